"""site.yaml: what the site is called, where it is, in which languages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator

from site_builder.cards.values import Font
from site_builder.content.brand import Brand, load_brand
from site_builder.content.card_fonts import CardsShape, load_card_fonts
from site_builder.content.theme import Theme
from site_builder.content.theme_shape import ThemeShape
from site_builder.content.translations import Written, disagreement, language_problems
from site_builder.files.addresses import begun, is_placeholder, is_site_address
from site_builder.files.document import Document
from site_builder.files.fields import PlainTexts, RichTexts, Text, at_least, no_twice
from site_builder.files.mistakes import mistake
from site_builder.files.problems import Loaded, Problem, quoted
from site_builder.files.richtext import RichText
from site_builder.files.shapes import Shape, fit
from site_builder.files.yaml_reader import read_document
from site_builder.language.strings import is_language_tag


@dataclass(frozen=True, slots=True)
class Settings:
    """site.yaml. `base_url` has no slash at its end; the first language is the default.

    `theme` is its accent, `brand` are the files that its `theme` names; `card_fonts` are fonts for
    cards by language, where the package's own does not do.
    """

    title: Mapping[str, str]
    description: Mapping[str, str]
    base_url: str
    languages: tuple[str, ...]
    publisher: str
    footer: Mapping[str, RichText] | None
    theme: Theme | None
    brand: Brand
    card_fonts: Mapping[str, Font]


def _address(value: str) -> str:
    if not is_site_address(value):
        message = f"{quoted(value)} is no address of a site"
        hint = begun(value, is_site_address) or "write it like https://example.com/checks"
        raise mistake("bad-address", message, hint)
    return value.rstrip("/")


def _language(value: str) -> str:
    if not is_language_tag(value):
        hint = "write its code, like nl, en or pt-BR"
        raise mistake("bad-language", f"{quoted(value)} is no language", hint)
    return value


Language = Annotated[Text, AfterValidator(_language)]


class LanguagesShape(Shape):
    """The one key that the others of site.yaml depend on."""

    languages: Annotated[tuple[Language, ...], at_least(1, "languages"), AfterValidator(no_twice)]
    """Codes of the site's languages, the default first."""


class SiteShape(LanguagesShape):
    """site.yaml."""

    title: PlainTexts
    """What the site is called."""
    description: PlainTexts
    """One sentence on the site."""
    base_url: Annotated[Text, AfterValidator(_address)]
    """Where the site will be, like https://example.com/checks."""
    publisher: Text
    """Who publishes the checks."""
    footer: RichTexts | None = None
    """What stands below every page beside that, in each language: inline Markdown."""
    theme: ThemeShape | None = None
    """The site's own colour, logo, typefaces and icon."""
    cards: CardsShape | None = None
    """The cards that social media show where somebody shares a page."""


def load_site_file(project: Path, written: Written = Written()) -> Loaded[Settings]:  # noqa: B008
    """Read the project's site.yaml; beside problems, what the rest can be checked by.

    The value is None where not even the languages are known. Where the content is in others than
    are named, that is told once, and the site has those of the content.

    Args:
        project: the project's folder.
        written: the languages of its articles and of the interface's texts.
    """
    shown = "content/site.yaml"
    read = read_document(project / shown, shown)
    if read.value is None:
        return Loaded(None, read.problems)
    document = read.value
    only = {key: value for key, value in document.data.items() if key == "languages"}
    named = fit(LanguagesShape, document.with_data(only))
    languages = named.value.languages if named.value else _title_languages(document)
    if not languages:
        # Without its languages nothing can be said of the site's texts.
        return Loaded(None, (*read.problems, *named.problems))
    written = replace(written, title=frozenset(_title_languages(document)))
    found = disagreement(languages if named.value else (), written if named.value else Written())
    told = tuple(language_problems(document, languages, found, written))
    languages = found.settled(languages)
    shape = fit(SiteShape, document, languages=languages)
    brand, fonts = load_brand(project, document), load_card_fonts(project, document, languages)
    settings = _settings_in(languages)
    if shape.value:
        known = _settings(shape.value, brand.value or Brand(), fonts.value or {})
        settings = replace(known, languages=languages)
    problems = (*read.problems, *told, *shape.problems, *brand.problems, *fonts.problems)
    return Loaded(settings, problems)


def _settings(shape: SiteShape, brand: Brand, card_fonts: Mapping[str, Font]) -> Settings:
    accent = shape.theme.accent if shape.theme else None
    keys = {key: value for key, value in dict(shape).items() if key != "cards"}
    return Settings(**{**keys, "theme": accent, "brand": brand, "card_fonts": card_fonts})


def placeholder_address(project: Path, said: str) -> Iterator[Problem]:
    """Yield a warning where the site's address is a placeholder that its author forgot.

    Args:
        project: the project, whose site.yaml has no problems.
        said: what comes of it: "so the site is built for https://some.netlify.app".
    """
    shown = "content/site.yaml"
    document = read_document(project / shown, shown).value
    address = document.data.get("base_url") if document else None
    if document and isinstance(address, str) and is_placeholder(address):
        message = f"{quoted(address)} is a placeholder, {said}"
        hint = "write the address at which visitors find the site"
        problem = document.problem(("base_url",), "placeholder-address", message, hint)
        yield replace(problem, severity="warning")


def _title_languages(document: Document) -> tuple[str, ...]:
    """Return the languages of the title, so that the rest of a site can be checked by them."""
    title = document.data.get("title")
    return tuple(filter(is_language_tag, title)) if isinstance(title, dict) else ()


def _settings_in(languages: tuple[str, ...]) -> Settings:
    """Stand in for those of a file that has problems, so that the rest can be checked."""
    empty = dict.fromkeys(languages, "")
    return Settings(empty, empty, "", languages, "", None, None, Brand(), {})
