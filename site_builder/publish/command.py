"""`publish`: pins what is built now, for good, into `content/<check>/published/`.

The folder is committed by the author. It holds the script, byte for byte, beside all that were
pinned before, and the lock, which says what may not change its meaning any more.
"""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from site_builder.build import compute
from site_builder.content.site_file import placeholder_address
from site_builder.content.tree import ContentTree, load_content
from site_builder.files.problems import ContentError, Problem
from site_builder.lock.folder import FOLDER
from site_builder.lock.values import Lock, Pinned
from site_builder.options import Options
from site_builder.output.files import Output
from site_builder.output.proofs import proof_path
from site_builder.output.put import put
from site_builder.output.write import WriteError, holds
from site_builder.publish.pin import files_of, pin
from site_builder.script.engine import Engine
from site_builder.script.proof import NAME as PROOF

_FOR_GOOD = "and what is published leads there for good"

Scripts: TypeAlias = Mapping[str, bytes]
"""The script of each check, by its id."""


@dataclass(frozen=True, slots=True)
class Publication:
    """A check as it is published: its newest script, at its address, and whether a file changed."""

    check: str
    pinned: Pinned
    address: str
    is_new: bool

    @property
    def snippet(self) -> str:
        """What a page loads exactly this script with."""
        named = f'src="{self.address}" integrity="{self.pinned.integrity}"'
        return f'<script async {named} crossorigin="anonymous"></script>'

    def told(self) -> Iterator[str]:
        """Yield what its author is told."""
        if self.is_new:
            file, version = f"{FOLDER}/{self.pinned.file}", self.pinned.version
            yield f"{self.check}: version {version} is pinned as {file}; commit the folder."
        else:
            yield f"{self.check}: nothing has changed since it was published."
        yield self.snippet


@dataclass(frozen=True, slots=True)
class Publications:
    """What `publish` did, which checks it passed over as drafts, and what to be warned of."""

    published: tuple[Publication, ...]
    drafts: tuple[str, ...]
    warnings: tuple[Problem, ...]


def publish(project: Path, check: str | None = None, engine: Engine | None = None) -> Publications:
    """Pin what is built of every check, or of one; each is written whole, or not at all.

    Raises:
        ContentError: the content has problems or is unfinished, or a check has no proof of what is
            built.
        EngineError: the widget cannot be bundled.
        NoCheckError: there is no such check.
        WriteError: a folder cannot be written; it is as it was, and so are those after it.
    """
    output, tree = compute(project, Options(), engine), _tree(project)
    checks = [entry.id for entry, _ in tree.checks(check)]
    scripts = {name: output.files[_path(name)] for name in checks if _path(name) in output.files}
    _need_proofs(project, output, scripts, engine)
    locks = _locks(tree, scripts)
    if locks:
        _need_finished(project, tree, output)
    changed = _changed(project, locks, scripts)
    for folder, files in changed.items():
        put(files, folder)
    return Publications(
        published=tuple(_publication(tree, lock, project, changed) for lock in locks),
        drafts=tuple(name for name in checks if name not in scripts),
        warnings=output.warnings,
    )


def _tree(project: Path) -> ContentTree:
    loaded = load_content(project)
    if loaded.value is None:
        raise ContentError(loaded.problems)
    return loaded.value


def _path(check: str) -> str:
    return f"embed/{check}.js"


def _need_proofs(project: Path, output: Output, scripts: Scripts, engine: Engine | None) -> None:
    """Raise a ContentError for checks without a proof of what is built."""
    lacking = [check for check in scripts if proof_path(check) not in output.files]
    paths = {f"content/{check}/{FOLDER}/{PROOF}" for check in lacking}
    try:
        if lacking:
            compute(project, Options(proof="required"), engine)
    except ContentError as error:
        found = [problem for problem in error.problems if problem.path in paths]
        raise ContentError(found) from None


def _need_finished(project: Path, tree: ContentTree, output: Output) -> None:
    """Raise a ContentError where the address is no one's, or a text of the starter still stands.

    Drafts need not be finished.
    """
    drafts = tuple(f"content/{entry.id}/" for entry in tree.entries if entry.is_draft)
    forgotten = placeholder_address(project, _FOR_GOOD)
    unfilled = (each for each in output.warnings if each.code == "fill-in")
    found = [*forgotten, *(each for each in unfilled if not each.path.startswith(drafts))]
    refused = [replace(problem, severity="error") for problem in found]
    if refused:
        raise ContentError(refused)


def _locks(tree: ContentTree, scripts: Scripts) -> list[Lock]:
    return [
        pin(entry, rubric, scripts[entry.id])
        for entry, rubric in tree.checks()
        if entry.id in scripts
    ]


def _changed(project: Path, locks: list[Lock], scripts: Scripts) -> dict[Path, dict[str, bytes]]:
    """Return the files of each folder that are not there yet, or not so."""
    found = {
        folder: _not_there(folder, files_of(lock, scripts[lock.check]))
        for lock in locks
        for folder in [_folder(project, lock.check)]
    }
    return {folder: files for folder, files in found.items() if files}


def _not_there(folder: Path, files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {name: data for name, data in files.items() if not holds(folder / name, data)}


def _folder(project: Path, check: str) -> Path:
    """Return where a check is pinned.

    Raises:
        WriteError: it is a link, so it may be anywhere.
    """
    folder = project / "content" / check / FOLDER
    if folder.is_symlink():
        message = f"{folder} is a link, and publish writes below content/ only; make it a folder"
        raise WriteError(message)
    return folder


def _publication(
    tree: ContentTree, lock: Lock, project: Path, changed: Container[Path]
) -> Publication:
    return Publication(
        check=lock.check,
        pinned=lock.newest,
        address=f"{tree.settings.base_url}/embed/{lock.script}",
        is_new=_folder(project, lock.check) in changed,
    )
