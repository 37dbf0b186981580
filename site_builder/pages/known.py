"""Pages, kept by all that they are made of, so that few are rendered again.

Each is rendered from what it is given to see, and from nothing else, so the digest of that and of
our code tells whether it would come out the same.
"""

import hashlib
import pickle
import sys
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache, partial
from io import BytesIO
from operator import attrgetter
from typing import Any

from site_builder.cards.make import Cards
from site_builder.content.site_file import Settings
from site_builder.files.cache import code_of_all, keep, kept_before, version_of
from site_builder.language.strings import Strings
from site_builder.pages.environment import TEMPLATES
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
        self._reducers = _Reducers({**large, Rubric: _rubric})
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
        digest = self._digest((self._shared, own))
        found = kept_before(("page", address)) or b""
        if found[:_DIGEST_BYTES] == digest:
            return found[_DIGEST_BYTES:]
        made = make()
        keep(("page", address), digest + made)
        return made

    def _digest(self, value: object) -> bytes:
        return _digest(value, self._reducers)

    def _of_what_is_large(self, value: Any) -> tuple[type[bytes], tuple[bytes]]:
        """Return what is pickled in its place: its digest, for which it is looked at once.

        It is kept with its digest, so that nothing else has its place in memory meanwhile.
        """
        if id(value) not in self._of_large:
            _, parts = _PLAIN[type(value)](value)
            self._of_large[id(value)] = (value, self._digest(parts))
        return bytes, (self._of_large[id(value)][1],)


class _Reducers(dict[type[Any], Callable[[Any], tuple[Any, ...]]]):
    """By what a value is pickled, by its type: a frozen one by its type's name and its fields.

    Pickle itself looks for the fields anew in every value, which takes longer than the rest.
    """

    def __missing__(self, kind: type[Any]) -> Callable[[Any], tuple[Any, ...]]:
        """Return that of a frozen value.

        Raises:
            KeyError: it is none, which pickle has a way for.
        """
        if not is_dataclass(kind):
            raise KeyError(kind)
        names = [each.name for each in fields(kind)]
        name = f"{kind.__module__}.{kind.__qualname__}"
        made = self[kind] = partial(_reduced, name, attrgetter(*names))
        return made


def _reduced(name: str, parts_of: Callable[[Any], Any], value: Any) -> tuple[Any, ...]:
    return str, (name, parts_of(value))


_PLAIN = _Reducers()


def _digest(value: object, reducers: _Reducers) -> bytes:
    """Return the digest of frozen values; those that differ have others."""
    told = BytesIO()
    pickler = pickle.Pickler(told, pickle.HIGHEST_PROTOCOL)
    # Equal values are pickled alike, no matter which of their parts are one object.
    pickler.fast = True
    pickler.dispatch_table = reducers
    pickler.dump(value)
    return hashlib.sha256(told.getbuffer()).digest()


class _Itself:
    """A value that equals itself alone, so that it is looked up without being looked into."""

    def __init__(self, value: object) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Itself) and self.value is other.value

    def __hash__(self) -> int:
        return id(self.value)


@lru_cache(maxsize=512)  # `load_rubric` keeps as many from one build to the next
def _digest_of_rubric(rubric: _Itself) -> bytes:
    return _digest(_PLAIN[Rubric](rubric.value), _PLAIN)


def _rubric(rubric: Rubric) -> tuple[type[bytes], tuple[bytes]]:
    """Return what is pickled in the place of a rubric."""
    return bytes, (_digest_of_rubric(_Itself(rubric)),)
