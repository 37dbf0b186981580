"""The files for those who embed a check: all of `site_builder/embed/`, under their own names."""

from pathlib import Path

FOLDER = Path(__file__).parent / "embed"


def embedded() -> dict[str, bytes]:
    """Return the files by their path below the output folder."""
    return {f"embed/{path.name}": path.read_bytes() for path in sorted(FOLDER.iterdir())}
