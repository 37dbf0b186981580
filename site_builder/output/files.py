"""The output: what will stand in `build/`, as one value, and the checks on it as a whole."""

import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from html import unescape
from posixpath import dirname, normpath, relpath
from urllib.parse import unquote, urlsplit

from site_builder.files.addresses import whole_address
from site_builder.files.cache import code_of, keep, kept_before
from site_builder.files.codes import Code
from site_builder.files.problems import Problem, near_miss, printable, quoted
from site_builder.files.source import Source, find
from site_builder.output.meant import meant, mend, of_file

PAGE = "index.html"


@dataclass(frozen=True, slots=True)
class Output:
    """The built site.

    `files` maps a path below the output folder to its bytes. `headers` maps such a path to the
    headers with which a host must serve it. `sources` says which of the author's files a page was
    made of. `root` is the path of the site on its host, `/` or `/checks/`. `drafts` has the paths
    of pages that are left out, each with the files that say so. `warnings` are what its author
    should know, though it is whole.
    """

    files: Mapping[str, bytes]
    headers: Mapping[str, Mapping[str, str]]
    sources: Mapping[str, Source]
    root: str
    drafts: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[Problem, ...] = ()

    @property
    def pages(self) -> int:
        """Return how many of the files are pages."""
        return sum(path.endswith(".html") for path in self.files)

    @property
    def left_out(self) -> int:
        """Return how many articles are left out, in whichever languages."""
        return len({*self.drafts.values()})


def check_output(output: Output) -> Iterator[Problem]:
    """Yield links and anchors that lead nowhere, and ids that a page has twice."""
    pages = _scans({path: data for path, data in output.files.items() if path.endswith(".html")})
    for path, page in pages.items():
        yield from _ids_twice(output, path, page.ids)
        yield from _dead_links(output, pages, path, page.links)


def _ids_twice(output: Output, path: str, ids: list[str]) -> Iterator[Problem]:
    for name in sorted(name for name, times in Counter(ids).items() if times > 1):
        message = f"the id {quoted(name)} stands twice on the page {_address(path)}"
        hint = f"give the heading another one, with {{#another-{name}}} at its end"
        yield _problem(output, path, _id_written(name), "id-twice", message, hint)


def _id_written(name: str) -> str:
    """Return the pattern of an id in Markdown: as it is, or in a heading that it was made of."""
    words = r"\W+".join(map(re.escape, re.split(r"[-_]+", name)))
    return rf"(?i:\{{#{re.escape(name)}\}}|\bid=.?{re.escape(name)}|^#+ *{words}\W*$)"


def _dead_links(
    output: Output, pages: Mapping[str, "_Scan"], path: str, links: list[str]
) -> Iterator[Problem]:
    for index, link in enumerate(links):
        found = _deadness(output, pages, path, link)
        doubt = _past_the_site(output, path, link) if link.startswith("/") and not found else None
        said = found or doubt
        if said:
            before = links[:index].count(link)
            problem = _problem(output, path, _link_written(link), *said, occurrence=before)
            yield replace(problem, severity="warning" if doubt else "error")


def _link_written(link: str) -> str:
    """Return the pattern of a link's address in Markdown or HTML."""
    return rf"(?:(?<=\()|(?<=<)|(?<=[\"'=])|(?<=\]: )){re.escape(link)}(?![\w/])"


def _deadness(
    output: Output, pages: Mapping[str, "_Scan"], path: str, link: str
) -> tuple[Code, str, str] | None:
    """Return code, message and hint where a link leads nowhere."""
    try:
        is_away, written, fragment = _split(link)
    except ValueError:
        return "dead-link", f"the link {quoted(link)} is no address", "mend or remove it"
    target = None if is_away else _target(path, written, output.root)
    if target is None:
        return None
    if target in output.drafts:
        message = f"the link {quoted(link)} on the page {_address(path)} leads to a draft"
        hint = f"write draft: false in {output.drafts[target]}, or remove the link"
        return "dead-link", message, hint
    if target not in output.files:
        message = f"the link {quoted(link)} on the page {_address(path)} leads nowhere"
        named = _of_file(output, path, link)
        near = meant(link, dirname(path), target.removesuffix(PAGE), _linkable(pages), output.root)
        hint = f'did you mean "{printable(near)}"?' if near else mend(target)
        hint = f'write "{printable(named)}", the address of its page' if named else hint
        whole = whole_address(written)
        return "dead-link", message, f"write {printable(whole)}" if whole else hint
    if fragment and target in pages and unquote(fragment) not in pages[target].ids:
        place = quoted(f"#{fragment}")
        there, here = _address(target), _address(path)
        message = f"the page {there} has no place {place}, to which {here} links"
        near = near_miss(f"#{fragment}", [f"#{each}" for each in pages[target].ids])
        hint = f"mend the link, or end the heading that it means with {{#{fragment}}}"
        return "dead-anchor", message, near or hint
    return None


def _of_file(output: Output, path: str, link: str) -> str | None:
    """Return the link to the page that was made of a file, or of a folder, that a link names."""
    source = output.sources.get(path)
    made = {each.path: _address(page) for page, each in output.sources.items()}
    return of_file(link, dirname(path), source.path, made) if source else None


def _past_the_site(output: Output, path: str, link: str) -> tuple[Code, str, str] | None:
    """Say what is doubtful in a link from the root of the host to what the site has below a path.

    The host may have the same elsewhere; nobody here can know.
    """
    is_away, written, _ = _split(link)
    is_past = written.startswith("/") and not f"{written}/".startswith(output.root)
    target = _target(path, written, "/") if is_past and not is_away else None
    if target is None or target not in output.files:
        return None
    message = (
        f"the link {quoted(link)} on the page {_address(path)} leads past the site, "
        f"which is below {output.root}"
    )
    way = relpath(f"/{_address(target).lstrip('/')}", f"/{dirname(path)}")
    slash = "/" if target.endswith(PAGE) else ""
    rest = re.sub(r"[^?#]*", "", link, count=1)
    return "dead-link", message, f'write "{printable(f"{way}{slash}{rest}")}"'


def _address(path: str) -> str:
    """Return the address of a page below the site, as links name it."""
    return path.removesuffix(PAGE) or "/"


def _linkable(pages: Iterable[str]) -> list[str]:
    """Return the addresses of pages that somebody may link to, which frames are not."""
    return [_address(path) for path in pages if path.endswith(f"/{PAGE}") and path[:6] != "embed/"]


@lru_cache(4096)
def _split(link: str) -> tuple[bool, str, str]:
    """Return whether a link leads to another site, its path, and its fragment as it is written.

    Raises:
        ValueError: it is no address.
    """
    parts = urlsplit(link)
    return bool(parts.scheme or parts.netloc), unquote(parts.path), parts.fragment


def _problem(
    output: Output,
    path: str,
    pattern: str,
    code: Code,
    message: str,
    hint: str,
    occurrence: int = 0,
) -> Problem:
    """Place a problem with a page in the author's file that it was made of, if there is one."""
    source = output.sources.get(path)
    if source is None:
        return Problem(path, 1, 1, code, message, hint)
    return source.problem(find(source, pattern, occurrence), code, message, hint)


def _target(path: str, link: str, root: str) -> str | None:
    """Return the file that a link on a page leads to; None where it leaves the site."""
    if not link:
        return path
    if link.startswith("/") and not f"{link}/".startswith(root):
        return None
    at = link.removeprefix(root[:-1]) if link.startswith("/") else f"{path}/../{link}"
    target = normpath(f"/{at}").lstrip("/")
    return f"{target}/{PAGE}".lstrip("/") if link.endswith(("/", ".")) or not target else target


@dataclass(frozen=True, slots=True)
class _Scan:
    """The ids and links of a page, in their order."""

    ids: list[str]
    links: list[str]


def _scans(pages: Mapping[str, bytes]) -> dict[str, _Scan]:
    """Return what each page has; what was read for the last site that was checked is known."""
    recipe = ("scans", code_of(__name__), sys.version)
    kept = kept_before(recipe)
    known = json.loads(kept) if kept else {}
    digests = {path: hashlib.sha256(data).hexdigest() for path, data in pages.items()}
    found = {
        path: _Scan(*known[digest]) if digest in known else scanned(pages[path])
        for path, digest in digests.items()
    }
    if not known.keys() >= set(digests.values()):
        told = {digest: (found[path].ids, found[path].links) for path, digest in digests.items()}
        keep(recipe, json.dumps(told).encode())
    return found


_REST = r"[^>\"]*+(?:\"[^\"]*+\"[^>\"]*+)*+"
_TAG = re.compile(
    r"<!--.*?-->"
    rf"|<(?P<verbatim>(?i:script|style))\b({_REST})>.*?</(?i:(?P=verbatim))>"
    rf"|<[A-Za-z]({_REST})>",
    re.DOTALL,
)
_WANTED = re.compile(r"\b(?:id|href|src)=", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"(?<=[\s\"])((?i:id|href|src))=(?:\"([^\"]*)\"|([^\s>\"]+))|\"[^\"]*\"")


def scanned(page: bytes) -> _Scan:
    """Return what a page of ours has: its attributes are in double quotes, or in none.

    A parser of HTML takes four times as long, which every page of every build would wait for.
    """
    ids, links = list[str](), list[str]()
    for _, of_verbatim, inner in _TAG.findall(page.decode()):
        if _WANTED.search(of_verbatim or inner):
            given = {
                name.lower(): unescape(quoted or bare)
                for name, quoted, bare in _ATTRIBUTE.findall(of_verbatim or inner)
                if name
            }
            if given.get("id"):
                ids.append(given["id"])
            target = given.get("href") or given.get("src")
            if target:
                links.append(target)
    return _Scan(ids, links)
