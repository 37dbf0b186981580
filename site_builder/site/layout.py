"""Content → Site: which pages there are, and what is wrong in their bodies."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Generic

from site_builder.content.article import Article
from site_builder.content.page_file import PageFile
from site_builder.content.tree import ContentTree, Entry
from site_builder.files.kept import Told, unheard
from site_builder.files.problems import Loaded, Problem, T_co, listed
from site_builder.files.source import Source
from site_builder.language.typography import typeset
from site_builder.lock.values import Lock
from site_builder.prose.bodies import Body, proses
from site_builder.prose.body import body_problems, directives_differ, page_problems
from site_builder.prose.limits import refused
from site_builder.prose.render import NO_PROSE, Directive, Image, Prose
from site_builder.rubric.values import Rubric
from site_builder.site.matrix import empty_rows
from site_builder.site.pictures import Shown, show, unshown
from site_builder.site.values import (
    ArticlePage,
    Check,
    EmbedPage,
    Frame,
    Home,
    Site,
    TextPage,
    Twins,
    newest_first,
)


def make_site(
    tree: ContentTree, *, drafts: bool, is_preview: bool = False, told: Told = unheard
) -> Loaded[Site]:
    """Lay out the site, and say what is wrong in the articles' bodies.

    Args:
        tree: the content; what could not be read of it is passed over.
        drafts: whether articles that are drafts are published too.
        is_preview: whether it is a site that search engines pass over.
        told: is told how many of how many bodies are rendered.

    Returns:
        The site, which is whole where the tree is, and every problem of the bodies.
    """
    published = [entry for entry in tree.entries if drafts or not entry.is_draft]
    bodies = proses(_bodies(tree, published), told)
    by_entry = [(entry, _article_pages(tree, entry, bodies)) for entry in published]
    laid = [each for _, pages in by_entry for each in pages]
    beside = [_text_page(tree, *each, bodies) for each in _page_files(tree)]
    articles = sorted((each.page for each in laid), key=newest_first)
    site = Site(
        settings=tree.settings,
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
        left_out={} if drafts else dict(_left_out(tree.entries)),
        is_preview=is_preview,
    )
    return Loaded(site, tuple(_problems(tree, by_entry, beside)))


def _problems(
    tree: ContentTree,
    by_entry: Sequence[tuple[Entry, list["_Laid[ArticlePage]"]]],
    beside: Sequence["_Laid[TextPage]"],
) -> Iterator[Problem]:
    """Yield what is wrong with each body, then with what the bodies of a folder show together."""
    for _, laid in by_entry:
        yield from chain.from_iterable(each.problems for each in laid)
    yield from chain.from_iterable(each.problems for each in beside)
    for entry, laid in by_entry:
        yield from _unshown(tree, entry, laid)
    for _, laid in by_entry:
        yield from _directives_differ(laid)
    yield from unshown(
        tree.page_pictures, frozenset().union(*(each.shown.names for each in beside))
    )


def _left_out(entries: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    """Yield each address of a draft, with the files that say that it is one."""
    for entry in entries:
        drafts = [article.body.path for article in entry.articles.values() if article.draft]
        for article in entry.articles.values() if drafts else ():
            yield f"{article.language}/{article.slug}/", listed(drafts, "and")


def _bodies(tree: ContentTree, published: Iterable[Entry]) -> Iterator[Body]:
    for entry in published:
        for article in entry.articles.values():
            yield _body(tree, article.body, article.language)
    for _, file, _ in _page_files(tree):
        yield _body(tree, file.body, file.language)


def _body(tree: ContentTree, source: Source, language: str) -> Body:
    return source.text, tree.strings[language].site["quotes"]


def _pinned(tree: ContentTree) -> dict[str, bytes]:
    """Return all that was ever pinned, also of what is a draft now: pages of others load it."""
    found = [entry.published.scripts for entry in tree.entries if entry.published]
    return {name: data for scripts in found for name, data in scripts.items()}


def _last_changed_first(page: ArticlePage) -> tuple[int, tuple[int, str]]:
    return -page.article.updated.toordinal(), newest_first(page)


def _homes(tree: ContentTree, articles: list[ArticlePage]) -> Iterator[Home]:
    twins = {language: f"{language}/" for language in tree.settings.languages}
    for language in tree.settings.languages:
        own = tuple(page for page in articles if page.language == language)
        yield Home(language, own, twins)


def _feeds(articles: list[ArticlePage]) -> dict[str, tuple[ArticlePage, ...]]:
    found: dict[str, list[ArticlePage]] = {}
    for page in sorted(articles, key=_last_changed_first):
        if not page.is_draft:
            found.setdefault(page.language, []).append(page)
    return {language: tuple(pages) for language, pages in found.items()}


def _frames(articles: list[ArticlePage]) -> Iterator[Frame]:
    for page in articles:
        if page.check:
            yield Frame(page, page.check, f"embed/{page.id}/{page.language}/")


def _embeds(tree: ContentTree) -> dict[str, EmbedPage]:
    slugs = {language: tree.strings[language].embed["slug"] for language in tree.settings.languages}
    twins = {language: f"{language}/{slug}/" for language, slug in slugs.items()}
    return {language: EmbedPage(language, twins) for language in twins}


@dataclass(frozen=True, slots=True)
class _Laid(Generic[T_co]):
    """A page, with the files that it shows and what is wrong with its body."""

    page: T_co
    shown: Shown
    problems: tuple[Problem, ...]


def _article_pages(
    tree: ContentTree, entry: Entry, bodies: Mapping[Body, Prose | None]
) -> list[_Laid[ArticlePage]]:
    check = _check(entry)
    return [_article_page(tree, entry, check, each, bodies) for each in entry.articles.values()]


def _article_page(
    tree: ContentTree,
    entry: Entry,
    check: Check | None,
    article: Article,
    bodies: Mapping[Body, Prose | None],
) -> _Laid[ArticlePage]:
    language = article.language
    quotes = tree.strings[language].site["quotes"]
    title = typeset(article.title, quotes)
    rendered = bodies[_body(tree, article.body, language)]
    body = rendered or NO_PROSE
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
        check=check,
        twins=twins,
        is_draft=entry.is_draft,
    )
    problems = (
        body_problems(article.body, body, is_check=entry.is_check)
        if rendered
        else (refused(article.body),)
    )
    has_table = Directive("matrix") in body.parts
    lacking = empty_rows(article.body, check.rubric) if check and has_table else ()
    return _Laid(page, shown, (*problems, *shown.problems, *lacking))


def _unshown(tree: ContentTree, entry: Entry, laid: list[_Laid[ArticlePage]]) -> Iterator[Problem]:
    """Yield a warning for each picture that is not shown; an article that is missing may do so."""
    names = [each.shown.names for each in laid]
    if len(names) == len(tree.settings.languages):
        yield from unshown(entry.pictures, frozenset().union(*names))


def _directives_differ(laid: list["_Laid[ArticlePage]"]) -> Iterator[Problem]:
    """Yield what `directives_differ` does, of a check whose levels are known."""
    checks = [each.page.check for each in laid if each.page.check]
    levels = {level.id for check in checks for level in check.rubric.levels}
    written = [(each.page.article.body, each.page.prose) for each in laid if each.page.prose.parts]
    if levels:
        yield from directives_differ(written, levels)


def _page_files(tree: ContentTree) -> Iterator[tuple[str, PageFile, Twins]]:
    for name, files in tree.pages.items():
        twins = {twin: f"{twin}/{each.slug}/" for twin, each in files.items()}
        for file in files.values():
            yield name, file, twins


def _text_page(
    tree: ContentTree, name: str, file: PageFile, twins: Twins, bodies: Mapping[Body, Prose | None]
) -> _Laid[TextPage]:
    quotes = tree.strings[file.language].site["quotes"]
    rendered = bodies[_body(tree, file.body, file.language)]
    title, body = typeset(file.title, quotes), rendered or NO_PROSE
    shown = show(file.body, body, tree.page_pictures, twins[file.language])
    page = TextPage(name, file.language, title, file, shown.prose, twins)
    problems = page_problems(file.body, body) if rendered else (refused(file.body),)
    return _Laid(page, shown, (*problems, *shown.problems))


def _check(entry: Entry) -> Check | None:
    if entry.rubric is None:
        return None
    lock = entry.published.lock if entry.published else None
    return Check(
        id=entry.id,
        rubric=entry.rubric,
        file=entry.file,
        illustrations=entry.illustrations,
        proof=entry.proof.value,
        pinned=lock.newest if lock else None,
        levels_before=_levels_before(lock, entry.rubric) if lock else (),
    )


def _levels_before(lock: Lock, rubric: Rubric) -> tuple[str, ...]:
    """Return the ids of levels that had a page, and have none now."""
    shown = [level.id for level in rubric.levels] if rubric.overall else []
    return tuple(sorted(lock.levels.difference(shown)))
