"""The author's accent: what is taken, what is refused, and what is offered instead."""

import json
import re
from colorsys import hls_to_rgb, rgb_to_hls
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.content.theme import (
    CHOSEN,
    DARK,
    DARK_INK,
    HOVERED,
    LIGHT,
    WHITE,
    Scheme,
    Theme,
    is_strong,
    site_rule,
    strong_near,
    text_on,
    widget_rule,
)
from site_builder.content.theme_shape import ThemeShape
from site_builder.files.colour import Colour, contrast, parse
from site_builder.files.problems import Problem
from site_builder.files.shapes import Shape, fit
from site_builder.files.source import Source
from site_builder.files.yaml_reader import parse_yaml
from site_builder.pages.render import styles
from tests import wcag

ROOT = Path(__file__).parents[1]
SITE = styles(None)
WIDGET = (ROOT / "widget/styles.css").read_text("utf-8")

colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format).map(parse)
schemes = st.sampled_from([LIGHT, DARK])


class Settings(Shape):
    """As much of site.yaml as is looked at here."""

    theme: ThemeShape


def read(accent: str) -> Theme | tuple[Problem, ...]:
    """Return the theme with that accent, or what is wrong with it."""
    document = parse_yaml(Source("site.yaml", f"theme:\n  accent: {accent}\n")).value
    assert document
    fitted = fit(Settings, document)
    return fitted.value.theme.accent or () if fitted.value else fitted.problems


def failing(accent: Colour, scheme: Scheme) -> list[str]:
    """Return the states in which the accent is too weak, worked out from the two style sheets."""
    place = ("light", "dark").index(scheme.name)
    around = re.findall(r"--niveau-(?:paper|surface|ink): light-dark\((.*?), (.*?)\);", WIDGET)
    ink, paper, surface = (wcag.channels(pair[place]) for pair in around)
    colour = wcag.channels(str(accent))
    hovered = wcag.blend(colour, wcag.channels(("#000", "#fff")[place]), 76)
    chosen = wcag.blend(colour, paper, 9)
    text = max(WHITE, DARK_INK, key=lambda each: wcag.ratio(wcag.channels(str(each)), colour))
    on_accent = wcag.channels(str(text))
    texts = {
        "link on paper": (colour, paper),
        "link on surface": (colour, surface),
        "link in the chosen answer": (colour, chosen),
        "hovered link on paper": (hovered, paper),
        "hovered link on surface": (hovered, surface),
        "text of the main button": (on_accent, colour),
        "text of the hovered main button": (on_accent, hovered),
        "text of the chosen answer": (ink, chosen),
        "text of the skip link": (paper, colour),
    }
    borders = {"paper": paper, "surface": surface, "chosen": chosen}
    return [
        *(name for name, (one, other) in texts.items() if wcag.ratio(one, other) < Decimal("4.5")),
        *(f"border on {name}" for name, under in borders.items() if wcag.ratio(colour, under) < 3),
    ]


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=lambda scheme: scheme.name)
def test_colours_around_the_accent_are_those_of_both_style_sheets(scheme: Scheme) -> None:
    """Paper, surface and ink, in light and in dark."""
    place = ("light", "dark").index(scheme.name)
    for name in ("paper", "surface", "ink"):
        for sheet, prefix in ((WIDGET, "--niveau-"), (SITE, "--")):
            (pair,) = re.findall(rf"^  {prefix}{name}: light-dark\((.*)\);", sheet, re.MULTILINE)
            assert parse(pair.split(", ")[place]) == getattr(scheme, name), (name, prefix)


def test_the_accent_is_mixed_as_in_the_style_sheet() -> None:
    """Under the pointer with black or white, in the chosen answer with the paper."""
    extremes = f"{LIGHT.extreme}, {DARK.extreme}"
    assert extremes == "#000000, #ffffff"
    mixed = f"color-mix(in srgb, var(--niveau-accent), light-dark(#000, #fff) {HOVERED:.0%})"
    assert f"  --niveau-accent-hover: {mixed};" in WIDGET
    mixed = f"color-mix(in srgb, var(--niveau-accent) {CHOSEN:.0%}, var(--niveau-paper))"
    assert f"  --niveau-chosen: {mixed};" in WIDGET


def test_what_stands_on_the_accent_of_the_site_is_the_paper() -> None:
    """So that a link on the paper is as strong as the paper on the accent."""
    on_accent = re.findall(r"background: var\(--accent\);\n  color: (.*);", SITE)
    assert set(on_accent) == {"var(--paper)"}
    assert SITE.count("background: var(--accent)") == len(on_accent)
    hovered = re.findall(r"background: var\(--accent-hover\);\n  color: (.*);", SITE)
    assert set(hovered) == {"var(--paper)"}
    assert SITE.count("background: var(--accent-hover)") == len(hovered)


@given(colours, schemes)
def test_a_strong_accent_is_seen_in_every_state(colour: Colour, scheme: Scheme) -> None:
    """What is offered passes wherever it shows; what passes already is offered unchanged."""
    offered = strong_near(colour, scheme)
    assert failing(offered, scheme) == []
    assert (offered == colour) == is_strong(colour, scheme)


@given(colours, schemes)
def test_an_accent_that_is_refused_fails_in_some_state(colour: Colour, scheme: Scheme) -> None:
    """Nothing is refused that can be seen everywhere."""
    assert bool(failing(colour, scheme)) != is_strong(colour, scheme)


@given(colours, schemes)
def test_the_offered_colour_is_the_nearest(colour: Colour, scheme: Scheme) -> None:
    """Of the same hue, nothing that is nearer in lightness is strong enough."""
    hue, lightness, saturation = rgb_to_hls(*colour)
    offered = rgb_to_hls(*strong_near(colour, scheme))[1]
    for step in range(1, 50):
        # Eight bits are off by up to two steps of 1/510.
        between = lightness + (offered - lightness) * step / 50
        if 2 / 510 < abs(between - lightness) < abs(offered - lightness) - 2 / 510:
            tried = Colour(*hls_to_rgb(hue, between, saturation))
            assert not is_strong(parse(str(tried)), scheme)


@given(colours, schemes)
def test_what_is_offered_is_taken(colour: Colour, scheme: Scheme) -> None:
    """Written back into site.yaml in the place of what was refused; nothing else is refused."""
    pair = {"light": "#000", "dark": "#fff", scheme.name: str(colour)}
    problems = read(json.dumps(pair))
    assert isinstance(problems, Theme) == is_strong(colour, scheme)
    for problem in problems if isinstance(problems, tuple) else ():
        (pair[scheme.name],) = re.findall('^write "(#.{6})"', problem.hint)
    assert isinstance(read(json.dumps(pair)), Theme)


@given(colours)
def test_the_dark_partner_always_passes(colour: Colour) -> None:
    """Of every colour that is taken in light."""
    theme = read(f'"{strong_near(colour, LIGHT)}"')
    assert isinstance(theme, Theme)
    assert is_strong(theme.dark, DARK)


def test_one_colour_is_that_of_light() -> None:
    """The dark one is the nearest to it that is strong enough, also where a pair leaves it out."""
    theme = Theme(parse("#a2125c"), strong_near(parse("#a2125c"), DARK))
    assert theme.dark != theme.light
    assert read('"#a2125c"') == read("'#A2125C'") == read('{light: "#a2125c"}') == theme
    assert read('{light: "#a2125c", dark: "#ff9ecb"}') == Theme(parse("#a2125c"), parse("#ff9ecb"))


def test_each_colour_has_one_problem_at_its_own_place() -> None:
    """That names the weakest state, and both of a pair at once."""
    problems = read('{light: "#ff9ecb", dark: "#a2125c"}')
    assert isinstance(problems, tuple)
    assert [(each.line, each.column, each.code) for each in problems] == [
        (2, 19, "weak-contrast"),
        (2, 36, "weak-contrast"),
    ]


def test_a_ratio_is_rounded_down() -> None:
    """4.499999 reads 4.49, so that it never seems to be enough."""
    problems = read('{light: "#000", dark: "#109f4b"}')
    assert isinstance(problems, tuple)
    assert 4.499998 < contrast(parse("#109f4b"), DARK.surface) < 4.5
    (problem,) = problems
    assert problem.message == (
        "the accent is too weak in dark: 4.49:1 as a link on a shaded background, "
        "and 4.5:1 is needed"
    )


@given(colours)
def test_text_on_the_accent_is_the_one_that_is_seen_better(colour: Colour) -> None:
    """White or a very dark ink."""
    text = text_on(colour)
    (other,) = {WHITE, DARK_INK} - {text}
    assert contrast(text, colour) >= contrast(other, colour)


def test_rules_for_the_style_sheets() -> None:
    """Pairs of light and dark: for the site with the accent under the pointer, mixed beforehand."""
    theme = Theme(parse("#a2125c"), parse("#ff9ecb"))
    assert site_rule(theme) == (
        ":root {\n"
        "  --accent: light-dark(#a2125c, #ff9ecb);\n"
        "  --accent-hover: light-dark(#7b0e46, #ffb5d7);\n"
        "}\n"
    )
    assert widget_rule(theme) == (
        ":host{--niveau-accent:light-dark(#a2125c, #ff9ecb);"
        "--niveau-on-accent:light-dark(#ffffff, #0b0f12)}"
    )


@pytest.mark.parametrize("path", ["docs/content.md", "docs/theme.md", "content/site.yaml"])
def test_accents_that_are_shown_as_examples_are_taken(path: str) -> None:
    """An editor may copy every one of them."""
    text = (ROOT / path).read_text("utf-8")
    examples = re.findall(r'accent: ("#\w+"|\{.*?\})', text)
    assert examples
    assert all(isinstance(read(example), Theme) for example in examples)


def test_the_problem_that_is_shown_as_an_example_is_true() -> None:
    """docs/theme.md has the words of the problem."""
    problems = read('"#e0a000"')
    assert isinstance(problems, tuple)
    (problem,) = problems
    assert f"{problem.message}; {problem.hint}\n" in (ROOT / "docs/theme.md").read_text("utf-8")
