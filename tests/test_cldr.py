"""What is known of languages; tests/browser/test_cldr.py asks a browser."""

from site_builder.language.cldr import (
    CATEGORIES,
    digits,
    direction,
    has_plain_plurals,
    locale,
    plural_categories,
)


def test_digits() -> None:
    """Only where a language is sure to write 0 to 9 does it say so."""
    assert [digits(tag) for tag in ("nl", "en-GB", "ar-EG", "fa")] == ["latn", "latn", None, None]


def test_directions() -> None:
    """Arabic and Hebrew run from right to left, whatever the region; Dutch does not."""
    assert {direction(tag) for tag in ("ar", "he-IL", "AR")} == {"rtl"}
    assert {direction(tag) for tag in ("nl", "en-GB")} == {"ltr"}


def test_a_script_decides_the_direction() -> None:
    """Where the tag names one: Kurdish and Azerbaijani have two, and so has Sindhi."""
    assert {direction(tag) for tag in ("ku-Arab", "ku-arab-IQ", "az-Arab-IR")} == {"rtl"}
    assert {direction(tag) for tag in ("ku-Latn", "az", "sd-Deva-IN")} == {"ltr"}


def test_locales() -> None:
    """With the region of the tag, else with the likeliest, else none."""
    tags = ("nl", "EN", "nl-be", "zh-Hans-SG", "es-419", "zh-Hans", "xx")
    assert [locale(tag) for tag in tags] == [
        *("nl_NL", "en_US", "nl_BE", "zh_SG", "es_419", "zh_CN", None)
    ]


def test_plurals() -> None:
    """Where 1 alone has a form of its own, whatever the region; of others nothing is said."""
    tags = ("nl", "en-GB", "NL", "fr", "pl", "ja", "ar", "xx")
    assert [has_plain_plurals(tag) for tag in tags] == [*(True, True, True), *(False,) * 5]
    assert plural_categories("nl-BE") == ("one", "other")
    assert plural_categories("pl") == CATEGORIES
