"""What the body of an article must be."""

import re

import pytest

from site_builder.files.source import Source
from site_builder.new.texts import STARTER
from site_builder.prose.body import body_problems, directives_differ
from site_builder.prose.render import prose
from site_builder.prose.to_fill_in import MARKS


def lines(text: str, *, is_check: bool = True) -> list[str]:
    """Return what is wrong with a body: place and code."""
    source = Source("article.en.md", text)
    found = body_problems(source, prose(source, "“ ” ‘ ’"), is_check=is_check)
    return [f"{each.line}:{each.column} {each.code}" for each in found]


CHECK = "[[check]]\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (CHECK, []),
        (CHECK + "[[matrix]]\n\n[[levels]]\n", []),
        ("a\n", ["1:1 check-not-placed"]),
        ("`[[check]]`\n", ["1:1 check-not-placed"]),
        (CHECK + CHECK, ["3:1 directive-twice"]),
        (CHECK + "[[table]]\n", ["3:1 unknown-directive"]),
        ("a\n\n[[ Check ]]\n", ["3:1 unknown-directive"]),
        ("a\n\nDo [[check]] now.\n", ["3:4 directive-not-alone"]),
        ("a\n[[check]]\nb\n", ["2:1 directive-not-alone"]),
        (
            CHECK + "[[check]] again, [[matrix]]\n",
            ["3:1 directive-not-alone", "3:18 directive-not-alone"],
        ),
    ],
)
def test_directives_stand_alone_and_once(text: str, expected: list[str]) -> None:
    """A misplaced or misspelt one is said once, where it stands, and is not missing too."""
    assert lines(text) == expected


def test_without_a_rubric_there_is_nothing_to_place() -> None:
    """An article of its own needs no check, and can hold none."""
    assert lines("a\n", is_check=False) == []
    assert lines("a\n\n[[levels]]\n\n[[check]]\n", is_check=False) == ["3:1 no-rubric"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## a\n\n### b\n\n#### c\n\n## d\n", []),
        ("# a\n", ["3:1 second-h1"]),
        ("a\n=\n", ["3:1 second-h1"]),
        ("### a\n", ["3:1 heading-skipped"]),
        ("## a\n\n#### b\n\n#### c\n", ["5:1 heading-skipped"]),
        ("## a\n\n### a\n\n##### a\n", ["7:1 heading-skipped"]),
        ("a\n\n#### a\n", ["5:1 heading-skipped"]),
        ("It's 'a'\n\n#### It's 'a'\n", ["5:1 heading-skipped"]),
        ("#### *a* b\n", ["3:1 heading-skipped"]),
        ("a <h1>b</h1>\n", ["3:1 second-h1"]),
        ("## a\n\n```\n#### b\n```\n", []),
    ],
)
def test_headings_are_in_order(text: str, expected: list[str]) -> None:
    """The title is the page's only h1, no level is skipped; the heading's own line is named."""
    assert lines(CHECK + text) == expected


def differences(*texts: str) -> list[str]:
    """Return what is told of an article in several languages."""
    sources = [Source(f"a/article.{number}.md", text) for number, text in enumerate(texts)]
    articles = [(each, prose(each, "“ ” ‘ ’")) for each in sources]
    found = directives_differ(articles, {"high"})
    return [f"{each.path}:{each.line} {each.message}" for each in found]


def test_all_languages_have_the_same_directives() -> None:
    """The one that lacks one is told."""
    both = "[[check]]\n\n[[matrix]]\n\n[[levels]]\n"
    assert differences(both, both) == []
    assert differences("[[matrix]]\n\n[[check]]\n", both) == [
        "a/article.0.md:1 [[levels]] stands in article.1.md, but not here"
    ]
    assert differences("[[check]]\n", "[[matrix]]\n", "Text.\n") == [
        "a/article.0.md:1 [[matrix]] stands in article.1.md, but not here",
        "a/article.2.md:1 [[matrix]] stands in article.1.md, but not here",
    ]


def test_levels_in_its_own_words_are_those_of_an_article() -> None:
    """A heading that is a level's, or a directive that is misspelt, is told elsewhere or not."""
    assert differences("[[levels]]\n", "## Top {#high}\n") == []
    assert differences("[[levels]]\n", "[[lebels]]\n") == []


def test_a_check_in_single_brackets_is_told_where_it_stands() -> None:
    """Where there is no other; in code or within a text it is none."""
    assert lines("a\n\n[check]\n") == ["3:1 check-not-placed"]
    assert lines("a\n\n [ Check ] \n") == ["3:2 check-not-placed"]
    assert lines("a\n\n```\n[check]\n```\n") == ["1:1 check-not-placed"]
    assert lines(CHECK + "[check]\n") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See [privacy] (../privacy/).", ["3:5 link-apart"]),
        ("[a] (https://e.org) and\nor, [b c]  (#there)", ["3:1 link-apart", "4:5 link-apart"]),
        ("`[a] (../b/)` [a](../b/) [a] (or b) [^1] (../c/)\n\n[^1]: d", []),
        ("[a] (../b/)\n\n[a]: https://e.org", []),
    ],
)
def test_a_link_with_a_space_in_it_is_told(text: str, expected: list[str]) -> None:
    """It is published as it is written; what is code or another link is none."""
    assert lines(CHECK + text) == expected


def test_what_the_starter_leaves_is_told_once_a_file() -> None:
    """At its first place; its marks are those with which all of the starter's bold texts begin."""
    text = CHECK + "`**Fill in`\n\n**Fill in: who.** Or **Vul in wat.**\n"
    assert lines(text) == ["5:1 fill-in"]
    pages = [path.read_text("utf-8") for path in (STARTER / "pages").glob("*.md")]
    begun = {
        bold.startswith(MARKS) for page in pages for bold in re.findall(r"\*\*\w[^*]*\*\*", page)
    }
    assert begun == {True}
