"""The output: what will stand in `build/`, as one value, and the checks on it as a whole."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from posixpath import join, normpath
from urllib.parse import unquote, urlsplit

from site_builder.problems import Problem
from site_builder.source import Source, find

PAGE = "index.html"


@dataclass(frozen=True, slots=True)
class Output:
    """The built site.

    `files` maps a path below the output folder to its bytes. `headers` maps such a path to the
    headers with which a host must serve it. `sources` says which of the author's files a page was
    made of. `root` is the path of the site on its host, `/` or `/checks/`.
    """

    files: Mapping[str, bytes]
    headers: Mapping[str, Mapping[str, str]]
    sources: Mapping[str, Source]
    root: str


def check_output(output: Output) -> Iterator[Problem]:
    """Yield links and anchors that lead nowhere, and ids that a page has twice."""
    pages = {path: _scan(data) for path, data in output.files.items() if path.endswith(".html")}
    for path, page in pages.items():
        for name in sorted({name for name in page.ids if page.ids.count(name) > 1}):
            message = f'the id "{name}" stands twice on the page {path}'
            yield _problem(output, path, name, "id-twice", message, "rename one of the headings")
        for link in page.links:
            yield from _dead(output, pages, path, link)


def _dead(
    output: Output, pages: Mapping[str, "_Scan"], path: str, link: str
) -> Iterator[Problem]:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return
    target = _target(path, unquote(parts.path), output.root)
    if target not in output.files:
        message = f'the link "{link}" on the page {path} leads nowhere'
        yield _problem(output, path, link, "dead-link", message, "mend or remove it")
    elif parts.fragment and unquote(parts.fragment) not in pages[target].ids:
        message = f'the page {target} has no place "#{parts.fragment}", which {path} links to'
        yield _problem(output, path, link, "dead-anchor", message, "mend or remove the link")


def _problem(
    output: Output, path: str, text: str, code: str, message: str, hint: str
) -> Problem:
    """Place a problem with a page in the author's file that it was made of, if there is one."""
    source = output.sources.get(path)
    if source is None:
        return Problem(path, 1, 1, code, message, hint)
    return source.problem(find(source, text), code, message, hint)


def _target(path: str, link: str, root: str) -> str:
    """Return the file that a link on a page leads to."""
    if not link:
        return path
    below = "/" + link.removeprefix(root) if link.startswith(root) else link
    target = normpath(below if link.startswith("/") else join("/", path, "..", link)).lstrip("/")
    return join(target, PAGE).lstrip("/") if link.endswith(("/", ".")) or not target else target


class _Scan(HTMLParser):
    """The ids and links of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("id"):
            self.ids.append(given["id"] or "")
        target = given.get("href") or given.get("src")
        if target:
            self.links.append(target)


def _scan(page: bytes) -> _Scan:
    scan = _Scan()
    scan.feed(page.decode())
    return scan
