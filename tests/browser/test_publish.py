"""What was published goes on working on the pages of others, whatever its author does next."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from site_builder.build import build
from site_builder.content.tree import load_content
from site_builder.options import Options
from site_builder.publish.command import publish
from site_builder.rubric.values import Rubric
from site_builder.scoring import Scorer
from site_builder.script.engine import current_engine
from site_builder.verify.host import hosted
from tests.browser.conftest import HostPage
from tests.browser.visits import Words, expect_result, take_by_clicking
from tests.projects import MINIMAL
from tests.publishing import ADDRESS, edit, proven

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git")

LINK = '<a href="https://e.org/">Take it</a>'
ELEMENT = f'<niveau-check check="first" lang="en">{LINK}</niveau-check>'
ANSWERS = {"plan": "some", "team": "none"}


@dataclass(frozen=True, slots=True)
class Later:
    """A site that was built from a fresh clone, after an edit: its address, and the old snippet."""

    host: str
    snippet: str


def git(folder: Path, *arguments: str) -> None:
    """Run git as nobody in particular, on a system that writes the line ends of Windows."""
    settings = ["user.name=A", "user.email=a@example.com", "core.autocrlf=true"]
    command = ["git", *(part for each in settings for part in ("-c", each)), *arguments]
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(command, cwd=folder, env={**os.environ, **alone}, check=True)


def commit(project: Path) -> None:
    """Commit all that there is."""
    git(project, "add", ".")
    git(project, "commit", "--quiet", "--message", "Work")


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Later]:
    """Publish, edit a text and the address, and build in a fresh clone."""
    folder, engine = tmp_path_factory.mktemp("later"), current_engine()
    project = proven(folder / "project", engine)
    git(project, "init", "--quiet")
    (done,) = publish(project, engine=engine).published
    commit(project)
    edit(project, "rubric.yaml", ("Is there a plan?", "Is there a good plan?"))
    edit(project, "article.en.md", ("slug: first-check", "slug: new\naliases: [first-check]"))
    commit(project)
    git(folder, "clone", "--quiet", str(project), "clone")
    build(folder / "clone", folder / "build", Options())
    with hosted(folder / "build") as host:
        yield Later(host, done.snippet.replace(ADDRESS, host))


@pytest.fixture
def minimal() -> Rubric:
    """The rubric that was published."""
    content = load_content(MINIMAL).value
    assert content
    (found,) = (entry.rubric for entry in content.entries if entry.rubric)
    return found


def test_the_old_script_loads_by_its_integrity(
    page: Page, host_page: HostPage, later: Later, minimal: Rubric
) -> None:
    """On another site: it asks what it asked, and scores as it did."""
    assert 'integrity="sha384-' in later.snippet
    page.goto(host_page(ELEMENT + later.snippet))
    words, check = Words("en", minimal), page.locator("niveau-check")
    take_by_clicking(check, words, ANSWERS)
    expect_result(check, words, Scorer(minimal).score(ANSWERS))


def test_the_stable_address_has_the_new_text(page: Page, host_page: HostPage, later: Later) -> None:
    """Whoever names no hash gets what is built now."""
    page.goto(host_page(f'{ELEMENT}<script async src="{later.host}/embed/first.js"></script>'))
    check = page.locator("niveau-check")
    check.get_by_role("button").first.click()
    expect(check.get_by_role("group")).to_contain_text("Is there a good plan?")


def test_another_script_is_refused_by_that_integrity(
    page: Page, host_page: HostPage, later: Later
) -> None:
    """The browser does look: what the page had in the element stays."""
    start, _, rest = later.snippet.partition("/embed/")
    snippet = f'{start}/embed/first.js"{rest.partition(chr(34))[2]}'
    with page.expect_console_message(lambda message: "integrity" in message.text):
        page.goto(host_page(ELEMENT + snippet))
    expect(page.get_by_role("link", name="Take it")).to_be_visible()
    assert page.evaluate("customElements.get('niveau-check')") is None


def test_the_published_address_still_leads_to_the_article(page: Page, later: Later) -> None:
    """Its slug is an alias now."""
    page.goto(f"{later.host}/en/first-check/")
    expect(page).to_have_url(f"{later.host}/en/new/")
    redirects = page.request.get(f"{later.host}/_redirects").text()
    assert "/en/first-check/ /en/new/ 301" in " ".join(redirects.split())
