"""Pillow, which draws and scales pictures: an extra that need not be installed, imported late."""

from importlib.util import find_spec
from typing import Final

OLDEST: Final = 11
"""The oldest major version that will do, as pyproject.toml says."""

WAY_OUT: Final = (
    "install Niveaucheck once more, with [images] after its name: pip install 'niveaucheck[images]'"
)


def pillow() -> str | None:
    """Return the version of Pillow, on which what it makes depends; None if it is absent or old."""
    if find_spec("PIL") is None:
        return None
    import PIL

    return PIL.__version__ if int(PIL.__version__.partition(".")[0]) >= OLDEST else None
