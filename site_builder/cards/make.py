"""The cards of a site: one for every page of its own, and one for every level of every check."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import Any, TypeAlias

from site_builder.cards.fonts import digest_of, own_font, written
from site_builder.cards.values import Card, Face, Staircase
from site_builder.content.theme import ACCENT, LIGHT, text_on
from site_builder.files.cache import Recipe, code_of
from site_builder.files.kept import Told, kept_all, known_of, unheard
from site_builder.files.pillow import OLDEST, WAY_OUT, lettering
from site_builder.files.problems import Loaded, Position, Problem, quoted
from site_builder.files.richtext import plain
from site_builder.language.cldr import direction
from site_builder.language.typography import typeset
from site_builder.rubric.values import Level
from site_builder.site.values import ArticlePage, Check, Home, Site

STEPS = 4
"""Of the staircase where there is no check, as in the wordmark."""

WORTH = 16
"""So many cards and more are drawn by all cores."""

_STEP = "cards"
_SITE = ("content/site.yaml", Position(1, 1))
_FilesOf: TypeAlias = Callable[[Sequence[Face], str], Sequence[bytes | None]]
"""Faces and what draws their letters → the file of each, None where it is still to be drawn."""


@dataclass(frozen=True, slots=True)
class Cards:
    """All cards: those of pages by the page's address, those of levels by address too.

    `files` are what is published, by path; while cards are still to be drawn, theirs are missing.
    """

    pages: Mapping[str, Card]
    levels: Mapping[str, Card]
    files: Mapping[str, bytes]

    @property
    def are_drawn(self) -> bool:
        """Tell whether no card is still to be drawn."""
        return len(self.files) == len(self.pages) + len(self.levels)

    def of(self, address: str, language: str) -> Card | None:
        """Return the card of a page: its own, or else the site's; None where there are no cards."""
        return self.pages.get(address) or self.pages.get(f"{language}/")

    def seen_from(self, page: ArticlePage) -> "Cards":
        """Return what pages about an article show of them."""
        card = self.of(page.address, page.language)
        levels = {
            address: found
            for level in (page.check.rubric.levels if page.check else ())
            if (found := self.levels.get(address := _level_address(page, level.id)))
        }
        return Cards({page.address: card} if card else {}, levels, {})

    def seen_in(self, language: str) -> "Cards":
        """Return what pages that have none of their own show of them."""
        home = f"{language}/"
        return Cards({home: self.pages[home]} if home in self.pages else {}, {}, {})

    def of_level(self, page: ArticlePage, level: str) -> Card | None:
        """Return the card of a level of the page's check; None where there are no cards."""
        return self.levels.get(_level_address(page, level))


NO_CARDS = Cards({}, {}, {})


@dataclass(frozen=True, slots=True)
class _Plan:
    """A card to be drawn; `places` has where the texts of `face` were written, by its fields."""

    card: Card
    face: Face
    places: Mapping[str, tuple[str, Position]]


def make_cards(site: Site, told: Told = unheard) -> Loaded[Cards]:
    """Draw all cards of a site, or take them from the cache; warn of letters that no font has.

    A text with such letters is left out of its card. Without Pillow there are no cards. `told` is
    told how many of how many cards are drawn.
    """
    return _cards(site, partial(_drawn_or_kept, told))


def known_cards(site: Site, _told: Told = unheard) -> Loaded[Cards]:
    """Return what `make_cards` does, at once: what is not in the cache is still to be drawn."""
    return _cards(site, _kept)


def _cards(site: Site, files_of: _FilesOf) -> Loaded[Cards]:
    version = lettering()
    if version is None:
        message = f"without Pillow {OLDEST} or newer there are no cards, and pictures have one size"
        return Loaded(
            NO_CARDS, (Problem(*_first(_SITE), "no-pillow", message, WAY_OUT, "warning"),)
        )
    homes = {home.address: _of_home(site, home) for home in site.homes}
    pages = {page.address: _of_page(site, page) for page in site.articles}
    levels = {
        plan.card.address: plan
        for page in site.articles
        if page.check
        for plan in _of_levels(site, page, page.check)
    }
    plans = (*homes.values(), *pages.values(), *levels.values())
    shown = [_shown(plan, version) for plan in plans]
    files = files_of([face for face, _ in shown], version)
    found = chain.from_iterable(problems for _, problems in shown)
    cards = Cards(
        {address: plan.card for address, plan in (homes | pages).items()},
        {address: plan.card for address, plan in levels.items()},
        {plan.card.address: data for plan, data in zip(plans, files, strict=True) if data},
    )
    return Loaded(cards, tuple(dict.fromkeys(found)))


def _first(at: tuple[str, Position]) -> tuple[str, int, int]:
    return at[0], at[1].line, at[1].column


def _shown(plan: _Plan, version: str) -> tuple[Face, tuple[Problem, ...]]:
    """Return what stands on a card, and what could not be written on it."""
    face = plan.face
    lacking = {
        name: letters
        for name in plan.places
        if (letters := written(getattr(face, name), face.fonts, version).lacking)
    }
    problems = tuple(
        _lacking(getattr(face, name), letters, plan.places[name], face.language)
        for name, letters in lacking.items()
    )
    left_out: dict[str, Any] = dict.fromkeys(lacking, "")
    return replace(face, **left_out), problems


def _drawn_or_kept(told: Told, faces: Sequence[Face], version: str) -> Sequence[bytes]:
    recipes, things = _recipes(faces, version), [(face, version) for face in faces]
    return kept_all(_STEP, recipes, things, _drawn, code=_code(), worth=WORTH, told=told)


def _kept(faces: Sequence[Face], version: str) -> Sequence[bytes | None]:
    return known_of(_STEP, _recipes(faces, version), code=_code())


def _code() -> bytes:
    return code_of("site_builder.cards.draw")


def _recipes(faces: Sequence[Face], version: str) -> list[Recipe]:
    return [(version, *_parts(face)) for face in faces]


def _drawn(thing: tuple[Face, str]) -> bytes:
    from site_builder.cards.draw import drawn

    return drawn(*thing)


def _parts(face: Face) -> tuple[str | int | bytes, ...]:
    """Return all that a card is drawn from, as the parts of a recipe."""
    texts = (face.title, face.above, face.below, face.site, face.publisher, face.language)
    forms = (face.stairs.steps, face.stairs.full, face.is_large, face.is_rtl)
    colours = map(str, (face.accent, text_on(face.accent), LIGHT.paper, LIGHT.ink))
    return (*texts, *colours, *map(int, forms), *map(digest_of, face.fonts))


def _lacking(text: str, letters: str, at: tuple[str, Position], language: str) -> Problem:
    message = (
        f"the card for social media lacks {quoted(text)}: its font does not have {letters[:12]}"
    )
    hint = f"name one that has: cards: {{fonts: {{{language}: fonts/name.ttf}}}} in site.yaml"
    return Problem(*_first(at), "letters-missing", message, hint, "warning")


def _face(site: Site, language: str, title: str, stairs: Staircase, **texts: str) -> Face:
    strings, settings = site.strings[language].site, site.settings
    name = typeset(settings.title[language], strings["quotes"])
    publisher = strings["publisher"].format(publisher=settings.publisher)
    own = settings.card_fonts.get(language)
    return Face(
        title=title,
        above=texts.get("above", ""),
        below=texts.get("below", ""),
        site="" if title == name else name,
        publisher="" if settings.publisher == settings.title[language] else publisher,
        stairs=stairs,
        accent=settings.theme.light if settings.theme else ACCENT,
        is_large=False,
        is_rtl=direction(language) == "rtl",
        language=language,
        fonts=(*((own,) if own else ()), own_font()),
    )


def _of_home(site: Site, home: Home) -> _Plan:
    language = home.language
    quotes = site.strings[language].site["quotes"]
    title, about = (
        typeset(text[language], quotes) for text in (site.settings.title, site.settings.description)
    )
    face = _face(site, language, title, Staircase(STEPS, STEPS), below=about)
    places = dict.fromkeys(("title", "below", "publisher"), _SITE)
    return _Plan(Card(f"cards/{language}.png", title), replace(face, is_large=True), places)


def _of_page(site: Site, page: ArticlePage) -> _Plan:
    steps = len(page.check.rubric.levels) if page.check else STEPS
    category = page.article.category or ""
    above = typeset(category, site.strings[page.language].site["quotes"])
    face = _face(site, page.language, page.title, Staircase(steps, steps), above=above)
    path, article = page.article.body.path, page.article
    places = {"title": (path, article.title_at), "above": (path, article.category_at)}
    card = Card(f"cards/{page.id}.{page.language}.png", page.title)
    return _Plan(card, face, {**places, "site": _SITE, "publisher": _SITE})


def _of_levels(site: Site, page: ArticlePage, check: Check) -> Iterator[_Plan]:
    levels = check.rubric.levels
    for number, level in enumerate(levels, 1):
        yield _of_level(site, page, level, Staircase(len(levels), number))


def _of_level(site: Site, page: ArticlePage, level: Level, stairs: Staircase) -> _Plan:
    strings = site.strings[page.language].site
    name = typeset(plain(level.name[page.language]), strings["quotes"])
    above = strings["level-of"].format(n=stairs.full, count=stairs.steps)
    face = _face(site, page.language, name, stairs, above=above, below=page.title)
    at = page.check.rubric.places.get(("level", level.id), Position(1, 1)) if page.check else None
    places = {
        "title": (f"content/{page.id}/rubric.yaml", at or Position(1, 1)),
        "below": (page.article.body.path, page.article.title_at),
    }
    card = Card(_level_address(page, level.id), f"{name}: {above.lower()}. {page.title}")
    return _Plan(card, replace(face, is_large=True), {**places, "site": _SITE, "publisher": _SITE})


def _level_address(page: ArticlePage, level: str) -> str:
    return f"cards/{page.id}.{level}.{page.language}.png"
