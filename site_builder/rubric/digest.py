"""The digest of a rubric, which lasts as long as the rubric: `--serve` builds all day."""

from functools import lru_cache

from site_builder.files.digests import digest
from site_builder.rubric.values import Rubric


class _Itself:
    """A value that equals itself alone, so that it is looked up without being looked into."""

    def __init__(self, value: object) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Itself) and self.value is other.value

    def __hash__(self) -> int:
        return id(self.value)


def rubric_digest(rubric: Rubric) -> bytes:
    """Return what tells a rubric from others, its places in the file included."""
    return _digest_of(_Itself(rubric))


@lru_cache(maxsize=512)  # `load_rubric` keeps as many from one build to the next
def _digest_of(rubric: _Itself) -> bytes:
    return digest(rubric.value)
