"""The site: which pages there are, at which addresses, in which languages, before how they look."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Generic, TypeAlias
from urllib.parse import urlsplit

from site_builder.by_hand import by_hand
from site_builder.by_hand.values import ByHand
from site_builder.content.article import Article
from site_builder.content.check_file import CheckFile
from site_builder.content.page_file import PageFile
from site_builder.content.site_file import Site as Settings
from site_builder.content.tree import ContentTree, Entry
from site_builder.files.problems import Loaded, Problem, T_co
from site_builder.language.strings import Strings
from site_builder.language.typography import typeset
from site_builder.lock.values import Pinned
from site_builder.pictures.values import Picture
from site_builder.rubric.values import Dimension, Rubric, Texts
from site_builder.script.proof import ProofFile
from site_builder.site.body import body_problems, page_problems
from site_builder.site.pictures import Shown, show, unshown
from site_builder.site.prose import Directive, Image, Prose, prose
from site_builder.svg.illustrations import Illustrations

Twins: TypeAlias = Mapping[str, str]
"""A page's address in each language, relative to the site's root: `nl/`, `en/some-slug/`."""


@dataclass(frozen=True, slots=True)
class Check:
    """What a page needs of a check; `by_hand` is how it is scored by hand.

    `proof` is the one in its folder, whatever it is about. `pinned` is the script that it published
    last, if any.
    """

    id: str
    rubric: Rubric
    file: CheckFile
    illustrations: Illustrations
    by_hand: ByHand
    proof: ProofFile | None
    pinned: Pinned | None

    def cell(self, dimension: Dimension, level: int) -> tuple[Texts, ...]:
        """Return what stands in the level × dimension table: level 0 is the first.

        That is the statement of each question that has one for every level; where no question has,
        the advice.
        """
        levels = self.rubric.levels
        statements = tuple(
            counted.question.options[level].text
            for counted in dimension.questions
            if len(counted.question.options) == len(levels)
        )
        advice = dimension.advice.get(levels[level].id)
        return statements or ((advice,) if advice else ())


@dataclass(frozen=True, slots=True)
class ArticlePage:
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
    def address(self) -> str:
        """The page's address, relative to the site's root."""
        return self.twins[self.language]

    @property
    def former(self) -> tuple[str, ...]:
        """The addresses that the page had before, relative to the site's root."""
        return tuple(f"{self.language}/{alias}/" for alias in sorted(self.article.aliases))

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
class TextPage:
    """A page beside the articles in one language, such as an imprint: `file` is its own."""

    id: str
    language: str
    title: str
    file: PageFile
    prose: Prose
    twins: Twins

    @property
    def address(self) -> str:
        """The page's address, relative to the site's root."""
        return self.twins[self.language]

    @property
    def former(self) -> tuple[str, ...]:
        """The addresses that the page had before, relative to the site's root."""
        return tuple(f"{self.language}/{alias}/" for alias in sorted(self.file.aliases))


@dataclass(frozen=True, slots=True)
class Home:
    """The list of articles in one language."""

    language: str
    articles: tuple[ArticlePage, ...]
    twins: Twins

    @property
    def address(self) -> str:
        """The page's address, relative to the site's root."""
        return self.twins[self.language]

    @property
    def former(self) -> tuple[str, ...]:
        """No other addresses: a home never moves."""
        return ()


@dataclass(frozen=True, slots=True)
class Frame:
    """The page that others show in an iframe: one check in one language, and nothing else."""

    page: ArticlePage
    check: Check
    address: str

    @property
    def oembed(self) -> str:
        """The address of what another site is told when someone pastes the article's."""
        return f"oembed/{self.page.id}.{self.page.language}.json"


@dataclass(frozen=True, slots=True)
class EmbedPage:
    """The page for publishers in one language: how each check is put on another site."""

    language: str
    twins: Twins

    @property
    def address(self) -> str:
        """The page's address, relative to the site's root."""
        return self.twins[self.language]


Page: TypeAlias = Home | ArticlePage | TextPage | EmbedPage
"""A page that has twins, for visitors who come by themselves."""


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that is published, and what all pages share.

    `pages` are those beside the articles, in their order. `feeds` are the articles by language that
    programs may follow, the one that changed last first; no draft is among them. `embeds` are the
    pages for publishers by language, none where there is no check. `pictures` are the files of all
    pictures by address. `pinned` are scripts by the name of their file, as they were published
    once. `is_preview` tells that search engines must list none of it.
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
    is_preview: bool

    @property
    def checks(self) -> Mapping[str, Mapping[str, ArticlePage]]:
        """The pages of every check, by its id and by language."""
        found: dict[str, dict[str, ArticlePage]] = {}
        for page in self.articles:
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
        drafts = (page for page in self.articles if page.is_draft)
        return self.is_preview or any(address.startswith(page.address) for page in drafts)

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


def make_site(tree: ContentTree, *, drafts: bool, is_preview: bool = False) -> Loaded[Site]:
    """Lay out the site, and say what is wrong in the articles' bodies.

    Args:
        tree: the content; what could not be read of it is passed over.
        drafts: whether articles that are drafts are published too.
        is_preview: whether it is a site that search engines pass over.

    Returns:
        The site, which is whole where the tree is, and every problem of the bodies.
    """
    published = [entry for entry in tree.entries if drafts or not _is_draft(entry)]
    laid = [
        _article_page(tree, entry, article)
        for entry in published
        for article in entry.articles.values()
    ]
    beside = [_text_page(tree, *each) for each in _page_files(tree)]
    problems = (
        *chain.from_iterable(each.problems for each in laid),
        *chain.from_iterable(each.problems for each in beside),
        *chain.from_iterable(_unshown(tree, entry, laid) for entry in published),
        *unshown(tree.page_pictures, frozenset().union(*(each.shown.names for each in beside))),
    )
    articles = sorted((each.page for each in laid), key=_newest_first)
    site = Site(
        settings=tree.site,
        strings=tree.strings,
        homes=tuple(_homes(tree, articles)),
        articles=tuple(articles),
        pages=tuple(each.page for each in beside),
        frames=tuple(_frames(articles)),
        feeds=_feeds(articles),
        embeds=_embeds(tree) if any(page.check for page in articles) else {},
        pictures={
            name: data for each in (*laid, *beside) for name, data in each.shown.files.items()
        },
        pinned=_pinned(tree),
        is_preview=is_preview,
    )
    return Loaded(site, problems)


def _pinned(tree: ContentTree) -> dict[str, bytes]:
    """Return all that was ever pinned, also of what is a draft now: pages of others load it."""
    found = [entry.published.scripts for entry in tree.entries if entry.published]
    return {name: data for scripts in found for name, data in scripts.items()}


def _newest_first(page: ArticlePage) -> tuple[int, str]:
    return -page.article.date.toordinal(), page.id


def _last_changed_first(page: ArticlePage) -> tuple[int, tuple[int, str]]:
    return -page.article.updated.toordinal(), _newest_first(page)


def _is_draft(entry: Entry) -> bool:
    """An article that is a draft in one language waits for its twin."""
    return any(article.draft for article in entry.articles.values())


def _homes(tree: ContentTree, articles: list[ArticlePage]) -> Iterator[Home]:
    twins = {language: f"{language}/" for language in tree.site.languages}
    for language in tree.site.languages:
        own = tuple(page for page in articles if page.language == language)
        yield Home(language, own, twins)


def _feeds(articles: list[ArticlePage]) -> dict[str, tuple[ArticlePage, ...]]:
    found: dict[str, tuple[ArticlePage, ...]] = {}
    for page in sorted(articles, key=_last_changed_first):
        if not page.is_draft:
            found[page.language] = (*found.get(page.language, ()), page)
    return found


def _frames(articles: list[ArticlePage]) -> Iterator[Frame]:
    for page in articles:
        if page.check:
            yield Frame(page, page.check, f"embed/{page.id}/{page.language}/")


def _embeds(tree: ContentTree) -> dict[str, EmbedPage]:
    slugs = {language: tree.strings[language].embed["slug"] for language in tree.site.languages}
    twins = {language: f"{language}/{slug}/" for language, slug in slugs.items()}
    return {language: EmbedPage(language, twins) for language in twins}


@dataclass(frozen=True, slots=True)
class _Laid(Generic[T_co]):
    """A page, with the files that it shows and what is wrong with its body."""

    page: T_co
    shown: Shown
    problems: tuple[Problem, ...]


def _article_page(tree: ContentTree, entry: Entry, article: Article) -> _Laid[ArticlePage]:
    language = article.language
    quotes = tree.strings[language].site["quotes"]
    title, body = typeset(article.title, quotes), prose(article.body, quotes)
    twins = {twin: f"{twin}/{each.slug}/" for twin, each in entry.articles.items()}
    alt = typeset(article.image_alt, quotes)
    head = Image(article.image, alt, "") if article.image else None
    shown = show(article.body, body, entry.pictures, twins[language], head, article.image_at)
    page = ArticlePage(
        id=entry.id,
        language=language,
        title=title,
        article=article,
        prose=shown.prose,
        picture=shown.image,
        check=_check(entry),
        twins=twins,
        is_draft=_is_draft(entry),
    )
    problems = body_problems(article.body, body, is_check=entry.is_check)
    return _Laid(page, shown, (*problems, *shown.problems))


def _unshown(tree: ContentTree, entry: Entry, laid: list[_Laid[ArticlePage]]) -> Iterator[Problem]:
    """Yield a warning for each picture that is not shown; an article that is missing may do so."""
    names = [each.shown.names for each in laid if each.page.id == entry.id]
    if len(names) == len(tree.site.languages):
        yield from unshown(entry.pictures, frozenset().union(*names))


def _page_files(tree: ContentTree) -> Iterator[tuple[str, PageFile, Twins]]:
    for name, files in tree.pages.items():
        twins = {twin: f"{twin}/{each.slug}/" for twin, each in files.items()}
        for file in files.values():
            yield name, file, twins


def _text_page(tree: ContentTree, name: str, file: PageFile, twins: Twins) -> _Laid[TextPage]:
    quotes = tree.strings[file.language].site["quotes"]
    title, body = typeset(file.title, quotes), prose(file.body, quotes)
    shown = show(file.body, body, tree.page_pictures, twins[file.language])
    page = TextPage(name, file.language, title, file, shown.prose, twins)
    return _Laid(page, shown, (*page_problems(file.body, body), *shown.problems))


def _check(entry: Entry) -> Check | None:
    if entry.rubric is None:
        return None
    hand = by_hand(entry.rubric)
    pinned = entry.published.lock.newest if entry.published else None
    return Check(
        id=entry.id,
        rubric=entry.rubric,
        file=entry.file,
        illustrations=entry.illustrations,
        by_hand=hand,
        proof=entry.proof.value,
        pinned=pinned,
    )
