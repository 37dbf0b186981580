"""Slugs: each stands for one page in its language, be it as its address or as a former one."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from site_builder.content.article import Article
from site_builder.content.page_file import PageFile
from site_builder.files.problems import Position, Problem, printable

Addressed: TypeAlias = Article | PageFile
"""A file that an address is made of."""


def slugs_taken(articles: Iterable[Addressed]) -> Iterator[Problem]:
    """Yield a problem for each slug or alias that is another file's, or the file's own."""
    first: dict[tuple[str, str], Addressed] = {}
    listed = list(articles)
    for article in (each for each in listed if each.slug):
        other = first.setdefault((article.language, article.slug), article)
        if other is not article:
            yield _taken(article, "slug", article.slug, article.slug_at, other)
    for article in listed:
        for alias, at in article.aliases.items():
            other = first.setdefault((article.language, alias), article)
            if other is not article or alias == article.slug:
                yield _taken(article, "alias", alias, at, other)


def slugs_reserved(articles: Iterable[Addressed], reserved: Mapping[str, str]) -> Iterator[Problem]:
    """Yield a problem for each slug or alias that is the page's for publishers.

    Args:
        articles: the articles and pages in all languages.
        reserved: that page's slug, by language.
    """
    for article in articles:
        slug = reserved.get(article.language)
        if slug and article.slug == slug:
            yield _reserved(article, "slug", slug, article.slug_at)
        for alias, at in article.aliases.items():
            if alias == slug:
                yield _reserved(article, "alias", alias, at)


def _reserved(article: Addressed, word: str, slug: str, at: Position) -> Problem:
    message = f'the {word} "{slug}" is that of the page for those who embed a check'
    own = f"content/strings/{article.language}.yaml"
    hint = f"choose another, or give that page another, with `slug:` under `embed:` in {own}"
    return Problem(article.body.path, at.line, at.column, "slug-taken", message, hint)


def _taken(article: Addressed, word: str, slug: str, at: Position, by: Addressed) -> Problem:
    path = article.body.path
    own = "article" if isinstance(article, Article) else "page"
    whose = f"the {own}'s own slug" if by is article else f"that of {printable(by.body.path)} too"
    hint = "choose another slug" if word == "slug" else "leave it out"
    message = f'the {word} "{slug}" is {whose}'
    return Problem(path, at.line, at.column, "slug-taken", message, hint)
