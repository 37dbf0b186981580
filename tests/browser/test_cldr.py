"""What the generator knows of languages is what the browser does."""

from itertools import product
from string import ascii_lowercase

from playwright.sync_api import Page

from site_builder.language import cldr

# Every code of two letters, and those of three that the generator knows.
KNOWN = cldr.RIGHT_TO_LEFT | cldr.OTHER_DIGITS | cldr.ONE_AND_OTHER
LETTERS = {"".join(letters) for letters in product(ascii_lowercase, repeat=2)}
SCRIPTS = {"ku-Arab-IQ", "pa-Arab", "sd-Deva", "uz-Arab-AF", "uz-Cyrl"}
CODES = sorted(KNOWN | LETTERS | SCRIPTS)

# Of the languages that the browser knows: direction, digits, whether 1 alone is singular,
# and the likeliest region.
FACTS = """codes => Object.fromEntries(Intl.PluralRules.supportedLocalesOf(codes).map((tag) => {
  const plurals = new Intl.PluralRules(tag);
  const isPlain = Array.from({length: 2001}, (_, n) => n)
    .every((n) => plurals.select(n) === (n === 1 ? "one" : "other"))
    && plurals.resolvedOptions().pluralCategories.length === 2;
  return [tag.toLowerCase(), [
    new Intl.Locale(tag).getTextInfo().direction,
    new Intl.NumberFormat(tag).resolvedOptions().numberingSystem,
    isPlain,
    new Intl.Locale(tag).maximize().region,
  ]];
}))"""


def test_the_browser_agrees(page: Page) -> None:
    """Hundreds of languages; where the generator is not sure it may say less, never another."""
    facts = page.evaluate(FACTS, CODES)
    assert len(facts) > 100
    for tag, (direction, numbering, is_plain, region) in facts.items():
        assert (tag, cldr.direction(tag)) == (tag, direction)
        assert cldr.digits(tag) in (None, numbering), tag
        assert is_plain or not cldr.has_plain_plurals(tag), tag
        assert cldr.LIKELY_REGIONS.get(tag) in (None, region), tag
