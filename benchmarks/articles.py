"""Articles as people write them, in any number, made from a seed: Markdown, and what is above it.

They use what all generators read: headings, lists, tables, quotes, links, emphasis, code.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from random import Random
from typing import Any

LANGUAGES = ("nl", "en")

_NL = """
de het een en van voor met bij naar over klant proces team week plan keuze vraag antwoord groei
cijfer afspraak verkoop gesprek lijst doel stap resultaat maand bedrijf product markt prijs rol taak
moment reden fout les idee middel tijd werk vooruitgang duidelijk vast nieuw klein groot snel rustig
samen altijd vaak soms daarna eerst goed beter begint helpt vraagt maakt kiest meet leert groeit
"""
_EN = """
the a and of for with at to about customer process team week plan choice question answer growth
figure agreement sale call list goal step result month company product market price role task moment
reason mistake lesson idea means time work progress clear fixed new small large quick calm together
always often sometimes then first good better begins helps asks makes chooses measures learns grows
"""
_WORDS = {"nl": _NL.split(), "en": _EN.split()}


@dataclass(frozen=True, slots=True)
class Article:
    """An article in one language; `name` is that of its folder, `date` as in front matter."""

    name: str
    language: str
    title: str
    description: str
    slug: str
    date: str
    category: str
    body: str


def articles(number: int, seed: int = 1) -> Iterator[Article]:
    """Yield so many articles, each in every language; the same ones for the same seed."""
    for n in range(number):
        for language in LANGUAGES:
            yield _article(n, language, Random(f"{seed} {n} {language}"))  # noqa: S311


def _article(n: int, language: str, rng: Random) -> Article:
    writer = _Writer(rng, _WORDS[language])
    return Article(
        name=f"article-{n:04}",
        language=language,
        title=f"{writer.words(5).capitalize()} {n}",
        description=writer.sentence(14),
        slug=f"article-{n:04}-{language}",
        date=f"20{10 + n % 15}-{1 + n % 12:02}-{1 + n % 28:02}",
        category=writer.words(1).capitalize(),
        body=writer.body(),
    )


class _Writer:
    def __init__(self, rng: Random, words: list[str]) -> None:
        self._rng, self._known = rng, words

    def words(self, number: int) -> str:
        return " ".join(self._rng.choices(self._known, k=number))

    def sentence(self, number: int) -> str:
        return f"{self.words(number).capitalize()}."

    def body(self) -> str:
        """Return some 800 to 1,200 words in four or five sections."""
        sections = (self._section(n) for n in range(self._rng.randint(4, 5)))
        return "\n\n".join([self._paragraph(), self._paragraph(), *sections]) + "\n"

    def _section(self, n: int) -> str:
        blocks: list[Callable[[], str]] = [self._list, self._numbered, self._table, self._quote]
        heading = f"## {self.words(4).capitalize()} {n}"
        part = f"### {self.words(3).capitalize()} {n}"
        block = blocks[n % len(blocks)]()
        end = self._code() if n == 3 else self._paragraph()
        return "\n\n".join([heading, self._paragraph(), block, part, self._paragraph(), end])

    def _paragraph(self) -> str:
        return " ".join(self._marked() for _ in range(self._rng.randint(3, 5)))

    def _marked(self) -> str:
        """Return a sentence with a mark in it, now and then."""
        text, some = self.words(self._rng.randint(5, 9)), self.words(2)
        marks = (
            f"*{some}*",
            f"**{some}**",
            f"[{some}](https://example.com/{self.words(1)})",
            f'"{some}"',
            f"`{some}`",
        )
        mark = self._rng.choice((*marks, some, some, some))
        return f"{text.capitalize()} {mark} {self.words(4)}."

    def _list(self) -> str:
        return "\n".join(f"- {self._marked()}" for _ in range(5))

    def _numbered(self) -> str:
        return "\n".join(f"{n}. {self.sentence(9)}" for n in range(1, 5))

    def _table(self) -> str:
        rows = (f"| {self.words(2)} | {self.words(4)} | {n} |" for n in range(5))
        return "\n".join([f"| {self.words(1)} | {self.words(1)} | n |", "|---|:--|--:|", *rows])

    def _quote(self) -> str:
        return f"> {self._marked()}\n>\n> {self.sentence(6)}"

    def _code(self) -> str:
        return f"```\n{self.words(6)}\n    {self.words(4)}\n```"


def with_check(article: Article) -> Article:
    """Return the article with a check in it."""
    return replace(article, body=f"{article.body}\n[[check]]\n")


def rubric(seed: str) -> dict[str, Any]:
    """Return a rubric as JSON: four dimensions of three questions, four levels, a cap."""
    writers = {name: _Writer(Random(f"{seed} {name}"), _WORDS[name]) for name in LANGUAGES}  # noqa: S311
    numbers = count(1)

    def text(words: int) -> dict[str, str]:
        n = next(numbers)
        return {name: f"{each.words(words)} {n}".capitalize() for name, each in writers.items()}

    def question(name: str) -> dict[str, Any]:
        options = [{"id": f"o{n}", "text": text(5)} for n in range(4)]
        return {"id": name, "text": text(8), "options": options}

    cap = {"id": "weakest", "above_weakest": 1, "text": text(8)}
    names = [f"d{n}" for n in range(4)]
    return {
        "version": 1,
        "levels": [
            {"id": f"l{n}", "name": text(1), "summary": text(12), **({"from": 25 * n} if n else {})}
            for n in range(4)
        ],
        "dimensions": [
            {"id": name, "name": text(2), "questions": [question(f"{name}q{n}") for n in range(3)]}
            for name in names
        ],
        "scoring": {"caps": [cap], "bottleneck": {"ties": names}},
    }
