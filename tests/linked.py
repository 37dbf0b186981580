"""Every address that a site's files hold, for tests that follow them."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree

from site_builder.output.files import Output
from tests.dom import tree_of

ATTRIBUTES = ("href", "src", "data", "poster", "action", "cite")
SHARED = ("og:url", "og:image", "og:image:secure_url", "og:video", "og:audio", "twitter:image")


@dataclass(frozen=True, slots=True)
class Link:
    """An address as it stands in a file; `at` is the file, `kind` what it stands in."""

    at: str
    kind: str
    address: str

    def seen_from(self, base_url: str) -> str:
        """Return the whole address, for the file at the site's."""
        return urljoin(f"{base_url}/{self.at.removesuffix('index.html')}", self.address)


def ids(page: bytes) -> set[str]:
    """Return the places on a page to which a link can lead."""
    return {each.attributes.get("id") or "" for each in tree_of(page.decode()).all()}


def _in_page(data: bytes) -> Iterator[tuple[str, str]]:
    for element in tree_of(data.decode()).all():
        given = element.attributes
        for name in ATTRIBUTES:
            yield f"{element.tag} {name}", given.get(name) or ""
        for name in ("srcset", "imagesrcset"):
            yield from (("srcset", each) for each in _candidates(given.get(name) or ""))
        yield from _in_meta(given)
        if given.get("type") == "application/ld+json":
            text = "".join(str(each) for each in element.content)
            yield from (("json-ld", address) for _, address in _in_json(text.encode()))


def _candidates(srcset: str) -> Iterator[str]:
    return (each.split()[0] for each in srcset.split(",") if each.strip())


def _in_meta(given: Mapping[str, str | None]) -> Iterator[tuple[str, str]]:
    name, content = given.get("property") or given.get("name"), given.get("content") or ""
    if name in SHARED:
        yield name, content
    if given.get("http-equiv") == "refresh":
        yield "refresh", content.partition("url=")[2]


def _in_xml(data: bytes) -> Iterator[tuple[str, str]]:
    for each in etree.fromstring(data).iter():
        yield "xml href", each.get("href", "")
        if etree.QName(each).localname == "loc":
            yield "loc", str(each.text)


def _in_json(data: bytes) -> Iterator[tuple[str, str]]:
    for text in _texts(json.loads(data)):
        if text.startswith(("http://", "https://")):
            yield "json", text


def _in_styles(data: bytes) -> Iterator[tuple[str, str]]:
    return (("css", each) for each in re.findall(r"url\(\"?([^)\"]+)", data.decode()))


def _in_text(data: bytes) -> Iterator[tuple[str, str]]:
    return (("txt", each) for each in re.findall(r"^Sitemap: (\S+)", data.decode(), re.MULTILINE))


READERS: Mapping[str, Callable[[bytes], Iterator[tuple[str, str]]]] = {
    "html": _in_page,
    "xml": _in_xml,
    "json": _in_json,
    "css": _in_styles,
    "txt": _in_text,
}


def links(output: Output) -> Iterator[Link]:
    """Yield every address in pages, styles, lists, feeds and data."""
    for path, data in output.files.items():
        reader = READERS.get(path.rpartition(".")[2])
        for kind, address in reader(data) if reader else ():
            if address:
                yield Link(path, kind, address)


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for each in data.values():
            yield from _texts(each)
    elif isinstance(data, list):
        for each in data:
            yield from _texts(each)


def place_of(address: str) -> str:
    """Return the place on a page that an address names, "" for the page as such."""
    return unquote(urlsplit(address).fragment)
