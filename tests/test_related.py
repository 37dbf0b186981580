"""What to read after an article."""

import re
from pathlib import Path

from site_builder.site.related import related
from tests.projects import MINIMAL, WHOLE, built, copied, site_of

ARTICLE = "---\ntitle: {0}\ndescription: D\nslug: {0}\ndate: 2026-0{1}-01\n{2}---\n\nA.\n"


def project_of(folder: Path, articles: dict[str, tuple[int, str]]) -> Path:
    """Return a project with articles too: month, and category if any, by name."""
    files = {
        f"{name}/article.{language}.md": ARTICLE.format(
            name, month, f"category: {category}\n" if category else ""
        )
        for name, (month, category) in articles.items()
        for language in ("nl", "en")
    }
    return copied(WHOLE, folder / "p", files)


def after(project: Path, name: str, language: str = "en") -> list[str]:
    """Return the articles that are offered after one."""
    articles = site_of(project).articles
    page = next(each for each in articles if (each.id, each.language) == (name, language))
    found = related(page, articles)
    assert all(each.language == language for each in found)
    return [each.id for each in found]


def test_the_same_category_comes_first_then_the_newest(tmp_path: Path) -> None:
    """At most three, never the article itself."""
    made = {"a": (2, "X"), "b": (3, ""), "c": (4, "Y"), "d": (5, "X"), "e": (6, "")}
    project = project_of(tmp_path, made)
    assert after(project, "a") == ["d", "e", "c"]
    assert after(project, "d") == ["a", "e", "c"]
    assert after(project, "b") == ["e", "d", "c"], "to have no category is not to share one"


def test_after_the_only_article_nothing_is_offered() -> None:
    """There is no empty part on its page."""
    assert after(MINIMAL, "first") == []
    page = built(MINIMAL).files["en/first-check/index.html"].decode()
    assert 'class="related"' not in page
    assert "Read next" not in page


def test_others_stand_below_the_article_as_on_the_home_page() -> None:
    """With the same words, one heading deeper."""
    output = built(WHOLE)
    page, home = (
        output.files["en/about-us/index.html"].decode(),
        output.files["en/index.html"].decode(),
    )
    below = page[page.index('<section class="related"') :]
    assert "<h2>Read next</h2>" in below
    assert '<h3><a href="../bakery/">How good is your bakery?</a></h3>' in below
    card = below[below.index('<li class="card">') : below.index("</li>")]
    words = re.findall(r">([^<>]*\w[^<>]*)<", card)
    assert len(words) > 2
    assert [each for each in words if each not in home] == []
