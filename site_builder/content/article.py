"""An article's file: front matter and Markdown."""

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any, TypeGuard

from pydantic import AfterValidator

from site_builder.content.front_matter import FrontMatter, read_front_matter
from site_builder.files.addresses import is_slug, slug_hint
from site_builder.files.document import Document, Node
from site_builder.files.fields import Text, YesNo, no_twice
from site_builder.files.mistakes import mistake
from site_builder.files.problems import Loaded, Position, Problem, is_fatal, nearest, quoted
from site_builder.files.shapes import Shape, fit
from site_builder.files.source import Source
from site_builder.files.today import today


@dataclass(frozen=True, slots=True)
class Article:
    """An article in one language.

    `body` is its Markdown, with the line on which it begins; `slug_at` is where its slug stands,
    and so on. `image` is the file of its own picture as it was written, `image_alt` what it shows.
    `aliases` are slugs that it had before, each with where it stands.
    """

    language: str
    title: str
    description: str
    slug: str
    date: dt.date
    updated: dt.date
    author: str | None
    category: str | None
    draft: bool
    image: str | None
    image_alt: str
    body: Source
    title_at: Position
    category_at: Position
    slug_at: Position
    image_at: Position
    aliases: Mapping[str, Position]


def _slug(value: str) -> str:
    if not is_slug(value):
        raise mistake("bad-slug", f"{quoted(value)} is no slug", slug_hint(value))
    return value


_MONTHS = 12
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-[0-9]{2}")


def _date(value: str) -> dt.date:
    with suppress(ValueError):
        date = dt.date.fromisoformat(value)
        if date.isoformat() == value:
            return date
    raise mistake("bad-date", f"{quoted(value)} is no date", _date_hint(value))


def _date_hint(value: str) -> str:
    if found := _DATE.fullmatch(value):
        year, month = int(found[1]), int(found[2])
        if 1 <= month <= _MONTHS and year:
            return f"there is no such day: that month has {monthrange(year, month)[1]} days"
    return "write year-month-day, like 2026-03-31"


Slug = Annotated[Text, AfterValidator(_slug)]


Date = Annotated[Text, AfterValidator(_date)]


class ArticleShape(Shape):
    """The front matter of an article."""

    title: Text
    description: Text
    slug: Slug
    date: Date
    updated: Date | None = None
    author: Text | None = None
    category: Text | None = None
    draft: YesNo = False
    image: Text | None = None
    image_alt: Text | None = None
    aliases: Annotated[tuple[Slug, ...], AfterValidator(no_twice)] = ()


def load_article(path: Path, shown: str, language: str) -> Loaded[Article]:
    """Read an article; beside problems, one that the rest can be checked by.

    Args:
        path: the file.
        shown: its path as problems show it.
        language: the language that its name says.
    """
    said = "the article does not begin with its title and other keys"
    read = read_front_matter(path, shown, said, "title:, description:, slug:, date:")
    if read.value is None:
        return Loaded(None, read.problems)
    front = read.value
    shape = fit(ArticleShape, front.keys) if front.is_read else Loaded(None)
    problems = (*read.problems, *shape.problems, *_no_image(front.keys))
    if shape.value is None or is_fatal(problems):
        return Loaded(_article_of(front, language), problems)
    keys = dict(shape.value)
    keys["updated"] = keys["updated"] or keys["date"]
    keys["image_alt"] = keys["image_alt"] or ""
    keys["aliases"] = dict(_aliases(front))
    article = Article(language=language, body=front.body, **_places(front), **keys)
    return Loaded(article, (*problems, *_date_doubts(article, front.keys)))


def _article_of(front: FrontMatter, language: str) -> Article:
    """Stand in for an article whose front matter has problems, so that the rest can be checked.

    Its slug and aliases are there only as far as they are slugs, its picture as far as it is named.
    """
    slug, image, alt = (front.keys.data.get(key) for key in ("slug", "image", "image_alt"))
    return Article(
        language=language,
        title="",
        description="",
        slug=slug if _is_slug(slug) else "",
        date=dt.date.min,
        updated=dt.date.min,
        author=None,
        category=None,
        draft=False,
        image=image if isinstance(image, str) else None,
        image_alt=alt if isinstance(alt, str) else "",
        body=front.body,
        aliases=dict(_aliases(front)),
        **_places(front),
    )


def _date_doubts(article: Article, front: Document) -> Iterator[Problem]:
    """Yield warnings of dates that are dates and surely not meant."""
    next_year = today() + dt.timedelta(days=366)
    given = {"date": article.date, "updated": article.updated}
    far = [key for key, day in given.items() if key in front.data and day > next_year]
    for key in far:
        message = f"{front.data[key]} is more than a year from now"
        found = front.problem((key,), "bad-date", message, "mend the year")
        yield replace(found, severity="warning")
    if article.updated < article.date and not far:
        message = f"it was updated on {article.updated}, before {article.date}, its own date"
        hint = "write the later day under updated:, or leave that key out"
        yield replace(front.problem(("updated",), "bad-date", message, hint), severity="warning")


def _no_image(front: Document) -> Iterator[Problem]:
    others = [key for key in front.data if key != "image_alt"]
    if len(others) < len(front.data) and not any(nearest(key, ["image"]) for key in others):
        message, hint = "image_alt describes a picture, and there is none", "add image:"
        yield front.problem(("image_alt",), "missing-key", message, hint, key=True)


def _places(front: FrontMatter) -> dict[str, Any]:
    return {f"{key}_at": front.place(key) for key in ("title", "category", "slug", "image")}


def _aliases(front: FrontMatter) -> Iterator[tuple[str, Position]]:
    listed = front.keys.data.get("aliases")
    for index, alias in enumerate(listed if isinstance(listed, list) else ()):
        if _is_slug(alias):
            yield alias, front.place("aliases", index)


def _is_slug(node: Node) -> TypeGuard[str]:
    return isinstance(node, str) and is_slug(node)
