"""Site → Output: every page through its template, with scripts and assets beside them."""

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, partial
from pathlib import Path
from posixpath import relpath
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from site_builder.by_hand.formulas import line_formula, position_formula
from site_builder.cards.make import Cards
from site_builder.content.site_file import Site as Settings
from site_builder.content.theme import DARK, LIGHT, Theme, site_rule, widget_rule
from site_builder.files.numbers import written
from site_builder.files.richtext import RichText
from site_builder.language.cldr import direction, keep_signs, locale
from site_builder.language.conditions_in_words import InWords, in_words
from site_builder.language.messages import forms
from site_builder.language.rich_html import rich_html
from site_builder.language.typography import typeset, typeset_rich
from site_builder.output.embedded import embedded
from site_builder.output.feeds import feed_path, feeds
from site_builder.output.files import Output
from site_builder.output.headers import headers_of, netlify_headers
from site_builder.output.manifest import PATH as MANIFEST
from site_builder.output.manifest import manifest
from site_builder.output.oembed import oembeds
from site_builder.output.proofs import proofs
from site_builder.output.redirects import netlify_redirects
from site_builder.output.sitemap import robots, sitemap
from site_builder.pages.carry import carry
from site_builder.pages.dressing import dressed, marks_of
from site_builder.pages.embed_page import shown
from site_builder.pages.icon import icon_files
from site_builder.pages.listing import SEARCHED_FROM, extent, found_by
from site_builder.pages.look import (
    LOGO_HEIGHT,
    brand_files,
    brand_rules,
    dark_logo_name,
    logo_name,
    logo_width,
    preloaded,
)
from site_builder.pages.presentation import presentation
from site_builder.pages.snippets import ROOM
from site_builder.pages.stairs import ranks, stairs
from site_builder.pages.structured import article_data, page_data, site_data
from site_builder.pictures.markup import picture_html
from site_builder.pictures.values import Picture
from site_builder.rubric.condition import Condition
from site_builder.rubric.values import Rubric
from site_builder.script.assessment import assessment
from site_builder.script.bundle import script
from site_builder.script.engine import Engine
from site_builder.site.contents import contents
from site_builder.site.layout import ArticlePage, Home, Site, TextPage
from site_builder.site.level_pages import LevelPage, level_pages
from site_builder.site.related import related
from site_builder.svg.markup import drawn

PACKAGE = Path(__file__).parents[1]
STYLES = (
    *("base", "cards", "home", "article", "prose", "headings", "pictures", "contents", "tables"),
    *("matrix", "check", "call", "levels", "single", "print"),
)
"""The parts of site.css: later ones go before earlier ones."""

WORDS_A_MINUTE = 220


@dataclass(frozen=True, slots=True)
class Assets:
    """The site's own static files: name → address with a hash in it, and bytes by that."""

    addresses: Mapping[str, str]
    files: Mapping[str, bytes]


def render(site: Site, engine: Engine, cards: Cards) -> Output:
    """Return the whole site as files."""
    assets = _assets(site.settings)
    pages = dict(_pages(site, assets, cards))
    scripts = dict(_scripts(site, engine))
    files = {**pages, **scripts, **dict(proofs(site, scripts)), **assets.files, **embedded()}
    files |= {**site.pictures, **cards.files}
    files |= {f"embed/{name}": data for name, data in site.pinned.items()}
    files |= {MANIFEST: manifest(site, files, cards), **dict(oembeds(site, cards))}
    files |= {**dict(feeds(site)), **sitemap(site), **robots(site)}
    sources = {f"{page.address}index.html": page.article.body for page in site.articles}
    sources |= {f"{page.address}index.html": page.file.body for page in site.pages}
    holders = {f"{page.address}index.html" for page in site.embeds.values()}
    headers = {
        path: headers_of(
            path,
            origin=site.origin,
            holds_frames=path in holders,
            is_hidden=site.is_hidden(path.removesuffix("index.html")),
        )
        for path in files
    }
    files["_headers"] = netlify_headers(headers).encode()
    moved = {**site.former, **_former_levels(site)}
    redirects = netlify_redirects(moved, site.settings.languages, site.root)
    files["_redirects"] = redirects.encode()
    return Output(files, headers, sources, site.root)


def _assets(settings: Settings) -> Assets:
    found = {path.name: path.read_bytes() for path in sorted((PACKAGE / "static").iterdir())}
    default = found.pop("icon.svg").decode()
    found |= icon_files(settings.brand.icon, settings.theme, default)
    found |= brand_files(settings.brand)
    addresses = {name: _hashed(name, data) for name, data in found.items()}
    sheet = styles(settings.theme) + brand_rules(settings.brand, addresses)
    found["site.css"] = sheet.encode()
    addresses["site.css"] = _hashed("site.css", found["site.css"])
    return Assets(addresses, {addresses[name]: data for name, data in found.items()})


def styles(theme: Theme | None) -> str:
    """Return the style sheet of all pages: its parts in their order, and the theme."""
    parts = [(PACKAGE / "styles" / f"{name}.css").read_text("utf-8") for name in STYLES]
    return "\n".join([*parts, *([site_rule(theme)] if theme else [])])


def _hashed(name: str, data: bytes) -> str:
    stem, _, suffix = name.rpartition(".")
    return f"assets/{stem}.{hashlib.sha256(data).hexdigest()[:12]}.{suffix}"


def _scripts(site: Site, engine: Engine) -> Iterator[tuple[str, bytes]]:
    """Yield every check's script: in all languages, and in each alone."""
    theme = site.settings.theme
    added = widget_rule(theme) if theme else ""
    for check, pages in site.checks.items():
        presentations = {language: presentation(site, page) for language, page in pages.items()}
        subsets = {f"{check}.{language}": {language: presentations[language]} for language in pages}
        for name, languages in {check: presentations, **subsets}.items():
            made = next(iter(pages.values())).check
            if made:
                data = assessment(check, made.rubric, languages, made.illustrations)
                yield f"embed/{name}.js", script(engine, data, added)


def _pages(site: Site, assets: Assets, cards: Cards) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of every page."""
    default = site.settings.languages[0]
    shared = {"site": site, "assets": assets.addresses, "cards": cards}
    for template, language, page in _laid(site):
        yield _page(template, page.address, language, page=page, **shared)
        for address in page.former:
            yield _page("moved", address, language, page=page, **shared)
    for frame in site.frames:
        yield _page("frame", frame.address, frame.page.language, frame=frame, **shared)
    yield from _embed_pages(site, shared)
    yield _page("choose", "", default, **shared)
    yield "404.html", _page("not_found", "", default, is_anywhere=True, **shared)[1]


def _laid(site: Site) -> Iterator[tuple[str, str, Home | ArticlePage | LevelPage | TextPage]]:
    """Yield each page that has one address a language, with its template and its language."""
    yield from (("home", page.language, page) for page in site.homes)
    yield from (("article", page.language, page) for page in site.articles)
    yield from (("level", page.page.language, page) for page in level_pages(site))
    yield from (("page", page.language, page) for page in site.pages)


def _former_levels(site: Site) -> dict[str, str]:
    """Return the address of each level's page that had others before, by each of those."""
    return {old: page.address for page in level_pages(site) for old in page.former}


def _embed_pages(site: Site, shared: Mapping[str, Any]) -> Iterator[tuple[str, bytes]]:
    for language, page in site.embeds.items():
        made = shown(site, page)
        values = {"page": page, "words": made.words, "shown": made, **shared}
        yield _page("embed", page.address, language, **values)


def _page(template: str, address: str, language: str, **values: Any) -> tuple[str, bytes]:
    strings = values["site"].strings[language]
    html = (
        _environment()
        .get_template(f"{template}.html")
        .render(
            **values,
            address=address,
            language=language,
            direction=direction(language),
            t=strings.site,
            quotes=strings.site["quotes"],
        )
    )
    return f"{address}index.html", html.encode()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(PACKAGE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "rich": _rich,
        "time": _time,
        "dressed": _dressed,
        "drawn": drawn,
        "set": _typeset,
        "minutes": _minutes,
        "extent": _extent,
        "found_by": found_by,
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
    environment.globals |= {
        "link": _link,
        "direction_of": direction,
        "room": ROOM,
        "contents": contents,
        "related": related,
        "levels_of": lambda site, page: [each for each in level_pages(site) if each.page is page],
        "article_data": article_data,
        "page_data": page_data,
        "site_data": site_data,
        "feed_path": feed_path,
        "picture": _picture,
        "searched_from": SEARCHED_FROM,
        "schemes": (LIGHT, DARK),
        "logo_name": logo_name,
        "dark_logo_name": dark_logo_name,
        "logo_width": logo_width,
        "logo_height": LOGO_HEIGHT,
        "preloaded": preloaded,
    }
    return environment


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


def _minutes(words: int) -> int:
    return max(1, round(words / WORDS_A_MINUTE))


@pass_context
def _language_name(context: Context, language: str) -> str:
    """Return a language's name in that language."""
    name: str = context["site"].strings[language].site["language"]
    return name
