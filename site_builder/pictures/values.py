"""What a page needs of a picture."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rendition:
    """A file of a picture: its address, relative to the site's root, and its width in pixels."""

    address: str
    width: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in several sizes, each list from narrow to wide.

    `width` and `height` are those of the widest. `own` are in a format that every browser reads,
    `webp` are smaller files of the same, if they are; `still` are of the first picture of one that
    moves, for visitors who want no motion. `is_clear` is whether the page shows through. An empty
    `alt` is that of a picture that only decorates.
    """

    alt: str
    width: int
    height: int
    own: tuple[Rendition, ...]
    webp: tuple[Rendition, ...] = ()
    still: tuple[Rendition, ...] = ()
    is_clear: bool = False

    @property
    def is_tall(self) -> bool:
        """Whether it is taller than wide, so that in the whole width it would fill a screen."""
        return self.height > self.width

    @property
    def largest(self) -> Rendition:
        """The widest file that every browser reads."""
        return self.own[-1]
