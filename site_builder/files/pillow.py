"""Pillow, which draws and scales pictures: an extra that need not be installed, imported late."""

from importlib.util import find_spec
from typing import Final

OLDEST: Final = 11
"""The oldest major version that will do, as pyproject.toml says."""

WAY_OUT: Final = (
    "install Niveaucheck once more, with [images] after its name: pip install 'niveaucheck[images]'"
)

_LETTERING = (
    *("HAVE_RAQM", "HAVE_FRIBIDI"),
    *("freetype2_version", "raqm_version", "fribidi_version", "harfbuzz_version"),
)
"""What Pillow tells of the libraries that it lays out and draws letters with."""


def pillow() -> str | None:
    """Return the version of Pillow, on which what it makes depends; None if it is absent or old."""
    if find_spec("PIL") is None:
        return None
    import PIL

    return PIL.__version__ if int(PIL.__version__.partition(".")[0]) >= OLDEST else None


def lettering() -> str | None:
    """Return the versions of Pillow and of what it lays out letters with; None as for `pillow`.

    These libraries may be the system's, and without raqm and fribidi letters are laid out simply.
    """
    version = pillow()
    if version is None:
        return None
    # What PIL.features asks as well, which takes thirty times as long to load.
    from PIL import _imagingft

    return " ".join([version, *(f"{name} {getattr(_imagingft, name, '')}" for name in _LETTERING)])
