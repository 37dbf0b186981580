"""Cards: what social media show where somebody shares a page."""

import re
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from shutil import copytree

import pytest
from PIL import Image

from site_builder.build import compute_soon
from site_builder.cards import fonts, make
from site_builder.cards.draw import MARGIN, PANEL, drawn
from site_builder.cards.fonts import own_font, written
from site_builder.cards.make import known_cards, make_cards
from site_builder.cards.values import HEIGHT, WIDTH, Face, Font, Staircase
from site_builder.content.card_fonts import load_card_fonts
from site_builder.content.theme import ACCENT
from site_builder.files import cache, workers
from site_builder.files.colour import parse
from site_builder.files.pillow import lettering
from site_builder.files.source import Source
from site_builder.files.yaml_reader import parse_yaml
from site_builder.options import Options
from site_builder.output.files import Output
from tests.projects import MINIMAL, NO_ENGINE, WHOLE, built, copied, site_of

ROOT = Path(__file__).parents[1]
MOST_BYTES = 40_000
LONG = "How much does a baker in a small town need to know about ovens, flour and people? " * 5
FONTS = ROOT / "site_builder/cards/font"
VERSION = lettering() or ""


@pytest.fixture(scope="module")
def output() -> Output:
    """The built site of the whole project."""
    return built(WHOLE)


def opened(data: bytes) -> Image.Image:
    """Return a picture."""
    return Image.open(BytesIO(data))


def cards(output: Output) -> Mapping[str, Image.Image]:
    """Return every card by its path."""
    found = {path: data for path, data in output.files.items() if path.startswith("cards/")}
    return {path: opened(data) for path, data in found.items()}


def face(title: str, **changed: object) -> Face:
    """Return what a card with a title is drawn from."""
    stairs, fonts = Staircase(4, 4), (own_font(),)
    plain = Face(title, "", "", "Checks", "", stairs, ACCENT, False, False, "en", fonts)
    return replace(plain, **changed)  # type: ignore[arg-type]


def image(title: str, **changed: object) -> Image.Image:
    """Return a card with a title."""
    return opened(drawn(face(title, **changed), VERSION)).convert("RGB")


def ink(card: Image.Image) -> tuple[int, int, int, int]:
    """Return the box in which something is written on the light side of a card, margins aside."""
    light = card.crop((0, 0, WIDTH - PANEL, HEIGHT)).convert("L").point(lambda value: 255 - value)
    return light.getbbox() or (0, 0, 0, 0)


def test_every_page_has_a_card_and_every_level(output: Output) -> None:
    """In the size that social media ask for, small enough to be fetched by all of them."""
    levels = ("flour", "dough", "bread", "feast")
    names = {"", "about.", "bakery.", *(f"bakery.{level}." for level in levels)}
    found = cards(output)
    assert set(found) == {
        f"cards/{name}{language}.png" for name in names for language in ("nl", "en")
    }
    for path, card in found.items():
        assert (card.size, card.mode, card.format) == ((1200, 630), "P", "PNG"), path
        assert len(output.files[path]) < MOST_BYTES, path


def test_every_page_that_is_shared_names_a_card_that_is_there(output: Output) -> None:
    """Its own, or that of the site; by its whole address."""
    for path, data in output.files.items():
        is_page = path.endswith(".html") and not path.startswith("embed/") and path != "404.html"
        if is_page and b'http-equiv="refresh"' not in data:
            (address,) = re.findall(r'<meta property="og:image" content="([^"]*)">', data.decode())
            assert address.removeprefix("https://bakery.example/") in output.files, path


def test_cards_are_in_the_publishers_colour(output: Output) -> None:
    """Exactly: the accent in light."""
    for path, card in cards(output).items():
        assert card.convert("RGB").getpixel((WIDTH - 5, 5)) == (0xA2, 0x12, 0x5C), path
        assert card.convert("RGB").getpixel((5, 5)) == (255, 255, 255), path


@pytest.mark.parametrize("accent", ["#ffd400", "#000000", "#0b5d5b", "#7f7f7f"])
def test_the_steps_up_to_the_level_are_full(accent: str) -> None:
    """The others are faint; both are seen on any colour."""
    card = image("Level", stairs=Staircase(5, 2), accent=parse(accent))
    row = [card.getpixel((x, HEIGHT - 1)) for x in range(WIDTH - PANEL, WIDTH)]
    kinds = [kind for kind, before in zip(row, [None, *row], strict=False) if kind != before]
    assert len(kinds) == 5 + 6
    full, faint = {*kinds[1:4:2]}, {*kinds[5::2]}
    assert (len(full), len(faint), len(full | faint | {kinds[0]})) == (1, 1, 3)


@pytest.mark.parametrize("title", ["Ik", "Hoe goed is je bakkerij?", LONG, "W" * 400, "i" * 60])
@pytest.mark.parametrize("is_large", [False, True])
def test_a_title_stands_within_its_margins(title: str, *, is_large: bool) -> None:
    """Whatever its length."""
    card = image(title, is_large=is_large, above="Baking", below=LONG, publisher="By us")
    left, top, right, bottom = ink(card)
    assert left >= MARGIN - 10
    assert right <= WIDTH - PANEL - MARGIN + 14
    assert top >= MARGIN
    assert bottom <= HEIGHT - MARGIN + 10


def test_what_is_written_from_right_to_left_stands_on_the_right() -> None:
    """And the staircase on the left, rising that way."""
    card = image("Shalom", is_rtl=True, language="he")
    assert card.getpixel((5, 5)) == card.getpixel((PANEL - 1, 5)) != (255, 255, 255)
    assert card.getpixel((PANEL, 5)) == (255, 255, 255)
    rest = card.crop((PANEL, 0, WIDTH, HEIGHT)).convert("L").point(lambda value: 255 - value)
    box = rest.getbbox()
    assert box
    assert WIDTH - PANEL - box[2] in range(MARGIN - 6, MARGIN + 6)


EUROPE = """Ça ÀÁÂÃÄÅÆ ÈÉÊË ÌÍÎÏ ÐÑ ÒÓÔÕÖØŒ ÙÚÛÜ ÝÞß ĀĂĄ ĆĈĊČ ĎĐ ĒĖĘĚ ĞĠĢ ĤĦ ĨĪĮİı Ĵ Ķ ĹĻĽĿŁ ŃŅŇŋ ŌŐ
ŔŖŘ ŚŜŞŠȘ ŢŤȚ ŨŪŬŮŰŲ ŴẀẂẄ ŶŸ ŹŻŽ Ελληνικά ΐΰ Българска ёєіїґўђћџљњќѓ “”‘’„‚«»‹›–—…·•€£§©®™№ ¿¡"""


def test_the_font_has_the_letters_of_europe() -> None:
    """Latin with every accent, Greek and Cyrillic."""
    assert written(EUROPE, (own_font(),), VERSION).lacking == ""


@pytest.mark.parametrize(
    ("text", "left", "lacking"),
    [
        ("Check \U0001f680 it", "Check it", ""),
        ("\u0132s", "IJs", ""),
        ("Cafe\u0301", "Caf\u00e9", ""),
        ("De \u7b2c\u4e00 \u7b2c", "De", "\u7b2c\u4e00"),
        ("\u0633\u0644\u0627\u0645", "", "\u0633\u0644\u0627\u0645"),
    ],
)
def test_letters_that_the_font_lacks_are_known(text: str, left: str, lacking: str) -> None:
    """Emoji are left out, and what can be written otherwise is."""
    done = written(text, (own_font(),), VERSION)
    assert (done.text.strip(), done.lacking) == (left, lacking)


def test_a_text_that_cannot_be_written_is_left_out(tmp_path: Path) -> None:
    """There is a card all the same; the author is told once, with the way out."""
    article = (MINIMAL / "content/first/article.en.md").read_text("utf-8")
    titled = article.replace("The first check", "\u7b2c\u4e00 check")
    project = copied(MINIMAL, tmp_path / "p", {"first/article.en.md": titled})
    output = built(project)
    (warning,) = output.warnings
    assert (warning.path, warning.line, warning.column) == ("content/first/article.en.md", 2, 8)
    assert warning.code == "letters-missing"
    assert "cards/first.en.png" in output.files
    done = make_cards(site_of(project))
    assert done.value
    assert done.value.pages["en/first-check/"].alt == "\u7b2c\u4e00 check"


def test_an_author_s_own_font_goes_first(tmp_path: Path) -> None:
    """For the languages for which it is named."""
    site = (MINIMAL / "content/site.yaml").read_text(
        "utf-8"
    ) + "cards: {fonts: {nl: fonts/a.ttf}}\n"
    files: dict[str, str | bytes] = {"site.yaml": site, "fonts/a.ttf": own_font().data}
    settings = site_of(copied(MINIMAL, tmp_path / "p", files)).settings
    assert {language: font.name for language, font in settings.card_fonts.items()} == {
        "nl": "fonts/a.ttf"
    }
    other = Font("a", own_font().data)
    assert written("a", (other, own_font()), VERSION).font is other


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("a" * 300, [("bad-font", f'"{"a" * 60}…" is no font that can be read')]),
        ("b.ttf", [("bad-font", 'there is no font "b.ttf" in content/')]),
        ("a\\0.ttf", []),
    ],
)
def test_a_font_that_is_none(path: str, told: list[tuple[str, str]], tmp_path: Path) -> None:
    """A name that nobody sees is told as such a text is anywhere, and not once more as a file."""
    (tmp_path / "content").mkdir()
    document = parse_yaml(Source("site.yaml", f'cards: {{fonts: {{nl: "{path}"}}}}\n')).value
    assert document
    found = load_card_fonts(tmp_path, document, ("nl",)).problems
    assert [(each.code, each.message) for each in found] == told


def test_the_same_site_has_the_same_cards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, output: Output
) -> None:
    """Whether they are in the cache or not, and wherever the site is."""
    monkeypatch.setenv("NIVEAUCHECK_CACHE", str(tmp_path / "kept"))
    cache.folder.cache_clear()
    again = built(WHOLE, Options(base_url="https://preview.example/1"))
    cache.folder.cache_clear()
    for path in cards(output):
        assert again.files[path] == output.files[path], path


@pytest.mark.parametrize("name", ["HAVE_RAQM", "fribidi_version"])
def test_cards_are_drawn_anew_where_letters_are_laid_out_otherwise(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The libraries that do so may be the system's, and come and go beside the same Pillow."""
    monkeypatch.setenv("NIVEAUCHECK_CACHE", str(tmp_path))
    cache.folder.cache_clear()
    site = site_of(MINIMAL)
    assert make_cards(site).value
    with_them = known_cards(site).value
    monkeypatch.setattr(f"PIL._imagingft.{name}", False)
    without = known_cards(site).value
    cache.folder.cache_clear()
    assert with_them
    assert without
    assert (with_them.are_drawn, without.files) == (True, {})


def drawn_already(_thing: object) -> bytes:
    """Stand in for a card."""
    return b"card"


@pytest.mark.parametrize("module", ["cards/lines.py", "files/colour.py", "content/theme.py"])
def test_cards_are_drawn_anew_by_other_code(
    module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever in the package it is that draws."""
    monkeypatch.setenv("NIVEAUCHECK_CACHE", str(tmp_path / "kept"))
    monkeypatch.setattr(make, "_drawn", drawn_already)
    package = copytree(cache.PACKAGE, tmp_path / "site_builder")
    monkeypatch.setattr(cache, "PACKAGE", package)
    for cached in (cache.folder, cache.code_of):
        cached.cache_clear()
    site = site_of(MINIMAL)
    assert make_cards(site).value
    before = known_cards(site).value
    with (package / module).open("a", encoding="utf-8") as file:
        file.write("# changed")
    cache.code_of.cache_clear()
    after = known_cards(site).value
    for cached in (cache.folder, cache.code_of):
        cached.cache_clear()
    assert before
    assert after
    assert (before.are_drawn, after.files) == (True, {})


def test_letters_are_looked_up_anew_by_another_python(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which knows other letters, and what they are."""
    monkeypatch.setenv("NIVEAUCHECK_CACHE", str(tmp_path))
    cache.folder.cache_clear()
    asked: list[str] = []

    def noted(text: str, _: Font) -> tuple[str, str]:
        asked.append(text)
        return text, ""

    monkeypatch.setattr(fonts, "_letters", noted)
    for unicode, times in (("15.0.0", 1), ("15.0.0", 1), ("16.0.0", 2)):
        monkeypatch.setattr("unicodedata.unidata_version", unicode)
        written("A", (own_font(),), VERSION)
        assert len(asked) == times
    cache.folder.cache_clear()


def test_other_processes_draw_the_same_cards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, output: Output
) -> None:
    """Byte for byte, by what they are handed."""
    monkeypatch.setenv("NIVEAUCHECK_CACHE", str(tmp_path / "kept"))
    monkeypatch.setattr(workers, "cores", lambda: 2)
    monkeypatch.setattr(workers, "BATCH", 1)
    monkeypatch.setattr(make, "WORTH", 1)
    cache.folder.cache_clear()
    again = built(WHOLE)
    cache.folder.cache_clear()
    for path in cards(output):
        assert again.files[path] == output.files[path], path


def test_pages_need_not_wait_for_cards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are the same while cards are still to be drawn; once all are, none is waited for."""
    monkeypatch.setenv("NIVEAUCHECK_CACHE", str(tmp_path))
    cache.folder.cache_clear()
    pages, whole = compute_soon(MINIMAL, Options(), NO_ENGINE)
    (again,) = compute_soon(MINIMAL, Options(), NO_ENGINE)
    cache.folder.cache_clear()
    changed = {path for path in whole.files if whole.files[path] != pages.files.get(path)}
    assert changed == {"_headers", *cards(whole)}
    assert not cards(pages)
    assert pages.warnings == whole.warnings
    assert again == whole


def test_without_pillow_there_are_no_cards(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing names one, and one line says so."""
    monkeypatch.setattr("site_builder.files.pillow.find_spec", lambda _: None)
    output = built(MINIMAL)
    assert cards(output) == {}
    for path, data in output.files.items():
        assert b"cards/" not in data, path
        assert b"og:image" not in data, path
    assert b'<meta name="twitter:card" content="summary">' in output.files["nl/index.html"]
    assert [(each.code, each.severity) for each in output.warnings] == [("no-pillow", "warning")]


def test_the_font_is_small_and_says_what_it_is() -> None:
    """Its licence is beside it; its name is not the one that is reserved."""
    assert len(own_font().data) < 250_000
    assert "SIL Open Font License" in (FONTS / "LICENSE").read_text("utf-8")
    from PIL import ImageFont

    assert ImageFont.truetype(str(FONTS / "card.ttf"), 20).getname()[0] == "Niveaucheck Card"
