"""Markdown → clean HTML, in parts around the directives."""

from html.parser import HTMLParser
from random import Random

import pytest

from site_builder.files.source import Source
from site_builder.prose.render import Directive, Heading, Html, Prose, prose


def made(text: str) -> Prose:
    """Return what becomes of a body."""
    return prose(Source("article.en.md", text), "“ ” ‘ ’")


def html(text: str) -> str:
    """Return the HTML of a body without directives."""
    (part,) = made(text).parts
    assert isinstance(part, Html)
    return part.html


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a *b* **c** `d`", "<p>a <em>b</em> <strong>c</strong> <code>d</code></p>"),
        ("## A b {#c}", '<h2 id="c">A b</h2>'),
        ("## A b", '<h2 id="a-b">A b</h2>'),
        ("[a](../b/#c)", '<p><a href="../b/#c">a</a></p>'),
        ("a\n:   b", "<dl>\n<dt>a</dt>\n<dd>b</dd>\n</dl>"),
        ('```\n[[check]] "a"\n```', '<pre><code>[[check]] "a"\n</code></pre>'),
        ("[a](mailto:a@e.org)", '<p><a href="mailto:a@e.org">a</a></p>'),
        ("[a](tel:+31)", '<p><a href="tel:+31">a</a></p>'),
        ('a<br>"b"', "<p>a<br>“b”</p>"),
        ('<b lang="nl">a</b>', '<p><b lang="nl">a</b></p>'),
        ("a & b < c", "<p>a &amp; b &lt; c</p>"),
        ("a <!-- b --> c", "<p>a  c</p>"),
    ],
)
def test_markdown_becomes_html(text: str, expected: str) -> None:
    """The usual Markdown, and HTML that does no harm."""
    assert html(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "a <script>alert(1)</script>",
        '<p style="color: red" onclick="x()">a</p>',
        '<iframe src="https://e.org"></iframe> a',
        "[a](javascript:x)",
        '<a href="data:text/html,x">a</a>',
        "a <style>p {}</style>",
        '<form action="https://e.org"><input name="a"></form> a',
        '<img src="x" onerror="y()"> a',
    ],
)
def test_html_that_runs_styles_or_sends_is_dropped(text: str) -> None:
    """Nothing of it is left but the text."""
    done = html(text)
    words = [
        "script",
        "style",
        "onclick",
        "onerror",
        "iframe",
        "javascript",
        "data:",
        "form",
        "alert",
    ]
    for dropped in words:
        assert dropped not in done


def test_a_table_keeps_its_alignment_without_styles() -> None:
    """Columns are aligned by an attribute, since the policy of the site allows no style."""
    done = html("| a | b |\n|:--|--:|\n| 1 | 2 |")
    assert '<td align="right">2</td>' in done
    assert "style" not in done


def test_a_paragraph_that_is_only_a_directive_is_its_place() -> None:
    """The parts stand in order, and spaces in the brackets do not matter."""
    done = made("a\n\n[[check]]\n\nb\n\n[[ matrix ]]")
    assert done.parts == (
        Html("<p>a</p>"),
        Directive("check"),
        Html("<p>b</p>"),
        Directive("matrix"),
    )
    assert done.mentioned == ("check", "matrix")


def test_a_directive_in_a_text_places_nothing() -> None:
    """It is mentioned, and no part; in code it is not even that."""
    done = made("a [[check]]\n\n`[[matrix]]`")
    assert not any(isinstance(part, Directive) for part in done.parts)
    assert done.mentioned == ("check",)


def test_headings_are_listed() -> None:
    """Each with its level, its id, its text as set, and how it begins in the source."""
    assert made("## It's *so*\n\n### B {#c}").headings == (
        Heading(2, "its-so", "It’s so", "It's "),
        Heading(3, "c", "B", "B"),
    )


def test_quotation_marks_are_set_but_not_in_code() -> None:
    """They follow the language, across marks and anew in each block."""
    done = html('"a *\'s b*" c\n\n- "d"\n- \'e\' `"f"`')
    assert "<p>“a <em>’s b</em>” c</p>" in done
    assert "<li>“d”</li>" in done
    assert '<li>‘e’ <code>"f"</code></li>' in done


def test_words_are_counted() -> None:
    """What a reader reads, marks left out."""
    assert made("one *two* three\n\n## four").words == 4


class Read(HTMLParser):
    """What a parser reads of a body: its words, its headings, its tags."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str | None] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note it."""
        self.tags.append(tag)
        if tag in {"h2", "h3"}:
            self.ids.append(dict(attrs).get("id"))

    def handle_data(self, data: str) -> None:
        """Note its words."""
        self.words += data.split()


PIECES = (
    *(
        "<",
        "&",
        "&lt;",
        "&amp;copy",
        "&copy",
        "&#60;b",
        "<b title='a\"b>'>",
        "</b>",
        "<br/>",
        "<img>",
    ),
    *("<!-- x -->", "<p>", "\n\n## h {#a}\n\n", '<h3 id="a&amp;b">T</h3>', "`x<y`", '"q" ', "'s "),
    *(
        "<script>x</script>",
        "<svg><path d=''/></svg>",
        "<td colspan=2>",
        "<bdo dir=rtl>",
        "<textarea>",
    ),
    *(
        '![a](b "c&quot;>")',
        "<?php ?>",
        "<![CDATA[x]]>",
        "<x-y>",
        "<plaintext>",
        "\n```\n<a>\n```\n",
    ),
)


def test_what_is_cleaned_is_read_as_a_parser_reads_it() -> None:
    """Whatever an author writes between the tags."""
    random = Random(1)  # noqa: S311
    for _ in range(300):
        body = made(" ".join(random.choices(PIECES, k=12)))
        parts = [part.html for part in body.parts if isinstance(part, Html)]
        read = Read("".join(parts))
        assert len(read.words) == body.words
        assert read.ids == [heading.id for heading in body.headings]
        assert read.tags.count("img") == len(body.images)
