"""Where an address leads, as it does on the host: the rules of `_redirects`, then the files."""

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from site_builder.output.files import PAGE, Output

NOT_FOUND = "404.html"


@dataclass(frozen=True, slots=True)
class Found:
    """A file of the site, with the status of the answer."""

    path: str
    status: int = 200


@dataclass(frozen=True, slots=True)
class Moved:
    """Another address, from the root of the host on."""

    address: str
    status: int


@dataclass(frozen=True, slots=True)
class _Rule:
    address: str
    target: str
    status: int
    language: str


def route(output: Output, address: str, languages: str = "") -> Found | Moved:
    """Return where an address leads.

    Only what stands in the output is ever found, by its name as it is: no name is a way anywhere.

    Args:
        output: the site.
        address: the path that is asked for, decoded, with the slash before it.
        languages: what the browser says in `Accept-Language`.
    """
    root = unquote(output.root)  # It stands as in `base_url`, where `é` may be `%C3%A9`.
    if not address.startswith(root):
        return Moved(output.root, 302) if address in {"/", root[:-1]} else Found(NOT_FOUND, 404)
    path = address.removeprefix(root)
    for rule in _rules(output.files.get("_redirects", b"")):
        if rule.address == f"/{path}" and _speaks(languages, rule.language):
            return Moved(rule.target, rule.status)
    return _file(output, path)


def _file(output: Output, path: str) -> Found | Moved:
    if path.endswith("/") or not path:
        path += PAGE
    elif f"{path}/{PAGE}" in output.headers:
        return Moved(f"{output.root}{path}/", 301)
    elif f"{path}.html" in output.headers:
        path += ".html"
    # A file without headers, such as `_headers`, is for the host alone.
    return Found(path) if path in output.headers else Found(NOT_FOUND, 404)


@lru_cache(maxsize=1)
def _rules(redirects: bytes) -> tuple[_Rule, ...]:
    return tuple(_rule(line) for line in redirects.decode().splitlines())


def _rule(line: str) -> _Rule:
    """Read a rule as `netlify_redirects` writes it: `/ /nl/ 302! Language=nl`."""
    address, target, status, *conditions = line.split()
    language = "".join(conditions).removeprefix("Language=")
    return _Rule(address, target, int(status.rstrip("!")), language.lower())


def _speaks(languages: str, wanted: str) -> bool:
    """Tell whether the language that a browser likes best is the one of a rule, or a kind of it."""
    return f"{_liked_best(languages)}-".startswith(f"{wanted}-") if wanted else True


def _liked_best(languages: str) -> str:
    """Return the first language of those with the highest `q`, in small letters."""
    ranges = [each.partition(";") for each in languages.lower().split(",")]
    named = [(tag.strip(), _quality(value)) for tag, _, value in ranges]
    return max(named, key=lambda each: each[1])[0]


def _quality(value: str) -> float:
    try:
        return float(value.strip().removeprefix("q=") or 1)
    except ValueError:
        return 0.0
