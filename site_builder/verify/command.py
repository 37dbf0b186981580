"""`niveaucheck verify`: builds, opens every check in a real browser, and writes its proof."""

import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from playwright.sync_api import Browser
from rich.console import Console

from site_builder.build import compute
from site_builder.content.tree import load_content
from site_builder.files.problems import ContentError, Position, Problem
from site_builder.options import Options
from site_builder.output.files import Output
from site_builder.output.proofs import scripts_of
from site_builder.output.put import write_file
from site_builder.output.write import write
from site_builder.rubric.values import Rubric
from site_builder.script.assessment import scoring_part
from site_builder.script.engine import Engine
from site_builder.script.proof import NAME, Digests, Proof, digest_of, digests_of, to_json
from site_builder.script.proof import Browser as ProofBrowser
from site_builder.site.layout import make_site
from site_builder.site.values import Frame, Site
from site_builder.verify.browser import open_browser
from site_builder.verify.compare import Comparison, Difference, compare
from site_builder.verify.compose import Composition, compose
from site_builder.verify.host import hosted
from site_builder.verify.page import VerifyError, opened
from site_builder.verify.progress import bar
from site_builder.verify.summary import summary

Launch: TypeAlias = Callable[[], AbstractContextManager[Browser]]


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of verifying a check: a line for people, and the problem if there is one."""

    check: str
    summary: str
    problem: Problem | None = None


class UnpublishedError(Exception):
    """No check of this name is published."""


def verify(
    project: Path,
    options: Options,
    check: str | None = None,
    *,
    engine: Engine | None = None,
    launch: Launch = open_browser,
    console: Console | None = None,
) -> Iterator[Verified]:
    """Verify the published checks of a project, and write a proof for each that passes.

    Args:
        project: the folder that holds content/.
        options: as of a build; what proofs there are already does not matter.
        check: the one check to verify; else all.
        engine: in place of the current one.
        launch: opens the browser.
        console: where progress is shown; else standard error.

    Raises:
        ContentError: the content has problems.
        UnpublishedError: no such check is published.
        NoBrowserError: no browser can be started.
        VerifyError: what was built cannot be looked at in the browser.
        WriteError: a proof cannot be written.
    """
    output = compute(project, replace(options, proof="ignored"), engine)
    site = _site(project, options)
    frames = _frames(site)
    verifier = _Verifier(project, site, output, console or Console(stderr=True))
    if check is not None and check not in frames:
        raise UnpublishedError(check)
    wanted = [frame for name, frame in frames.items() if check in (None, name)]
    if not wanted:
        return
    with _served(output) as host, launch() as browser:
        for frame in wanted:
            yield verifier.verified(browser, host, frame)


def _site(project: Path, options: Options) -> Site:
    """Return the site that was built; its content has no problems any more."""
    content = load_content(project)
    site = make_site(content.value, drafts=options.drafts).value if content.value else None
    if site is None:
        raise ContentError(content.problems)
    return site


def _frames(site: Site) -> dict[str, Frame]:
    """Return each check's own page in the first of its languages."""
    order = site.settings.languages.index
    frames = sorted(site.frames, key=lambda frame: (frame.page.id, order(frame.page.language)))
    return {frame.page.id: frame for frame in reversed(frames)}


@contextmanager
def _served(output: Output) -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="niveaucheck-") as made:
        folder = Path(made) / "build"
        write(output, folder)
        with hosted(folder) as address:
            yield address


class _Verifier:
    """Verifies one check after the other."""

    def __init__(self, project: Path, site: Site, output: Output, console: Console) -> None:
        self._project, self._site, self._output = project, site, output
        self._console = console

    def verified(self, browser: Browser, host: str, frame: Frame) -> Verified:
        """Compare, and write the proof if all is equal."""
        name, rubric = frame.check.id, frame.check.rubric
        digests = self._digests(name, rubric)
        with self._console.status(f"{name}: choosing what is compared"):
            composition = compose(rubric)
        total = sum(len(piece.family) for piece in composition.pieces)
        files = self._output.files
        with (
            opened(browser, host, frame.address, name, files) as page,
            bar(self._console, name, total) as progress,
        ):
            made = compare(rubric, name, composition.pieces, page.page, progress)
        if made.difference:
            problem = _problem(name, rubric, made.difference)
            return Verified(name, f"{name}: the scorers differ after {made.count:,}", problem)
        told = ProofBrowser(browser.browser_type.name, browser.version)
        proof = self._proof(frame, digests, page.loaded, told, composition, made)
        path = Path("content") / name / "published" / NAME
        write_file(self._project / path, to_json(proof))
        return Verified(name, f"{summary(proof)}; {path.as_posix()}")

    def _digests(self, check: str, rubric: Rubric) -> Digests:
        """Return the digests that every script of the check has."""
        scripts = scripts_of(self._site, check, self._output.files)
        found = {path: digests_of(script) for path, script in scripts.items()}
        first, *others = found.values()
        if any(other != first for other in others):
            message = f"the scripts of {check} do not carry the same engine and scoring"
            raise VerifyError(message)
        if first.scoring != digest_of(scoring_part(rubric)):
            message = f"the scripts of {check} do not carry the scoring of its rubric"
            raise VerifyError(message)
        return first

    def _proof(
        self,
        frame: Frame,
        digests: Digests,
        loaded: str,
        browser: ProofBrowser,
        composition: Composition,
        made: Comparison,
    ) -> Proof:
        rubric = frame.check.rubric
        return Proof(
            format=1,
            check=frame.check.id,
            version=rubric.version,
            digests=digests,
            page=frame.address,
            loaded=loaded,
            scripts=tuple(scripts_of(self._site, frame.check.id, self._output.files)),
            browser=browser,
            method=composition.method,
            compared=tuple(piece.compared for piece in composition.pieces),
            results=made.digest,
            examples=len(rubric.examples),
            witnesses=composition.witnesses,
        )


def _problem(check: str, rubric: Rubric, found: Difference) -> Problem:
    """Return a difference as a problem; with an example of the author's, in its place."""
    is_example = found.piece.part == "examples"
    at = rubric.examples[found.number].at if is_example else Position(1, 1)
    message = (
        f"the widget scores {json.dumps(found.answers)} as {found.shipped}, "
        f"and the reference scorer as {found.reference}"
    )
    hint = "this is our mistake, not yours: please send us the rubric and this line"
    path = f"content/{check}/rubric.yaml"
    return Problem(path, at.line, at.column, "scorers-differ", message, hint)
