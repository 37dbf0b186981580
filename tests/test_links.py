"""Links to addresses that are none, or that no page may have."""

import pytest

from site_builder.files.source import Source
from site_builder.prose.body import page_problems
from site_builder.prose.render import prose


def told(text: str) -> list[tuple[str, str]]:
    """Return what is wrong with a page: place and code, and the way out."""
    source = Source("page.en.md", text)
    found = page_problems(source, prose(source, "“ ” ‘ ’"))
    return [(f"{each.line}:{each.column} {each.code}", each.hint) for each in found]


@pytest.mark.parametrize(
    ("link", "way_out"),
    [
        ("htps://example.com/a", 'did you mean "https://example.com/a"?'),
        ("htttps://example.com", 'did you mean "https://example.com"?'),
        ("https:/example.com/a", 'did you mean "https://example.com/a"?'),
        ("http:\\\\example.com", 'did you mean "http://example.com"?'),
        ("https://https//example.com", 'did you mean "https://example.com"?'),
        ("https://example .com/a b", 'did you mean "https://example.com/a%20b"?'),
        ("maito:info@example.com", 'did you mean "mailto:info@example.com"?'),
        ("mailto://info@example.com", 'did you mean "mailto:info@example.com"?'),
        ("www.example.com:8080/a", 'did you mean "https://www.example.com:8080/a"?'),
        ("https://", "write it like https://example.com/book"),
        ("https://example.com:99999/", "write it like https://example.com/book"),
        ("tel:", "write it like tel:+31201234567"),
        ("ftp://example.com", "begin it with https://, http://, mailto: or tel:"),
        ("whatsapp://send?text=a&b=c", "begin it with https://, http://, mailto: or tel:"),
        ("javascript:alert", "begin it with https://, http://, mailto: or tel:"),
        ("file:///C:/x.docx", "put the file on the web, and link to it there"),
        ("C:\\my texts\\x.docx", "put the file on the web, and link to it there"),
    ],
)
def test_an_address_that_no_link_may_have_is_told(link: str, way_out: str) -> None:
    """Where it stands, with what may be meant; a reader would see a link that is none."""
    assert told(f"A\nor [b]({link}).\n") == [("2:8 bad-address", way_out)]


@pytest.mark.parametrize(
    "link",
    [
        *("https://example.com", "HTTP://example.com:80?a", "http://me@example.com/a b", "#a:b"),
        *("mailto:a@example.com?subject=a b", "mailto:?body=a", "tel:+31", "../a:b/?c&d", "?a:b"),
        *("https://exämple.com/(a)", "https://localhost/", "//example.com", "https://[::1]/"),
    ],
)
def test_an_address_that_can_be_one_is_not(link: str) -> None:
    """Whatever it is like; those within the site are looked at on finished pages."""
    assert told(f"A [b]({link}) c") == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("[a](htps://b) and [a](htps://b),\n[c](  htps://d 'e')", ["1:5", "1:23", "2:7"]),
        ("[a][b], [b] and [c][b]\n\n[b]: htps://d", ["3:6"]),
        ("<a title='>' HREF = 'htps://b?c&amp;d'>e</a> <ftp://b>", ["1:22", "1:47"]),
        ("`[a](htps://b)` htps://b [a](htps://b)", ["1:30"]),
        ("`<a href='htps://b'>`\n\n    [a](htps://b)\n\n<!-- [a](htps://b) -->", []),
    ],
)
def test_each_is_told_where_its_address_stands(text: str, places: list[str]) -> None:
    """Once for each place, also as a reference or in HTML; not in code or comments."""
    assert [place for place, _ in told(text)] == [f"{place} bad-address" for place in places]


def test_no_more_are_told_than_anybody_mends() -> None:
    """Each is looked for in the whole text."""
    assert len(told("".join(f"[a](x{number}:)\n" for number in range(300)))) == 50
