"""Addresses on the web."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.files.addresses import (
    begun,
    is_placeholder,
    is_site_address,
    is_web_address,
    with_parameters,
)

_words = st.text(min_size=1)
_queries = st.lists(st.sampled_from(["a=1", "a=2", "b", "c=%20x", "utm_source=own", "d=a%26b"]))


@pytest.mark.parametrize(
    "text",
    [
        *("https://e.org", "http://e.org:8080/", "HTTPS://E.org/a?b=c&d#e", "https://e.org?a"),
        *(
            "https://e.org/#/book?x=1",
            "https://bäcker.example/gespräch",
            "https://e.org/a%20b?c[]=1",
        ),
    ],
)
def test_what_is_a_web_address(text: str) -> None:
    """A host, and whatever path, query and fragment."""
    assert is_web_address(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "e.org/a",
            "//e.org/a",
            "/a",
            "#a",
            "mailto:a@e.org",
            "ftp://e.org",
            "javascript:a()",
        ),
        *("https://", "https:///a", "https:/e.org", "https:e.org", "https://?a", "https://e..org"),
        *("https://u@e.org", "https://u:p@e.org/", "https://e.org:a", "https://e.org:99999"),
        *("https://e.org:0", "https://e.org/a b", "https://e.org/a\nb", "https://e.org\\a"),
        *("https://[e", "https://e.org/{level}", 'https://e.org/"', "x https://e.org"),
    ],
)
def test_what_is_no_web_address(text: str) -> None:
    """It is refused, and never raises."""
    assert not is_web_address(text)


@given(st.text() | st.text().map("https://{}".format))
def test_any_text_is_an_address_or_none(text: str) -> None:
    """What is one can be taken apart, and has a host and a scheme of the web."""
    if is_web_address(text):
        parts = urlsplit(text)
        assert parts.scheme in ("http", "https")
        assert parts.hostname
        assert parts.username is None


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://e.org", "https://e.org?x=1"),
        ("https://e.org/a/", "https://e.org/a/?x=1"),
        ("https://e.org/a?b=c", "https://e.org/a?b=c&x=1"),
        ("https://e.org/a?b=c&", "https://e.org/a?b=c&x=1"),
        ("https://e.org/#d?e=f", "https://e.org/?x=1#d?e=f"),
        ("https://e.org/?b=%2F+%20ü#d", "https://e.org/?b=%2F+%20ü&x=1#d"),
        ("https://e.org/?x", "https://e.org/?x"),
        ("https://e.org/?x=&b&", "https://e.org/?x=&b&"),
        ("https://e.org/?b=2&x=3&b=4", "https://e.org/?b=2&x=3&b=4"),
    ],
)
def test_a_parameter_comes_into_an_address(address: str, expected: str) -> None:
    """After the query, before the fragment, and not where there is one of its name."""
    assert with_parameters(address, {"x": "1"}) == expected


@given(_queries, _words, st.dictionaries(st.sampled_from(["utm_source", "utm_medium"]), _words))
def test_nothing_is_lost_and_nothing_doubled(
    query: list[str], fragment: str, parameters: dict[str, str]
) -> None:
    """The query stays, in its order; each parameter is there, with its own value if it had one."""
    address = f"https://e.org/a?{'&'.join(query)}#{fragment.encode().hex()}"
    before, after = urlsplit(address), urlsplit(with_parameters(address, parameters))
    own, all_of_it = _pairs(before.query), _pairs(after.query)
    assert all_of_it[: len(own)] == own
    assert dict(all_of_it[len(own) :]) == {
        name: value for name, value in parameters.items() if name not in dict(own)
    }
    assert after[:3] == before[:3]
    assert after.fragment == before.fragment


def _pairs(query: str) -> list[tuple[str, str]]:
    return parse_qsl(query, keep_blank_values=True)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://niveaucheck.example", True),
        ("https://example.com/checks", True),
        ("http://www.EXAMPLE.org:80", True),
        ("http://localhost:8000", True),
        ("https://a.test", True),
        ("https://myexample.com", False),
        ("https://example.com.nl", False),
        ("https://test.nl/example.com", False),
    ],
)
def test_a_placeholder_is_an_address_that_nobody_has(address: str, expected: bool) -> None:
    """By its host alone, whole labels at its end."""
    assert is_placeholder(address) is expected


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("www.example.nl/checks", "write https://www.example.nl/checks"),
        ("example.nl", "write https://example.nl"),
        ("checks", None),
        ("https://example.nl/a b", None),
        ("voorbeeld. nl", None),
    ],
)
def test_an_address_without_its_beginning_is_offered_with_it(text: str, hint: str | None) -> None:
    """Where a host with a point in it begins it, and nothing else is wrong."""
    assert begun(text, is_site_address) == hint
