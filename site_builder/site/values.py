"""What a site is: its pages, their addresses and languages, before how they look."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import urlsplit

from site_builder.content.article import Article
from site_builder.content.check_file import CheckFile
from site_builder.content.page_file import PageFile
from site_builder.content.site_file import Settings
from site_builder.files.source import Source
from site_builder.language.strings import Strings
from site_builder.lock.values import Pinned
from site_builder.pictures.values import Picture
from site_builder.prose.render import NO_PROSE, Directive, Prose
from site_builder.rubric.values import Rubric
from site_builder.script.proof import ProofFile
from site_builder.site.hands import hand_of
from site_builder.svg.illustrations import Illustrations

if TYPE_CHECKING:
    from site_builder.by_hand.values import ByHand

NO_SOURCE = Source("", "")
WORDS_A_MINUTE = 220
Twins: TypeAlias = Mapping[str, str]
"""A page's address in each language, relative to the site's root: `nl/`, `en/some-slug/`."""


@dataclass(frozen=True, slots=True)
class Check:
    """What a page needs of a check.

    `proof` is the one in its folder, whatever it is about. `pinned` is the script that it published
    last, if any. `levels_before` are the ids of levels that it published and that have no page any
    more.
    """

    id: str
    rubric: Rubric
    file: CheckFile
    illustrations: Illustrations
    proof: ProofFile | None
    pinned: Pinned | None
    levels_before: tuple[str, ...]

    @property
    def by_hand(self) -> "ByHand":
        """How it is scored by hand."""
        return hand_of(self.id, self.rubric)


class _Twinned:
    """What is at an address in each language."""

    __slots__ = ()
    language: str
    twins: Twins

    @property
    def address(self) -> str:
        """The page's address, relative to the site's root."""
        return self.twins[self.language]

    @property
    def slugs_before(self) -> Collection[str]:
        """None: a page that is not an author's never moves."""
        return ()

    @property
    def moved_from(self) -> tuple[str, ...]:
        """The addresses that the page had under those."""
        return tuple(f"{self.language}/{slug}/" for slug in sorted(self.slugs_before))

    @property
    def former(self) -> tuple[str, ...]:
        """The addresses, relative to the site's root, from which visitors are sent on to it."""
        return self.moved_from


@dataclass(frozen=True, slots=True)
class ArticlePage(_Twinned):
    """An article in one language, with the check in it if it has one.

    `title` is the article's as it is shown, its quotation marks set. `picture` is its own picture.
    `is_draft` tells whether it is a draft, or waits for one in another language.
    """

    id: str
    language: str
    title: str
    article: Article
    prose: Prose
    picture: Picture | None
    check: Check | None
    twins: Twins
    is_draft: bool

    @property
    def slugs_before(self) -> Collection[str]:
        """The slugs that its author names as former ones."""
        return self.article.aliases

    @property
    def former(self) -> tuple[str, ...]:
        """The addresses that lead to it: its own former ones, and those of levels that are gone."""
        gone = self.check.levels_before if self.check else ()
        around = (self.address, *self.moved_from)
        return (*self.moved_from, *(f"{each}{level}/" for each in around for level in gone))

    @property
    def minutes(self) -> int:
        """How long it takes to read."""
        return max(1, round(self.prose.words / WORDS_A_MINUTE))

    @property
    def in_brief(self) -> "ArticlePage":
        """The page without its text, whose headings, directives and minutes are known."""
        prose = replace(
            NO_PROSE,
            parts=tuple(part for part in self.prose.parts if isinstance(part, Directive)),
            headings=self.prose.headings,
            words=self.minutes * WORDS_A_MINUTE,
        )
        return replace(self, article=replace(self.article, body=NO_SOURCE), prose=prose)

    @property
    def sections(self) -> Mapping[str, str]:
        """The id of the place on the page that is about a level, by the level's id.

        That is the level's own where [[levels]] stands, else the heading that has the level's id.
        """
        levels = [level.id for level in self.check.rubric.levels] if self.check else []
        if Directive("levels") in self.prose.parts:
            return {level: f"level-{level}" for level in levels}
        headings = {heading.id for heading in self.prose.headings}
        return {level: level for level in levels if level in headings}


@dataclass(frozen=True, slots=True)
class TextPage(_Twinned):
    """A page beside the articles in one language, such as an imprint: `file` is its own."""

    id: str
    language: str
    title: str
    file: PageFile
    prose: Prose
    twins: Twins

    @property
    def slugs_before(self) -> Collection[str]:
        """The slugs that its author names as former ones."""
        return self.file.aliases

    @property
    def in_brief(self) -> "TextPage":
        """The page without its text."""
        return replace(self, file=replace(self.file, body=NO_SOURCE), prose=NO_PROSE)


@dataclass(frozen=True, slots=True)
class Home(_Twinned):
    """The list of articles in one language."""

    language: str
    articles: tuple[ArticlePage, ...]
    twins: Twins


@dataclass(frozen=True, slots=True)
class Frame:
    """The page that others show in an iframe: one check in one language, and nothing else."""

    page: ArticlePage
    check: Check
    address: str

    @property
    def language(self) -> str:
        """The language that the check speaks in it."""
        return self.page.language

    @property
    def oembed(self) -> str:
        """The address of what another site is told when someone pastes the article's."""
        return f"oembed/{self.page.id}.{self.page.language}.json"


@dataclass(frozen=True, slots=True)
class EmbedPage(_Twinned):
    """The page for publishers in one language: how each check is put on another site."""

    language: str
    twins: Twins


Page: TypeAlias = Home | ArticlePage | TextPage | EmbedPage
"""A page that has twins, for visitors who come by themselves."""


MOST_RELATED = 3
"""So many articles are offered after one."""


def newest_first(page: ArticlePage) -> tuple[int, str]:
    """Return the key by which articles are sorted."""
    return -page.article.date.toordinal(), page.id


@dataclass(frozen=True)  # without slots, so that what is looked up for every page is kept
class Site:
    """Everything that is published, and what all pages share.

    `pages` are those beside the articles, in their order. `feeds` are the articles by language that
    programs may follow, the one that changed last first; no draft is among them. `embeds` are the
    pages for publishers by language, none where there is no check. `pictures` are the files of all
    pictures by address. `pinned` are scripts by the name of their file, as they were published
    once. `left_out` are the addresses that drafts will have, with the files that say so.
    `is_preview` tells that search engines must list none of it.
    """

    settings: Settings
    strings: Mapping[str, Strings]
    homes: tuple[Home, ...]
    articles: tuple[ArticlePage, ...]
    pages: tuple[TextPage, ...]
    frames: tuple[Frame, ...]
    feeds: Mapping[str, tuple[ArticlePage, ...]]
    embeds: Mapping[str, EmbedPage]
    pictures: Mapping[str, bytes]
    pinned: Mapping[str, bytes]
    left_out: Mapping[str, str]
    is_preview: bool

    @cached_property
    def checks(self) -> Mapping[str, Mapping[str, ArticlePage]]:
        """The pages of every check, by its id and by language, in the order of the site's."""
        found: dict[str, dict[str, ArticlePage]] = {}
        languages = self.settings.languages
        # An article may be newer in one language than in another.
        for page in sorted(self.articles, key=lambda page: languages.index(page.language)):
            if page.check:
                found.setdefault(page.id, {})[page.language] = page
        return found

    @property
    def former(self) -> Mapping[str, str]:
        """The address of each page that had others before, by each of those."""
        articles = {old: page.address for page in self.articles for old in page.former}
        return articles | {old: page.address for page in self.pages for old in page.former}

    @property
    def indexed(self) -> tuple[Page, ...]:
        """The pages that search engines may list."""
        pages: tuple[Page, ...] = (*self.homes, *self.articles, *self.pages, *self.embeds.values())
        return tuple(page for page in pages if not self.is_hidden(page.address))

    def is_hidden(self, address: str) -> bool:
        """Tell whether search engines must not list a page: one of a preview, or a draft."""
        language, _, rest = address.partition("/")
        slug, _, _ = rest.partition("/")
        return self.is_preview or f"{language}/{slug}/" in self._drafts

    @cached_property
    def _drafts(self) -> frozenset[str]:
        return frozenset(page.address for page in self.articles if page.is_draft)

    @cached_property
    def in_brief(self) -> "Site":
        """The site, each of its pages without its text."""
        brief = {page.address: page.in_brief for page in self.articles}
        homes = [
            replace(home, articles=tuple(brief[page.address] for page in home.articles))
            for home in self.homes
        ]
        return replace(
            self,
            homes=tuple(homes),
            articles=tuple(brief.values()),
            pages=tuple(page.in_brief for page in self.pages),
            frames=tuple(replace(each, page=brief[each.page.address]) for each in self.frames),
            feeds=dict.fromkeys(self.feeds, ()),
            pictures={},
            pinned={},
            left_out={},
        )

    @cached_property
    def around(self) -> "Site":
        """What every page shows of the site: nothing of its articles, of other pages the way."""
        homes = tuple(replace(home, articles=()) for home in self.homes)
        return replace(self.in_brief, homes=homes, articles=(), frames=())

    def seen_from(self, page: ArticlePage, others: Sequence[ArticlePage] = ()) -> "Site":
        """Return what a page about an article shows of the site, with what it shows of others."""
        shown = {each.id: each for each in (*others, page)}
        return replace(self.around, articles=tuple(sorted(shown.values(), key=newest_first)))

    def near(self, page: ArticlePage) -> Sequence[ArticlePage]:
        """Return the articles among which `related` finds those to read after a page.

        They are the newest few in its language, and the newest few of those in its category.
        """
        keys = ((page.language, None), (page.language, page.article.category))
        found = {each.id: each for key in keys for each in self._newest.get(key, ())}
        return sorted(found.values(), key=newest_first)

    @cached_property
    def _newest(self) -> Mapping[tuple[str, str | None], Sequence[ArticlePage]]:
        found: dict[tuple[str, str | None], list[ArticlePage]] = {}
        for page in self.articles:
            for category in {None, page.article.category}:
                newest = found.setdefault((page.language, category), [])
                if len(newest) <= MOST_RELATED:
                    newest.append(page)
        return found

    def alternates(self, page: Page) -> Mapping[str, str]:
        """Return where a page is in each language, absolute, by what `hreflang` calls that.

        Who reads none of them (`x-default`) is sent from a home to the page of all languages, from
        others to the page in the default one.
        """
        default = "" if isinstance(page, Home) else page.twins[self.settings.languages[0]]
        addresses = {**page.twins, "x-default": default}
        return {language: self.absolute(address) for language, address in addresses.items()}

    @property
    def origin(self) -> str:
        """Scheme and host of the site's address."""
        parts = urlsplit(self.settings.base_url)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def root(self) -> str:
        """The path of the site on its host, with a slash at both ends: `/` or `/checks/`."""
        return f"{urlsplit(self.settings.base_url).path}/"

    def absolute(self, address: str) -> str:
        """Return the address as visitors see it."""
        return f"{self.settings.base_url}/{address}"
