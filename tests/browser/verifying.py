"""`niveaucheck verify` on a script that is right, or on one that was broken on purpose."""

from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from site_builder.options import Options
from site_builder.rubric.values import Rubric
from site_builder.script.engine import current_engine
from site_builder.verify.command import Verified, verify
from site_builder.verify.compose import Composition, compose


def verified(browser: Browser, project: Path, first: str = "", last: str = "") -> Verified:
    """Verify the one check of a project, with code that runs before and after the engine's."""
    engine = current_engine()
    plain, full = (first + each.strip() + last for each in (engine.plain, engine.full))
    changed = replace(engine, plain=plain, full=full)
    launch = lambda: nullcontext(browser)  # noqa: E731 - the browser of all tests stays open
    (found,) = verify(project, Options(), engine=changed, launch=launch)
    return found


def few_at_random(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw fewer answer sets at random: what is wrong is to be found among the others.

    What is compared of a rubric is chosen once, for all tests of it.
    """
    monkeypatch.setattr("site_builder.verify.drawn.DRAWN", 100)
    monkeypatch.setattr("site_builder.verify.command.compose", _composed)


_COMPOSED: dict[str, Composition] = {}


def _composed(rubric: Rubric) -> Composition:
    said = repr(rubric)
    if said not in _COMPOSED:
        _COMPOSED[said] = compose(rubric)
    return _COMPOSED[said]
