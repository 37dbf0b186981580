"""Attributes of HTML that pages do not have."""

import pytest

from site_builder.files.source import Source
from site_builder.prose.body import page_problems
from site_builder.prose.render import prose

WORD = """\
<p class=MsoNormal align=center style='mso-fareast-language:"NL"' lang=NL>A</p>
<table class="t" border=1><tr><td width="9" style="x">B</td></tr></table>
"""


def told(text: str) -> list[str]:
    """Return what is told of a page: place, code and what is left out."""
    source = Source("page.en.md", text)
    found = page_problems(source, prose(source, "“ ” ‘ ’"))
    return [f"{each.line}:{each.column} {each.code} {each.message}" for each in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('A <span style="color:red">b</span>\n', ['1:9 style="…", so it is']),
        ("<p\n  STYLE = 'a'>b</p>\n", ['2:3 style="…", so it is']),
        ("*a*{.red} b\n", ['1:5 class="…", so it is']),
        ("*a*{ style='b' } c\n", ['1:6 style="…", so it is']),
        ("<i onclick='a' onblur='b'>c</i>\n", ['1:4 onblur="…" or onclick="…", so they are']),
        ("<details open><summary>a</summary></details>\n", ['1:10 open="…", so it is']),
        (
            "<a rel='a' href='../' class='b'>c</a>",
            ['1:23 class="…", so it is', '1:4 rel="…", so it is'],
        ),
        (
            WORD,
            [
                '1:4 align="…", border="…", class="…", style="…" or width="…", so they are',
            ],
        ),
    ],
)
def test_what_a_tag_loses_is_told(text: str, expected: list[str]) -> None:
    """Once for looks, once for what runs and once for the rest, at the first place of each."""
    lines = [place.replace(" ", " html-dropped pages have no ", 1) for place in expected]
    assert told(text) == [f"{line} left out" for line in lines]


@pytest.mark.parametrize(
    "text",
    [
        '<p lang="nl" dir="ltr" id="a" title="style=b">c</p>\n',
        "`<p style='a'>`\n\n    <p class='a'>\n\n<!-- <p style='a'> -->\n",
        "A[^1]\n\n[^1]: b\n\n```python\n<p class='a'>\n```\n\n| a |\n|:-:|\n| b |\n",
        "a < b style='c' > d, where style='e'\n",
        "~~~ {.python .wide #a}\nb\n~~~\n",
        '<ol start="3"><li>a</li></ol>\n',
    ],
)
def test_what_stays_or_is_of_markdowns_own_is_not(text: str) -> None:
    """Nor what is code, a comment or a text."""
    assert told(text) == []
