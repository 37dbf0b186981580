"""Rich text → HTML."""

from typing import Any

from markupsafe import Markup, escape

from site_builder.files.richtext import RichText


def rich_html(rich: RichText) -> Markup:
    """Return a rich text as HTML, all that is text in it escaped."""
    return Markup("").join(
        escape(part) if isinstance(part, str) else _mark(part[0], part[1:]) for part in rich
    )


def _mark(tag: str, content: tuple[Any, ...]) -> Markup:
    if tag == "a":
        return Markup('<a href="{}">{}</a>').format(content[0], rich_html(content[1:]))
    return Markup("<{0}>{1}</{0}>").format(Markup(tag), rich_html(content))  # noqa: S704 - one of four
