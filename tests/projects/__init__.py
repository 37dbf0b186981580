"""Projects to build from: `minimal`, `whole`, the mistakes that break it, `models` and `tongues`.

The projects are copied before they are changed, and built without the widget's engine, which no
check of the content needs.
"""

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from site_builder.build import compute
from site_builder.content.tree import load_content
from site_builder.files.problems import ContentError
from site_builder.options import Options, Policy
from site_builder.output.files import Output
from site_builder.script.engine import Engine
from site_builder.site.layout import make_site
from site_builder.site.values import Site

PROJECTS = Path(__file__).parent
MINIMAL = PROJECTS / "minimal"
WHOLE = PROJECTS / "whole"
BROKEN = PROJECTS / "broken"
MODELS = PROJECTS / "models"
KINDS = PROJECTS / "kinds"
TONGUES = PROJECTS / "tongues"
NO_ENGINE = Engine("", "", "", "", "0" * 16)


def built(project: Path, options: Options | None = None) -> Output:
    """Return the site of a project, without code in its scripts."""
    return compute(project, options or Options(), NO_ENGINE)


def site_of(project: Path, *, drafts: bool = False) -> Site:
    """Return the site of a project that has no problems."""
    content = load_content(project).value
    assert content is not None
    made = make_site(content, drafts=drafts)
    assert made.problems == ()
    assert made.value is not None
    return made.value


def shown(project: Path, policy: Policy = "optional", host_url: str | None = None) -> list[str]:
    """Return every problem of a project as its author sees it, in the order shown."""
    try:
        problems = built(project, Options(proof=policy, host_url=host_url)).warnings
    except ContentError as error:
        problems = error.problems
    return [str(problem) for problem in problems]


def copied(project: Path, to: Path, files: Mapping[str, str | bytes] | None = None) -> Path:
    """Copy a project, with files below content/ written anew."""
    shutil.copytree(project, to)
    for name, text in (files or {}).items():
        path = to / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return to


@dataclass(frozen=True, slots=True)
class Edit:
    """A change to one file below content/; without `find` the file is written anew."""

    file: str
    replace: str
    find: str | None = None
    repeat: int = 1
    encoding: str = "utf-8"

    def make(self, content: Path) -> None:
        """Change the file; what is to be found stands in it exactly once."""
        path, new = content / self.file, self.replace * self.repeat
        if self.find is not None:
            before = path.read_text("utf-8")
            assert before.count(self.find) == 1, f"{self.find!r} in {self.file}"
            new = before.replace(self.find, new)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(new, self.encoding)


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake of `broken/mistakes.yaml`, which says what its parts are."""

    name: str
    edits: tuple[Edit, ...]
    check: str | None
    is_published: bool
    remove: tuple[str, ...]
    links: Mapping[str, str]
    folder: str | None
    stands_apart: bool
    has_pillow: bool
    proof: Policy
    host_url: str | None
    expect: tuple[str, ...]

    def make(self, project: Path) -> None:
        """Make the mistake in a project."""
        content = project / "content"
        if self.check:
            _add_check(content / self.check)
        if self.check and self.is_published:
            _publish(content / self.check)
        for name in self.remove:
            path = content / name
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        if self.folder:
            (content / self.folder).mkdir()
        for name, target in self.links.items():
            (content / name).symlink_to(target)
        for edit in self.edits:
            edit.make(content)


def mistakes() -> list[Mistake]:
    """Return every mistake, in the order of the file."""
    listed = yaml.safe_load((BROKEN / "mistakes.yaml").read_text("utf-8"))
    return [_mistake(each) for each in listed]


def broken(to: Path, made: Iterable[Mistake]) -> Path:
    """Copy the whole project and make mistakes in it."""
    copied(WHOLE, to)
    for mistake in made:
        mistake.make(to)
    return to


def _mistake(keys: dict[str, Any]) -> Mistake:
    of_an_edit = {"file", "find", "replace", "repeat", "encoding"}
    edit = {key: value for key, value in keys.items() if key in of_an_edit}
    edits = [*([edit] if edit else []), *([keys["also"]] if "also" in keys else [])]
    return Mistake(
        name=keys["name"],
        edits=tuple(Edit(**each) for each in edits),
        check=keys.get("check"),
        is_published="published" in keys,
        remove=tuple(keys.get("remove", ())),
        links=keys.get("links", {}),
        folder=keys.get("folder"),
        stands_apart="apart" in keys,
        has_pillow=keys.get("pillow", True),
        proof=keys.get("proof", "optional"),
        host_url=keys.get("host_url"),
        expect=tuple(keys["expect"].splitlines()),
    )


def _add_check(folder: Path) -> None:
    """Add the check of the minimal project under another name, with slugs of its own."""
    shutil.copytree(MINIMAL / "content" / "first", folder)
    for article in folder.glob("article.*.md"):
        _name_anew(article, folder.name)


def _publish(folder: Path) -> None:
    """Let the check have published what it is now."""
    shutil.copytree(BROKEN / "published", folder / "published")
    for script in folder.glob("published/first.*.js"):
        script.rename(script.with_name(script.name.replace("first", folder.name)))
    _name_anew(folder / "published/lock.json", folder.name)


def _name_anew(path: Path, check: str) -> None:
    """Let what a file says of the first check be said of another, with slugs of its own."""
    text, slug = path.read_text("utf-8"), check.lower().replace("_", "-")
    text = text.replace("eerste-check", slug).replace("first-check", slug)
    path.write_text(text.replace('"first"', f'"{check}"').replace('"first.', f'"{check}.'), "utf-8")
