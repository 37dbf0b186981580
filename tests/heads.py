"""What stands in the heads of pages, for tests of what search engines and others are told."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from site_builder.output.files import Output
from tests.dom import Element, tree_of


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says of itself.

    `links` are the addresses of each relation, `alternates` those of its twins by language,
    `feeds` those of feeds. `said` is the content of each meta by its name or property. `data` are
    the things of its JSON-LD, by their type.
    """

    language: str
    links: Mapping[str, list[str]]
    alternates: Mapping[str, str]
    feeds: list[str]
    said: Mapping[str, str]
    data: Mapping[str, Mapping[str, Any]]

    @property
    def is_indexed(self) -> bool:
        """Whether search engines may list the page."""
        return "noindex" not in self.said.get("robots", "")


def head_of(page: bytes) -> Head:
    """Read a page."""
    root = tree_of(page.decode())
    (html,), links = root.all("html"), root.all("link")
    by_relation: dict[str, list[str]] = {}
    for link in links:
        by_relation.setdefault(_of(link, "rel"), []).append(_of(link, "href"))
    twins = [link for link in links if link.attributes.get("hreflang")]
    feeds = [link for link in links if link.attributes.get("type") == "application/atom+xml"]
    metas = [(each, each.attributes) for each in root.all("meta")]
    return Head(
        language=_of(html, "lang"),
        links=by_relation,
        alternates={_of(link, "hreflang"): _of(link, "href") for link in twins},
        feeds=[_of(link, "href") for link in feeds],
        said={
            given.get("name") or given.get("property") or "": _of(each, "content")
            for each, given in metas
            if "content" in given
        },
        data=dict(_things(root)),
    )


def heads(output: Output) -> dict[str, Head]:
    """Return the heads of all pages that search engines may list, by path."""
    found = {path: head_of(data) for path, data in output.files.items() if path.endswith(".html")}
    return {path: head for path, head in found.items() if head.is_indexed}


def _things(root: Element) -> list[tuple[str, Mapping[str, Any]]]:
    blocks = [
        json.loads("".join(str(each) for each in script.content))
        for script in root.all("script")
        if script.attributes.get("type") == "application/ld+json"
    ]
    assert all(block["@context"] == "https://schema.org" for block in blocks)
    things = [thing for block in blocks for thing in block.get("@graph", [block])]
    found = [(thing["@type"], thing) for thing in things]
    assert len(dict(found)) == len(found), "a type stands twice on a page"
    return found


def _of(element: Element, name: str) -> str:
    return element.attributes.get(name) or ""
