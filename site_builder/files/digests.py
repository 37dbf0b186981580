"""The digest of a frozen value, by which it is told from others in any run."""

import hashlib
import pickle
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import partial
from io import BytesIO
from operator import attrgetter
from typing import Any, TypeAlias

Reducer: TypeAlias = Callable[[Any], tuple[Any, ...]]
"""Value → what is pickled in its place, as `__reduce__` has it."""


class Reducers(dict[type[Any], Reducer]):
    """By what a value is pickled, by its type: a frozen one by its type's name and its fields.

    Pickle itself looks for the fields anew in every value, which takes longer than the rest.
    """

    def __missing__(self, kind: type[Any]) -> Reducer:
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


PLAIN = Reducers()
"""Those of values that are looked into as a whole."""


def digest(value: object, reducers: Reducers = PLAIN) -> bytes:
    """Return the digest of frozen values; those that differ have others.

    Mappings in another order differ, as what is made of them may.
    """
    told = BytesIO()
    pickler = pickle.Pickler(told, pickle.HIGHEST_PROTOCOL)
    # Equal values are pickled alike, no matter which of their parts are one object.
    pickler.fast = True
    pickler.dispatch_table = reducers
    pickler.dump(value)
    return hashlib.sha256(told.getbuffer()).digest()


def in_parts(value: object) -> tuple[Any, ...]:
    """Return a frozen value's type by its name, and its fields, which may be digested apart."""
    parts: tuple[Any, ...] = PLAIN[type(value)](value)[1]
    return parts
