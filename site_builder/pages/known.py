"""Pages, kept by all that they are made of, so that few are rendered again.

Each is rendered from what it is given to see, and from nothing else, so the digest of that and of
our code tells whether it would come out the same.
"""

import sys
from collections.abc import Callable, Mapping
from typing import Any

from site_builder.cards.make import Cards
from site_builder.content.site_file import Settings
from site_builder.files.cache import code_of_all, keep, kept_before, version_of
from site_builder.files.digests import Reducers, digest, in_parts
from site_builder.language.strings import Strings
from site_builder.pages.environment import TEMPLATES
from site_builder.rubric.digest import rubric_digest
from site_builder.rubric.values import Rubric
from site_builder.site.values import ArticlePage, Check, Site, TextPage

_DIGEST_BYTES = 32
_LARGE: tuple[type[Any], ...] = (ArticlePage, Cards, Check, Settings, Site, Strings, TextPage)
"""What is on many pages."""


class Known:
    """The pages that were made before, of one site.

    `shared` is what all pages are made of beside their own.
    """

    def __init__(self, shared: Mapping[str, Any]) -> None:
        self._of_large: dict[int, tuple[object, bytes]] = {}
        large = dict.fromkeys(_LARGE, self._of_what_is_large)
        self._reducers = Reducers({**large, Rubric: _rubric})
        templates = {path.name: path.read_bytes() for path in sorted(TEMPLATES.iterdir())}
        libraries = (version_of("jinja2"), version_of("markupsafe"), sys.version)
        self._shared = self._digest((code_of_all(), libraries, templates, shared))

    def page(self, address: str, own: object, make: Callable[[], bytes]) -> bytes:
        """Return a page as `make` makes it.

        Args:
            address: its whole address, by which it is kept: one a page, whatever becomes of it.
            own: what it is made of beside what is shared.
            make: makes it, of nothing else.
        """
        told = self._digest((self._shared, own))
        found = kept_before(("page", address)) or b""
        if found[:_DIGEST_BYTES] == told:
            return found[_DIGEST_BYTES:]
        made = make()
        keep(("page", address), told + made)
        return made

    def _digest(self, value: object) -> bytes:
        return digest(value, self._reducers)

    def _of_what_is_large(self, value: Any) -> tuple[type[bytes], tuple[bytes]]:
        """Return what is pickled in its place: its digest, for which it is looked at once.

        It is kept with its digest, so that nothing else has its place in memory meanwhile.
        """
        if id(value) not in self._of_large:
            self._of_large[id(value)] = (value, self._digest(in_parts(value)))
        return bytes, (self._of_large[id(value)][1],)


def _rubric(rubric: Rubric) -> tuple[type[bytes], tuple[bytes]]:
    """Return what is pickled in the place of a rubric."""
    return bytes, (rubric_digest(rubric),)
