"""Colours: reading, mixing, contrast, and the nearest that passes."""

from colorsys import rgb_to_hls

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.files.colour import Colour, contrast, luminance, mix, nearest, parse
from tests import wcag

hexes = st.integers(0, 0xFFFFFF).map("#{:06x}".format)
colours = hexes.map(parse)
BLACK, WHITE = parse("#000"), parse("#fff")


@given(hexes)
def test_a_colour_is_written_as_it_was_read(text: str) -> None:
    """In small letters and six digits, whatever the capitals."""
    assert str(parse(text)) == str(parse(text.upper())) == text


def test_three_digits_stand_for_six() -> None:
    """Each is written twice."""
    assert parse("#a1C") == parse("#aa11cc") == Colour(170 / 255, 17 / 255, 204 / 255)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "#",
        "a2125c",
        "#a2125",
        "#a2125c8",
        "#a2125c80",
        "#abcd",
        "#ggg",
        "#a1c\n",
        "#١١١",
        "red",
    ],
)
def test_nothing_else_is_a_colour(text: str) -> None:
    """No name, no alpha, no other digits, nothing after it."""
    with pytest.raises(ValueError, match="neither #rgb nor #rrggbb"):
        parse(text)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#000", "#fff", 21),
        ("#777", "#fff", 4.478),
        ("#767676", "#fff", 4.542),
        ("#f00", "#fff", 3.998),
    ],
)
def test_contrasts_that_are_well_known(one: str, other: str, expected: float) -> None:
    """#767676 is the palest grey for text on white."""
    assert contrast(parse(one), parse(other)) == pytest.approx(expected, abs=0.0005)


@given(hexes, hexes)
def test_contrast_is_as_worked_out_a_second_time(one: str, other: str) -> None:
    """Symmetric, between 1 and 21, and the ratio that decimal numbers give."""
    found = contrast(parse(one), parse(other))
    assert found == contrast(parse(other), parse(one))
    assert 1 <= found <= 21
    assert found == pytest.approx(float(wcag.ratio(wcag.channels(one), wcag.channels(other))))


@given(colours, colours, st.floats(0, 1))
def test_a_mix_lies_between(one: Colour, other: Colour, share: float) -> None:
    """Nothing of the other is the one, all of it is the other; no channel leaves their range."""
    assert mix(one, other, 0) == one
    assert str(mix(one, other, 1)) == str(other)
    for a, b, mixed in zip(one, other, mix(one, other, share), strict=True):
        assert min(a, b) - 1e-9 <= mixed <= max(a, b) + 1e-9


def test_a_mix_is_that_of_css() -> None:
    """color-mix(in srgb, #000, #fff 24%) is color(srgb 0.24 0.24 0.24)."""
    assert mix(BLACK, WHITE, 0.24) == (0.24, 0.24, 0.24)


@given(colours, st.floats(0, 1))
def test_the_nearest_passes_and_keeps_its_hue(colour: Colour, limit: float) -> None:
    """One that passes stays; another becomes darker, by no more than is needed."""
    found = nearest(colour, lambda each: luminance(each) <= limit)
    assert luminance(found) <= limit
    assert (found == colour) == (luminance(colour) <= limit)
    hue, lightness, saturation = rgb_to_hls(*colour)
    found_hue, found_lightness, found_saturation = rgb_to_hls(*found)
    # Eight bits hold a hue only so well: compared where a step of one bit turns it little.
    if saturation * found_saturation > 0.5 and 0.2 < found_lightness < 0.8:
        assert abs((found_hue - hue + 0.5) % 1 - 0.5) < 0.02
    assert found_lightness <= lightness + 1e-9


def test_the_nearest_may_be_lighter_or_darker() -> None:
    """Whichever is less far."""
    tried = nearest(parse("#600000"), lambda each: each.red in (0x50 / 255, 0x68 / 255))
    assert str(tried) == "#680000"
    tried = nearest(parse("#600000"), lambda each: each.red in (0x5A / 255, 0x68 / 255))
    assert str(tried) == "#5a0000"
