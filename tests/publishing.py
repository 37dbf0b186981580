"""Projects that have published their check, for tests."""

from pathlib import Path

from site_builder.build import compute
from site_builder.options import Options
from site_builder.publish.command import Publications, publish
from site_builder.script.engine import Engine
from site_builder.script.proof import to_json
from tests.projects import MINIMAL, NO_ENGINE, copied
from tests.proofs import proof_of

ADDRESS = "https://checks.nl"
FIRST = "content/first"
PUBLISHED = f"{FIRST}/published"


def prove(project: Path, engine: Engine = NO_ENGINE, check: str = "first") -> None:
    """Write a proof that is about what a check's project builds now."""
    output = compute(project, Options(proof="ignored", drafts=True), engine)
    path = project / "content" / check / "published/proof.json"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(to_json(proof_of(output, check)))


def addressed(project: Path) -> Path:
    """Give a project an address that somebody can have, as publish asks for one."""
    site = project / "content/site.yaml"
    site.write_text(site.read_text("utf-8").replace("https://checks.example", ADDRESS), "utf-8")
    return project


def proven(to: Path, engine: Engine = NO_ENGINE) -> Path:
    """Copy the minimal project, and prove its check."""
    project = addressed(copied(MINIMAL, to))
    prove(project, engine)
    return project


def published(to: Path) -> Path:
    """Copy the minimal project, and publish its check."""
    project = proven(to)
    republish(project)
    return project


def published_twice(to: Path) -> Path:
    """Copy the minimal project, and publish two versions of its check."""
    project = published(to)
    edit(project, "rubric.yaml", ("version: 1", "version: 2"))
    republish(project)
    return project


def republish(project: Path) -> Publications:
    """Prove and publish the first check of a project."""
    prove(project)
    return publish(project, engine=NO_ENGINE)


def edit(project: Path, file: str, *pairs: tuple[str, str]) -> None:
    """Edit a file of the first check: one text in place of another, which stands there once."""
    path = project / FIRST / file
    text = path.read_text("utf-8")
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(text, "utf-8")


def files(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder by its path."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
