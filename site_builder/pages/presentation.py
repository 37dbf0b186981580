"""A check's page in one language → what its script says around the rubric."""

from collections.abc import Iterator

from site_builder.language.cldr import digits, direction, has_plain_plurals
from site_builder.language.messages import typeset_message
from site_builder.language.typography import typeset
from site_builder.script.assessment import Presentation
from site_builder.site.values import ArticlePage, Site


def presentation(site: Site, page: ArticlePage) -> Presentation:
    """Return the page's and the interface's texts, their quotation marks set."""
    strings = site.strings[page.language]
    quotes = strings.site["quotes"]
    return Presentation(
        title=page.title,
        description=typeset(page.article.description, quotes),
        url=site.absolute(page.address),
        direction=direction(page.language),
        digits=digits(page.language),
        plain_plurals=has_plain_plurals(page.language),
        quotes=quotes,
        strings={key: typeset_message(text, quotes) for key, text in strings.widget.items()},
        sections=page.sections,
        actions=dict(_actions(page, quotes)),
    )


def _actions(page: ArticlePage, quotes: str) -> Iterator[tuple[str, dict[str, str]]]:
    for level, action in page.check.file.actions.items() if page.check else ():
        text, url = action.text[page.language], action.url[page.language]
        yield level, {"text": typeset(text, quotes), "url": url}
