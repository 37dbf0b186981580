"""What somebody may have meant who named a wrong folder or check."""

from contextlib import suppress
from pathlib import Path

from site_builder.files.problems import listed, near_miss, quoted

CONTENT = "content"
_MOST_LOOKED_AT = 200


def is_lone_check(name: str) -> bool:
    """Tell whether a name that stands alone is that of a check here, and not a project's."""
    return _is_check_here(name) and not (Path(name) / CONTENT).is_dir()


def _is_check_here(name: str) -> bool:
    return Path(name).name == name != ".." and (Path(CONTENT) / name).is_dir()


def folder_hint(path: Path) -> str:
    """Return what to write in place of a project's folder that is not there, or ''."""
    if _is_check_here(str(path)):
        return f"{path} is a check; leave it out, since you are in its project"
    with suppress(OSError):
        beside = [each.name for each in path.parent.iterdir() if each.is_dir()]
        checks = _checks(Path()) if path.name == str(path) else []
        meant = near_miss(path.name, [*beside, *checks])
        return meant[:1].upper() + meant[1:]
    return ""


def no_check(project: Path, name: str, does: str = "holds") -> str:
    """Return that a project holds, or publishes, no such check, and which may be meant."""
    checks = _checks(project)
    if name in checks:
        hint = "it is a draft; write --drafts too"
    elif checks:
        hint = near_miss(name, checks) or f"it has {listed(checks, 'and')}"
    else:
        hint = "make one with: niveaucheck new check ID"
    return f"{project.resolve()} {does} no check called {quoted(name)}; {hint}"


def _checks(project: Path) -> list[str]:
    folders = _folders(project / CONTENT)
    return [each.name for each in folders if (each / "rubric.yaml").is_file()]


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
