"""Without JavaScript: a reader scores themselves from what the article says, and is right."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from site_builder.content.tree import Entry
from site_builder.rubric.values import Rubric
from site_builder.scoring import Scorer
from tests.browser.answer_sets import telling_answer_sets
from tests.browser.visits import Words

SETS = 20


@pytest.fixture
def bare_page(browser: Browser) -> Iterator[Page]:
    """A page of a browser in which no script runs."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def points_of(section: Locator) -> dict[str, dict[str, int]]:
    """Read a section's points, by question and statement."""
    tables = section.locator("table.statements").all()
    return {
        table.locator("caption").inner_text(): {
            row.get_by_role("cell").first.inner_text(): int(
                row.get_by_role("cell").last.inner_text()
            )
            for row in table.locator("tbody tr").all()
        }
        for table in tables
    }


def bands_of(section: Locator) -> dict[int, str]:
    """Read which level every number of points gives."""
    found: dict[int, str] = {}
    for row in section.locator("table.bands tbody tr").all():
        points, level = row.get_by_role("cell").all_inner_texts()
        first, _, last = points.partition("–")
        found |= dict.fromkeys(range(int(first), int(last or first) + 1), level)
    return found


class Reader:
    """Scores with what stands on the page, and nothing else."""

    def __init__(self, page: Page, language: str) -> None:
        sections = page.locator(".by-hand .dimension").all()
        named = {section.get_by_role("heading").inner_text(): section for section in sections}
        self.points = {name: points_of(section) for name, section in named.items()}
        self.bands = {name: bands_of(section) for name, section in named.items()}
        overall = page.locator("#by-hand-overall")
        self.overall = bands_of(overall)
        self.levels = list(dict.fromkeys(self.overall.values()))
        one_above = {"nl": "hooguit één stap boven", "en": "at most one step above"}[language]
        assert one_above in overall.inner_text()
        ties = page.locator("#by-hand-bottleneck").inner_text()
        self.ties = sorted(self.points, key=ties.rindex)

    def score(self, chosen: dict[str, str]) -> tuple[str, dict[str, str], str | None]:
        """Return the overall level, every dimension's, and the bottleneck."""
        totals = {
            name: sum(options[chosen[question]] for question, options in questions.items())
            for name, questions in self.points.items()
        }
        levels = {name: self.bands[name][total] for name, total in totals.items()}
        most = min(self.levels.index(level) for level in levels.values()) + 1
        reached = self.levels.index(self.overall[sum(totals.values())])
        fewest = min(totals.values())
        lowest = next(name for name in self.ties if totals[name] == fewest)
        none_left = fewest == max(self.bands[lowest])
        return self.levels[min(reached, most)], levels, None if none_left else lowest


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_table_gives_the_right_level(
    host: str, bare_page: Page, entry: Entry, rubric: Rubric, scorer: Scorer, language: str
) -> None:
    """Twenty answer sets, scored from the page alone, equal the reference scorer's results."""
    words = Words(language, rubric)
    bare_page.goto(f"{host}/{language}/{entry.articles[language].slug}/")
    expect(bare_page.locator("niveau-check")).to_be_hidden()
    reader = Reader(bare_page, language)
    sets = telling_answer_sets(rubric, SETS)
    assert len(sets) >= SETS
    for answers in sets:
        chosen = {
            words.text(question.text): words.text(option.text)
            for question in rubric.questions
            for option in question.options
            if option.id == answers[question.id]
        }
        result = scorer.score(answers)
        bottleneck = result["bottleneck"]
        assert reader.score(chosen) == (
            words.level(result["overall"]["level"]),
            {
                words.dimension(each["id"]): words.level(each["level"])
                for each in result["dimensions"]
            },
            bottleneck and words.dimension(bottleneck["dimension"]),
        )


def test_with_javascript_the_table_gives_way(host: str, page: Page, entry: Entry) -> None:
    """The table is hidden where the check runs, and comes when it is asked for."""
    address = f"{host}/nl/{entry.articles['nl'].slug}/"
    page.goto(address)
    expect(page.locator("#by-hand")).to_be_hidden()
    page.goto(f"{address}#by-hand")
    expect(page.locator("#by-hand")).to_be_visible()


def test_where_the_script_is_blocked_a_link_leads_to_the_table(
    host: str, page: Page, entry: Entry
) -> None:
    """A script that does not arrive leaves a link to scoring by hand."""
    page.route("**/*.js", lambda route: route.abort())
    page.goto(f"{host}/en/{entry.articles['en'].slug}/")
    page.get_by_role("link", name=re.compile("by hand")).click()
    expect(page.locator("#by-hand")).to_be_visible()
