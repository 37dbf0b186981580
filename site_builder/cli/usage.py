"""What somebody may have meant who named a wrong folder or check."""

from contextlib import suppress
from pathlib import Path

from site_builder.files.problems import listed, near_miss, quoted

CONTENT = "content"
RUBRIC = "rubric.yaml"
_MOST_LOOKED_AT = 200


def is_lone_check(name: str) -> bool:
    """Tell whether a name that stands alone is meant as a check's here, and not as a project's."""
    if _is_check_here(name):
        return not (Path(name) / CONTENT).is_dir()
    return Path(CONTENT).is_dir() and _is_plain(name) and not Path(name).exists()


def _is_check_here(name: str) -> bool:
    return _is_plain(name) and (Path(CONTENT) / name).is_dir()


def _is_plain(name: str) -> bool:
    return Path(name).name == name != ".."


def rubric_of(name: str) -> Path | None:
    """Return the rubric of a check that is named, by its name here or by its folder, if any."""
    here = [Path(CONTENT) / name] if _is_plain(name) else []
    rubrics = (folder / RUBRIC for folder in (Path(name), *here))
    return next((each for each in rubrics if each.is_file()), None)


def folder_hint(path: Path) -> str:
    """Return what to write in place of a project's folder that is not there, or is none, or ''."""
    if path.is_file():
        return _sentence(content_hint(path))
    if _is_check_here(str(path)):
        return f"{path} is a check; leave it out, since you are in its project"
    with suppress(OSError):
        beside = [each.name for each in path.parent.iterdir() if each.is_dir()]
        checks = _checks(Path()) if path.name == str(path) else []
        return _sentence(near_miss(path.name, [*beside, *checks]))
    return ""


def _sentence(hint: str) -> str:
    return hint[:1].upper() + hint[1:]


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
    return [each.name for each in folders if (each / RUBRIC).is_file()]


def content_hint(folder: Path) -> str:
    """Return what to write in place of a folder that holds no `content/`, or of a file."""
    here = folder.resolve()
    around = next((each for each in (here, *here.parents) if _is_content(each)), None)
    if around and around.parent == Path.cwd():
        return "it is inside the project that you are in; leave it out"
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
