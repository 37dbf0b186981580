"""What visitors of `build --serve` get now, and what a page does to become the next version."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from site_builder.files.excerpt import Excerpt
from site_builder.files.problems import Problem
from site_builder.output.files import PAGE, Output

# What a page shows without a script having a part in it; its name changes with its bytes.
_SHOWN = re.compile(rb"(assets/[\w.-]+\.[0-9a-f]{12}\.(?:css|gif|ico|jpg|png|svg|webp|woff2))")


@dataclass(frozen=True, slots=True)
class Found:
    """A problem, and the line that it is about, if it can be shown."""

    problem: Problem
    excerpt: Excerpt | None


@dataclass(frozen=True, slots=True)
class Told:
    """What the author should know of the last build.

    `failure` says what is wrong that stands in no file of the author's; `is_current` that the site
    is of the present content all the same.
    """

    found: tuple[Found, ...] = ()
    failure: str = ""
    is_current: bool = False

    @property
    def errors(self) -> tuple[Found, ...]:
        """Return what keeps the content from being a site."""
        return tuple(each for each in self.found if each.problem.severity == "error")

    @property
    def warnings(self) -> tuple[Found, ...]:
        """Return what a site can be published with."""
        return tuple(each for each in self.found if each.problem.severity == "warning")

    @property
    def is_bad(self) -> bool:
        """Tell whether there is more than warnings."""
        return bool(self.errors or self.failure)


@dataclass(frozen=True, slots=True)
class Served:
    """The last good site, if there was one, and what is told of the present content.

    `site` is the number of the site and `number` that of all of this: they never come back, not in
    another run either. A page of the site `before` is one of this site once it has made `swaps`,
    new address by old one; None where it has to be loaded anew. `moved` are addresses that pages
    of that site have left, such as by another slug: `{"/en/a/": "/en/b/"}`.
    """

    output: Output | None = None
    told: Told = field(default_factory=Told)
    site: int = 0
    number: int = 0
    before: int = 0
    swaps: Mapping[str, str] | None = None
    moved: Mapping[str, str] = field(default_factory=dict)

    def with_site(self, output: Output, number: int) -> "Served":
        """Return what is served once there is a site; this itself if it is the same site."""
        if self.output and _is_same(output, self.output):
            return self
        made = replace(self, output=output, site=number, number=number, before=self.site)
        if not self.output:
            return made
        return replace(made, swaps=_swaps(self.output, output), moved=_moved(self.output, output))

    def with_told(self, told: Told, number: int) -> "Served":
        """Return what is served with this to tell; this itself if it tells the same."""
        return self if told == self.told else replace(self, told=told, number=number)


def _is_same(one: Output, other: Output) -> bool:
    return (one.files, one.headers, one.root) == (other.files, other.headers, other.root)


def _swaps(old: Output, new: Output) -> Mapping[str, str] | None:
    """Return the addresses of styles and pictures that changed, if no page changed otherwise."""
    if (old.root, _loaded(old)) != (new.root, _loaded(new)):
        return None
    swaps: dict[str, str] = {}
    for path in _loaded(old):
        for before, after in _pieces(old.files[path], new.files[path]):
            if not (_SHOWN.fullmatch(before) and _SHOWN.fullmatch(after)):
                return None
            if swaps.setdefault(before.decode(), after.decode()) != after.decode():
                return None
    return swaps


def _moved(old: Output, new: Output) -> Mapping[str, str]:
    """Return the addresses of pages with those that their files have pages at now; last the site's.

    Of addresses that begin so, such as those of a page's levels, the same holds.
    """
    now = {source.path: path for path, source in new.sources.items()}
    pages = {path: now[source.path] for path, source in old.sources.items() if source.path in now}
    named = {
        f"{old.root}{path.removesuffix(PAGE)}": f"{new.root}{made.removesuffix(PAGE)}"
        for path, made in pages.items()
    }
    return {each: made for each, made in {**named, old.root: new.root}.items() if each != made}


def _loaded(output: Output) -> set[str]:
    """Return the paths of what a browser reads as a page, or runs."""
    return {path for path in output.files if path.endswith((".html", ".js"))}


def _pieces(old: bytes, new: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield what stands in the place of what, of addresses and of all between them."""
    if old != new:
        pieces = zip_longest(_SHOWN.split(old), _SHOWN.split(new), fillvalue=b"")
        yield from ((before, after) for before, after in pieces if before != after)
