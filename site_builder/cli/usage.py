"""What somebody may have meant who named a wrong folder."""

from contextlib import suppress
from pathlib import Path

from site_builder.files.problems import near_miss

CONTENT = "content"
_MOST_LOOKED_AT = 200


def folder_hint(path: Path) -> str:
    """Return what to write in place of a folder that is not there, or ''.

    That is the nearest one, or, for the name of a check, the project before it.
    """
    if len(path.parts) == 1 and (Path(CONTENT) / path).is_dir():
        return f"A project stands before a check; write: . {path}"
    with suppress(OSError):
        beside = [each.name for each in path.parent.iterdir() if each.is_dir()]
        meant = near_miss(path.name, beside)
        return meant[:1].upper() + meant[1:]
    return ""


def content_hint(folder: Path) -> str:
    """Return what to write in place of a folder that holds no `content/`."""
    here = folder.resolve()
    around = next((each for each in (here, *here.parents) if _is_content(each)), None)
    if around:
        return f"it is inside the project {around.parent}; name that folder, or go there"
    inside = sorted(each.name for each in _folders(here) if (each / CONTENT).is_dir())
    if inside:
        return f"name the project in it, like {folder / inside[0]}"
    return "name the folder that holds it, or make one with: niveaucheck new project DIR"


def _is_content(folder: Path) -> bool:
    return folder.name == CONTENT and (folder / "site.yaml").is_file()


def _folders(folder: Path) -> list[Path]:
    with suppress(OSError):
        return [each for each in sorted(folder.iterdir())[:_MOST_LOOKED_AT] if each.is_dir()]
    return []
