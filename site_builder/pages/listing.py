"""What a card shows of an article: how long it takes, and the words by which it is found."""

from collections.abc import Iterable
from itertools import chain

from site_builder.language.messages import Message, forms
from site_builder.language.rich_html import rich_html
from site_builder.language.strings import Strings
from site_builder.rubric.values import Rubric
from site_builder.site.values import ArticlePage

QUESTIONS_A_MINUTE = 3
"""As in the widget."""

SEARCHED_FROM = 12
"""So many articles and more are searched and filtered on the page that lists them."""


def extent(rubric: Rubric, strings: Strings) -> str:
    """Return how many questions a check has and how long they take, as the check itself says it.

    In a language whose plural forms only a browser knows, the number stands behind a colon.
    """
    n = len(rubric.questions)
    if any(question.show_if for question in rubric.questions):
        message, neutral = strings.widget["length-most"], strings.site["length-most-any"]
    else:
        message, neutral = strings.widget["length"], strings.site["length-any"]
    text = _form(message, n) or neutral
    return text.format(n=n, minutes=round(n / QUESTIONS_A_MINUTE) or 1)


def _form(message: Message, n: int) -> str | None:
    """Return the form for a number; None where the forms are more than one and other."""
    found = forms(message)
    if not found.keys() <= {"one", "other"}:
        return None
    return found.get("one", found["other"]) if n == 1 else found["other"]


def found_by(page: ArticlePage) -> str:
    """Return the words by which an article is found, beside those on its card.

    They are its headings, and the names of the levels and areas of its check.
    """
    headings = (heading.text for heading in page.prose.headings)
    rubric = page.check.rubric if page.check else None
    levels = [level.name for level in rubric.levels] if rubric else []
    areas = [dimension.name for dimension in rubric.dimensions] if rubric else []
    names = (rich_html(name[page.language]).striptags() for name in (*levels, *areas))
    return " · ".join(dict.fromkeys(chain(headings, names)))


def categories_of(articles: Iterable[ArticlePage]) -> list[str]:
    """Return the categories of articles in the order of their letters, capitals or not."""
    found = {page.article.category for page in articles}
    return sorted(filter(None, found), key=lambda name: (name.casefold(), name))
