"""The pages that visitors share: one for each level that a check can come to."""

from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.files.richtext import plain
from site_builder.language.typography import typeset_rich
from site_builder.rubric.values import Level
from site_builder.site.values import ArticlePage, Check, Site, Twins


@dataclass(frozen=True, slots=True)
class LevelPage:
    """What one level of a check means, in one language, below the address of its article.

    `number` counts the levels from 1. `title` is the level's name as plain text, its quotation
    marks set.
    """

    page: ArticlePage
    check: Check
    level: Level
    number: int
    title: str
    twins: Twins

    @property
    def language(self) -> str:
        """The language of its article."""
        return self.page.language

    @property
    def address(self) -> str:
        """The page's address, relative to the site's root: `en/some-slug/walk/`."""
        return self.twins[self.language]

    @property
    def former(self) -> tuple[str, ...]:
        """The addresses that the page had before, relative to the site's root."""
        return tuple(f"{address}{self.level.id}/" for address in self.page.moved_from)


def level_pages(site: Site) -> Iterator[LevelPage]:
    """Yield the pages of every level, check and language.

    A check without an overall level has none. No other page can have such an address: a slug is a
    single piece of one.
    """
    for page in site.articles:
        yield from levels_of(site, page)


def levels_of(site: Site, page: ArticlePage) -> Iterator[LevelPage]:
    """Yield those of one article."""
    if page.check and page.check.rubric.overall:
        quotes = site.strings[page.language].site["quotes"]
        for number, level in enumerate(page.check.rubric.levels, 1):
            title = plain(typeset_rich(level.name[page.language], quotes))
            twins = {twin: f"{address}{level.id}/" for twin, address in page.twins.items()}
            yield LevelPage(page, page.check, level, number, title, twins)
