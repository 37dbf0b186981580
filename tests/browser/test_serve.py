"""`build --serve`: what is saved shows in the browser by itself."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Page, Route, expect

from tests.brands import svg

ROOT = Path(__file__).parents[2]
ARTICLE = "content/sales-process/article.en.md"
ADDRESS = "en/how-scalable-is-your-sales-process/"


@dataclass(frozen=True, slots=True)
class Editor:
    """A checkout of one's own, served."""

    checkout: Path
    address: str

    def replace(self, name: str, old: str, new: str) -> None:
        """Save a file with one text in place of another."""
        path = self.checkout / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture
def editor(tmp_path: Path) -> Iterator[Editor]:
    """A copy of what a build reads, with the server running on it."""
    for name in ("content", "site_builder", "widget"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, tmp_path / name, ignore=ignored)
    command = [sys.executable, "-u", "-m", "site_builder", "build", "--serve", "--port", "0"]
    with subprocess.Popen(
        command,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as server:
        assert server.stdout
        lines: list[str] = []
        for line in server.stdout:
            lines.append(line)
            if found := re.search(r"http://\S+", line):
                break
        else:
            pytest.fail("".join(lines))
        drain = Thread(target=server.stdout.read, daemon=True)
        drain.start()
        yield Editor(tmp_path, found[0])
        server.terminate()
        drain.join()


def test_every_kind_of_source_shows_when_saved(editor: Editor, page: Page) -> None:
    """An article, the rubric, a template, a style sheet and a widget source, one after another."""
    page.goto(editor.address + ADDRESS)
    check = page.locator("niveau-check")
    editor.replace(ARTICLE, "title: How scalable", "title: Truly how scalable")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Truly how scalable")
    editor.replace(
        "content/sales-process/rubric.yaml", "en: Which customers", "en: Say which customers"
    )
    expect(page.locator("#by-hand caption").first).to_contain_text("Say which customers")
    check.get_by_role("button").click()
    expect(check.get_by_role("group", name=re.compile("Say which customers"))).to_be_visible()
    editor.replace("site_builder/templates/base.html", "<footer", "<hr><footer")
    expect(page.locator("hr")).to_have_count(1)
    editor.replace("site_builder/styles/base.css", ":root {", ":root { --saved: 1;")
    expect(page.locator("html")).to_have_css("--saved", "1")
    editor.replace("widget/src/view.ts", 'part: "heading"', 'part: "heading saved"')
    expect(check.locator("[part~=saved]")).to_have_count(1, timeout=30_000)  # it is bundled first


def test_two_saves_close_together_both_show(editor: Editor, page: Page) -> None:
    """A save that follows as soon as another shows, well within half a second, shows too."""
    page.goto(editor.address + ADDRESS)
    for old, new in (("How", "First how"), ("First how", "Second how"), ("Second", "Third")):
        editor.replace(ARTICLE, f"title: {old}", f"title: {new}")
        expect(page).to_have_title(re.compile(new))


def test_a_save_before_the_page_listens_shows(editor: Editor, page: Page) -> None:
    """A page that was loaded before a build, and listens only after it, reloads."""

    def save_first(route: Route) -> None:
        editor.replace(ARTICLE, "title: How", "title: At once how")
        while "At once how" not in page.request.get(editor.address + ADDRESS).text():
            pass
        route.continue_()

    page.route("**/__niveaucheck/live.js*", save_first, times=1)
    page.goto(editor.address + ADDRESS)
    expect(page).to_have_title(re.compile("At once how"))


def test_a_file_with_an_old_date_shows(editor: Editor, page: Page) -> None:
    """A file that is moved in with a modification time of years ago is noticed."""
    page.goto(editor.address + ADDRESS)
    path, moved = editor.checkout / ARTICLE, editor.checkout / "moved.md"
    text = path.read_text("utf-8")
    moved.write_text(text.replace("title: How", "title: Since long how", 1), "utf-8")
    os.utime(moved, (1_000_000_000, 1_000_000_000))
    moved.replace(path)
    expect(page).to_have_title(re.compile("Since long how"))


def test_a_logo_in_a_hidden_folder_shows_when_saved(editor: Editor, page: Page) -> None:
    """Whatever site.yaml names is watched, also before it is there."""
    page.goto(editor.address + ADDRESS)
    with (editor.checkout / "content/site.yaml").open("a", encoding="utf-8") as site:
        site.write("\ntheme: {logo: .brand/logo.svg}\n")
    shown = page.get_by_role("alert").filter(has_text="site.yaml")
    expect(shown).to_contain_text("missing-file")
    logo = editor.checkout / "content/.brand/logo.svg"
    logo.parent.mkdir()
    for width in (120, 90):
        logo.write_text(svg(width, 36), "utf-8")
        expect(page.locator("header img").first).to_have_attribute("width", str(width))
    expect(shown).to_have_count(0)


def test_a_problem_is_shown_over_the_last_good_site(editor: Editor, page: Page) -> None:
    """The problem stands in the page with its place; the site stays; mending takes it away."""
    page.goto(editor.address + ADDRESS)
    rubric = "content/sales-process/rubric.yaml"
    editor.replace(rubric, "above_weakest", "above_weekest")
    shown = page.get_by_role("alert").filter(has_text="rubric.yaml")
    expect(shown).to_contain_text("unknown-key")
    expect(shown).to_contain_text(re.compile(r"rubric\.yaml:\d+:\d+"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("How scalable")
    assert "above_weekest" not in (editor.checkout / "build/embed/sales-process.js").read_text()
    editor.replace(rubric, "above_weekest", "above_weakest")
    expect(shown).to_have_count(0)


def test_a_widget_that_does_not_bundle_keeps_the_last_good_site(editor: Editor, page: Page) -> None:
    """A mistake in a widget source is shown in the page, and the check before it still runs."""
    page.goto(editor.address + ADDRESS)
    editor.replace("widget/src/view.ts", "export function", "export functoin")
    shown = page.get_by_role("alert").filter(has_text="cannot be bundled")
    expect(shown).to_contain_text("view.ts")
    expect(page.locator("niveau-check").get_by_role("button")).to_be_visible()


def test_only_this_machine_is_answered(editor: Editor, page: Page) -> None:
    """A name that leads here from elsewhere is refused, and nothing outside the site is served."""
    request = page.context.request
    assert request.get(editor.address, headers={"Host": "evil.example"}).status == 403
    for path in ("../content/site.yaml", "%2e%2e/content/site.yaml", "content/site.yaml"):
        assert request.get(editor.address + path).status == 404
