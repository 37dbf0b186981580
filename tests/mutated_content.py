"""A project of every kind of content file but rubrics, and what is typed into it at random."""

import random
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from site_builder.files.problems import ContentError, Problem
from tests.projects import WHOLE, built, copied
from tests.test_mutated import are_located, mutated

RICH = """\
---
title: Everything at once
description: What Markdown has.
slug: everything
date: 2026-01-02
updated: 2026-03-04
author: Someone
category: Bread
image: images/dot.gif
image_alt: A dot
aliases: [all, whole]
---

*[HTML]: Hyper Text Markup Language

Some *emphasis*, **strong**, ***both***, `code`, HTML and a [link](https://e.org "Title").[^1]

## A heading {#heading}

1. One
2. Two
    - Nested
        - Deeper

        With a paragraph.

> A quotation
>
> > in another, with "quotes" and 'more' ...

| Left | Right |
|:-----|------:|
| a    | `b|c` |

Term
:   What it means

![A dot](images/dot.gif "A caption")

```python
print("code")
```

### Another {.of-a-class title="x"}

<details><summary>More</summary>Here</details> <script>alert(1)</script> &amp; &copy; <https://e.org>

* * *

[^1]: A note with [another][ref].

[ref]: ../imprint/ "Reference"
"""

MARKS = (
    *("*", "**", "***", "_", "__", "`", "```", "~~~", "> ", ">>> ", "- ", "1. ", "    ", "\t", "|"),
    *("[^1]", "[^1]: ", "[a][b]", "[b]: c", "![", "](", ")", "<b>", "</", "<!--", "-->", "&#x0;"),
    *("{#id}", "{.a}", "{: #b }", "{:", "}", "\\", "---", "===", "***\n", ":   ", "*[A]: b", "\r"),
    *("[[matrix]]", "[[levels]]", "[[check]]", "images/dot.gif", "<img src=x>", "<svg>", "<?php"),
    *("<![CDATA[", "<p", '="', "http://[", "https://", "javascript:", "data:", "//e.org", "../"),
    *("title:", "slug: a", "aliases: [", "date: 2026-02-30", "draft: true", "image:", "\n---\n"),
    *("{n}", "{minutes}", "{", "}}", "other:", "one:", "languages: [nl]", "theme:", "#fff", "nl:"),
)
"""What Markdown, front matter, strings and site.yaml hold."""

BYTES = (b"\0", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\r\n", b"\r", b"\xc3", b"\xed\xa0\x80")
DOT = (
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x01\x00\x01\x00"
    b"\x00\x02\x02D\x01\x00;"
)
FILES = (
    *("about/article.en.md", "about/article.nl.md", "pages/imprint.en.md", "pages/imprint.nl.md"),
    *("site.yaml", "site.yaml", "strings/en.yaml", "strings/nl.yaml", "rich/article.en.md"),
    *("rich/article.en.md", "rich/article.en.md"),
)
A_CHECK_TOO = 20
"""So many mutated contents have one among them with a check, which takes far longer to build."""


def made(to: Path, *, with_check: bool) -> Path:
    """Make a project with every kind of content file."""
    project = copied(WHOLE, to)
    content = project / "content"
    for language, slug in (("en", "everything"), ("nl", "alles")):
        path = content / f"rich/article.{language}.md"
        path.parent.mkdir(exist_ok=True)
        text = RICH.replace("slug: everything", f"slug: {slug}").replace("../imprint/", "../")
        path.write_text(text, "utf-8")
    (content / "rich/images").mkdir()
    (content / "rich/images/dot.gif").write_bytes(DOT)
    if not with_check:
        shutil.rmtree(content / "bakery")
        for path in content.rglob("*.md"):
            path.write_text(_without_links(path.read_text("utf-8")), "utf-8")
    return project


def _without_links(text: str) -> str:
    """Return a text that names no page of the check."""
    return re.sub(r"\(\.\./bak[^)]*\)", "(../)", text)


def typed(chance: random.Random, text: str) -> bytes:
    """Return a file's text with one to three changes, and now and then other bytes."""
    for _ in range(chance.randint(0, 3)):
        at = chance.randrange(len(text) + 1)
        cut = chance.choice((0, 0, 1, 8, 60))
        text = text[:at] + chance.choice(MARKS) * chance.choice((1, 1, 1, 2, 40)) + text[at + cut :]
    data = mutated(chance, text).encode("utf-8", "replace")
    if chance.randrange(12) == 0:
        at = chance.randrange(len(data) + 1)
        data = data[:at] + chance.choice(BYTES) + data[at:]
    if chance.randrange(30) == 0:
        data = data.decode("utf-8", "replace").encode(
            chance.choice(("utf-16", "latin-1")), "ignore"
        )
    return data.replace(b"\n", b"\r\n") if chance.randrange(20) == 0 else data


def check_mutated_content(seed: int, project: Path) -> bool:
    """Type into one file or two of the project, for as long as this lasts; tell if it is a site.

    Raises:
        AssertionError: a problem has no place, or there is neither a problem nor a site.
    """
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    content = project / "content"
    files = (*FILES, "bakery/check.yaml") if (content / "bakery").is_dir() else FILES
    chosen = {content / name for name in chance.sample(files, chance.randint(1, 2))}
    before = {path: path.read_bytes() for path in chosen}
    try:
        for path in chosen:
            path.write_bytes(typed(chance, before[path].decode()))
        problems = problems_of(project)
        if problems is not None:
            assert problems
            are_located(problems, _texts(project))
        return problems is None
    finally:
        for path, data in before.items():
            path.write_bytes(data)


def problems_of(project: Path) -> Sequence[Problem] | None:
    """Return the project's problems; None if it is a site."""
    try:
        assert built(project).files
    except ContentError as error:
        return error.problems
    return None


def _texts(project: Path) -> dict[str, str]:
    paths = [path for path in (project / "content").rglob("*.*") if path.is_file()]
    return {
        path.relative_to(project).as_posix(): path.read_bytes().decode("utf-8-sig", "replace")
        for path in paths
    }
