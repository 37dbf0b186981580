"""What to read after an article."""

from collections.abc import Sequence

from site_builder.site.values import MOST_RELATED, ArticlePage


def related(page: ArticlePage, articles: Sequence[ArticlePage]) -> tuple[ArticlePage, ...]:
    """Return other articles in the page's language: of its category first, then the newest.

    Args:
        page: the article that was read.
        articles: all that are published, or those near it, the newest first.
    """
    others = [each for each in articles if each.language == page.language and each.id != page.id]
    category = page.article.category
    others.sort(key=lambda each: category is None or each.article.category != category)
    return tuple(others[:MOST_RELATED])
