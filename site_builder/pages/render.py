"""Site → Output: every page through its template, with scripts and assets beside them."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, TypeAlias

from site_builder.cards.make import Cards
from site_builder.content.site_file import Settings
from site_builder.content.theme import Theme, site_rule, widget_rule
from site_builder.files.last import Last
from site_builder.language.cldr import direction
from site_builder.output.embedded import embedded
from site_builder.output.feeds import feeds
from site_builder.output.files import PAGE, Output
from site_builder.output.headers import headers_of, netlify_headers
from site_builder.output.manifest import PATH as MANIFEST
from site_builder.output.manifest import manifest
from site_builder.output.oembed import oembeds
from site_builder.output.proofs import proofs
from site_builder.output.redirects import netlify_redirects
from site_builder.output.sitemap import robots, sitemap
from site_builder.pages.embed_page import shown
from site_builder.pages.environment import environment
from site_builder.pages.icon import icon_files
from site_builder.pages.known import Known
from site_builder.pages.look import brand_files, brand_rules
from site_builder.pages.presentation import presentation
from site_builder.rubric.values import Rubric
from site_builder.script.assessment import Presentation, assessment
from site_builder.script.bundle import script
from site_builder.script.engine import Engine
from site_builder.site.level_pages import LevelPage, level_pages
from site_builder.site.values import ArticlePage, EmbedPage, Frame, Home, Site, TextPage
from site_builder.svg.illustrations import Illustrations

PACKAGE = Path(__file__).parents[1]
STYLES = (
    *("base", "cards", "home", "article", "prose", "headings", "pictures", "contents", "tables"),
    *("matrix", "check", "call", "levels", "single", "print"),
)
"""The parts of site.css: later ones go before earlier ones."""


_SCRIPTS: Last[bytes] = Last()

_Shown: TypeAlias = ArticlePage | EmbedPage | Frame | Home | LevelPage | TextPage


@dataclass(frozen=True, slots=True)
class _Page:
    """A page of the site: `shows` is all that its template sees, by name, and nothing else.

    `address` is where links on it begin, `path` its file.
    """

    template: str
    language: str
    address: str
    path: str
    shows: Mapping[str, Any]


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
    sources = {_path(page.address): page.article.body for page in site.articles}
    sources |= {_path(page.address): page.file.body for page in site.pages}
    headers = _headers(site, files)
    files["_headers"] = netlify_headers(headers).encode()
    moved = {**site.former, **_former_levels(site)}
    redirects = netlify_redirects(moved, site.settings.languages, site.root)
    files["_redirects"] = redirects.encode()
    drafts = {_path(address): file for address, file in site.left_out.items()}
    return Output(files, headers, sources, site.root, drafts)


def _headers(site: Site, paths: Iterable[str]) -> dict[str, Mapping[str, str]]:
    holders = {_path(page.address) for page in site.embeds.values()}
    return {
        path: headers_of(
            path,
            origin=site.origin,
            holds_frames=path in holders,
            is_hidden=site.is_hidden(path.removesuffix(PAGE)),
        )
        for path in paths
    }


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
                spoken = tuple(languages.items())
                parts = (check, made.rubric, spoken, made.illustrations, engine, added)
                yield f"embed/{name}.js", _SCRIPTS.of(name, parts, partial(_script, *parts))


def _script(
    check: str,
    rubric: Rubric,
    spoken: Iterable[tuple[str, Presentation]],
    illustrations: Illustrations,
    engine: Engine,
    added: str,
) -> bytes:
    return script(engine, assessment(check, rubric, dict(spoken), illustrations), added)


def _pages(site: Site, assets: Assets, cards: Cards) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of every page."""
    known = Known(assets.addresses)
    for page in chain(_of_articles(site, cards), _of_site(site, cards)):
        make = partial(_html, page, assets)
        yield page.path, known.page(site.absolute(page.path), page, make)


def _of_articles(site: Site, cards: Cards) -> Iterator[_Page]:
    """Yield the pages about one article each: its own, those of its levels, its frames."""
    brief = site.in_brief
    for page in site.articles:
        seen = {"site": site.seen_from(page, brief.near(page)), "cards": cards.seen_from(page)}
        yield _laid("article", page, seen)
    alone = {
        page.address: {"site": site.seen_from(page), "cards": cards.seen_from(page)}
        for page in brief.articles
        if page.check
    }
    for level in level_pages(brief):
        yield _laid("level", level, alone[level.page.address])
    for frame in brief.frames:
        yield _laid("frame", frame, alone[frame.page.address])


def _of_site(site: Site, cards: Cards) -> Iterator[_Page]:
    """Yield all other pages."""
    languages, brief = site.settings.languages, site.in_brief
    seen = {each: {"site": site.around, "cards": cards.seen_in(each)} for each in languages}
    for home in brief.homes:
        yield _laid("home", home, seen[home.language])
    for page in site.pages:
        yield _laid("page", page, seen[page.language])
    for language, embed in site.embeds.items():
        made = shown(site, embed)
        yield _laid("embed", embed, {**seen[language], "words": made.words, "shown": made})
    movable: tuple[ArticlePage | LevelPage | TextPage, ...] = (
        *brief.articles,
        *level_pages(brief),
        *brief.pages,
    )
    for moved in movable:
        for address in moved.former:
            own = {**seen[moved.language], "page": moved}
            yield _Page("moved", moved.language, address, _path(address), own)
    default = languages[0]
    yield _Page("choose", default, "", PAGE, seen[default])
    yield _Page("not_found", default, "", "404.html", {**seen[default], "is_anywhere": True})


def _laid(template: str, page: _Shown, seen: Mapping[str, Any]) -> _Page:
    address = page.address
    return _Page(template, page.language, address, _path(address), {**seen, "page": page})


def _former_levels(site: Site) -> dict[str, str]:
    """Return the address of each level's page that had others before, by each of those."""
    return {old: page.address for page in level_pages(site) for old in page.former}


def _path(address: str) -> str:
    return f"{address}{PAGE}"


def _html(page: _Page, assets: Assets) -> bytes:
    strings = page.shows["site"].strings[page.language]
    html = (
        environment()
        .get_template(f"{page.template}.html")
        .render(
            **page.shows,
            assets=assets.addresses,
            address=page.address,
            language=page.language,
            direction=direction(page.language),
            t=strings.site,
            quotes=strings.site["quotes"],
        )
    )
    return html.encode()
