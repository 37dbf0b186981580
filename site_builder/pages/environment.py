"""What templates can say: filters and functions, each in the language of its page."""

import datetime as dt
import sys
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import cache, partial
from pathlib import Path
from posixpath import relpath
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.bccache import Bucket
from jinja2.runtime import Context
from markupsafe import Markup

from site_builder.by_hand.formulas import line_formula, position_formula
from site_builder.content.theme import DARK, LIGHT
from site_builder.files.cache import Recipe, code_of_all, keep, kept_before, version_of
from site_builder.files.numbers import written
from site_builder.files.richtext import RichText
from site_builder.language.cldr import direction, keep_signs, locale
from site_builder.language.conditions_in_words import InWords, in_words
from site_builder.language.messages import forms
from site_builder.language.rich_html import rich_html
from site_builder.language.typography import typeset, typeset_rich
from site_builder.output.feeds import feed_path
from site_builder.pages.carry import carry
from site_builder.pages.dressing import dressed, marks_of
from site_builder.pages.listing import SEARCHED_FROM, categories_of, extent, found_by
from site_builder.pages.look import (
    LOGO_HEIGHT,
    dark_logo_name,
    logo_name,
    logo_width,
    preloaded,
)
from site_builder.pages.snippets import ROOM
from site_builder.pages.stairs import ranks, stairs
from site_builder.pages.structured import article_data, page_data, site_data
from site_builder.pictures.markup import picture_html
from site_builder.pictures.values import Picture
from site_builder.rubric.condition import Condition
from site_builder.rubric.values import Rubric
from site_builder.site.contents import contents
from site_builder.site.level_pages import levels_of
from site_builder.site.matrix import rows
from site_builder.site.related import related
from site_builder.site.values import ArticlePage
from site_builder.svg.markup import drawn

TEMPLATES = Path(__file__).parents[1] / "templates"


class _Compiled(BytecodeCache):
    """Templates that were compiled, kept between builds."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take a template from the cache."""
        found = kept_before(_recipe(bucket))
        if found is not None:
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Put one there."""
        keep(_recipe(bucket), bucket.bytecode_to_string())


def _recipe(bucket: Bucket) -> Recipe:
    """Return all that decides what a template is compiled to: a filter may be called by then."""
    step = (code_of_all(), version_of("jinja2"), version_of("markupsafe"), sys.version)
    return ("template", *step, bucket.key, bucket.checksum)


@cache
def environment() -> Environment:
    """Return where templates are found, with all that they may call."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=_Compiled(),
    )
    made.filters |= _filters()
    made.globals |= _globals()
    return made


def _filters() -> dict[str, Callable[..., Any]]:
    return {
        "rich": _rich,
        "time": _time,
        "dressed": _dressed,
        "drawn": drawn,
        "set": _typeset,
        "extent": _extent,
        "found_by": found_by,
        "rows": rows,
        "ranks": ranks,
        "stairs": stairs,
        "name": _language_name,
        "carry": carry,
        "forms": forms,
        "locale": locale,
        "fill": lambda text, **words: text.format(**words),
        "exact": _exact,
        "signed": _signed,
        "in_words": _in_words,
        "line_formula": _formula(line_formula),
        "position_formula": _formula(position_formula),
    }


def _globals() -> dict[str, Any]:
    return {
        "link": _link,
        "direction_of": direction,
        "room": ROOM,
        "contents": contents,
        "related": related,
        "levels_of": lambda site, page: list(levels_of(site, page)),
        "article_data": article_data,
        "page_data": page_data,
        "site_data": site_data,
        "feed_path": feed_path,
        "picture": _picture,
        "searched_from": SEARCHED_FROM,
        "categories_of": categories_of,
        "schemes": (LIGHT, DARK),
        "logo_name": logo_name,
        "dark_logo_name": dark_logo_name,
        "logo_width": logo_width,
        "logo_height": LOGO_HEIGHT,
        "preloaded": preloaded,
    }


@pass_context
def _link(context: Context, target: str) -> str:
    """Return the way from this page to an address of the site, so that it works at any root.

    From a page that is shown anywhere, it begins at the root.
    """
    if context.get("is_anywhere"):
        return f"{context['site'].root}{target}"
    start = context["address"] or "."
    way = relpath("/" + target, "/" + start)
    return f"{way}/" if target.endswith("/") or not target else way


@pass_context
def _picture(context: Context, picture: Picture, **options: Any) -> Markup:
    """Return a picture as HTML; for options see `picture_html`."""
    return Markup(picture_html(picture, partial(_link, context), **options))  # noqa: S704 - escaped


@pass_context
def _rich(context: Context, text: RichText) -> Markup:
    """Return a rich text as HTML, its quotation marks set."""
    return rich_html(typeset_rich(text, context["quotes"]))


@pass_context
def _exact(context: Context, number: Fraction | int) -> str:
    """Return an exact number as the language writes it."""
    return _signed(context, written(Fraction(number), context["t"]["decimal-mark"]))


@pass_context
def _signed(context: Context, text: str) -> str:
    return keep_signs(text, context["language"])


def _formula(made: Callable[..., str]) -> Callable[..., str]:
    """Return a filter that writes a small sum with the language's own numbers."""

    @pass_context
    def found(context: Context, of: Any, *called: str) -> str:
        return _signed(context, made(of, *called, mark=context["t"]["decimal-mark"]))

    return found


@pass_context
def _in_words(context: Context, condition: Condition) -> InWords:
    """Return a condition of the page's check in words."""
    strings = context["site"].strings[context["language"]]
    return in_words(condition, context["page"].check.rubric, strings)


@pass_context
def _typeset(context: Context, text: str) -> str:
    return typeset(text, context["quotes"])


@pass_context
def _time(context: Context, date: dt.date) -> Markup:
    """Return a date as the language writes it, and as a machine reads it."""
    strings: Mapping[str, str] = context["t"]
    month = strings["months"].split()[date.month - 1]
    written = strings["date"].format(day=date.day, month=month, year=date.year)
    return Markup('<time datetime="{}">{}</time>').format(date.isoformat(), written)


@pass_context
def _dressed(context: Context, html: str) -> Markup:
    """Return a run of the page's article with what its page adds."""
    page = context["page"]
    marks = marks_of(page, context["t"]) if isinstance(page, ArticlePage) else {}
    return dressed(html, context["t"], marks)


@pass_context
def _extent(context: Context, rubric: Rubric) -> str:
    """Return how many questions a check has, and how long they take."""
    return extent(rubric, context["site"].strings[context["language"]])


@pass_context
def _language_name(context: Context, language: str) -> str:
    """Return a language's name in that language."""
    name: str = context["site"].strings[language].site["language"]
    return name
