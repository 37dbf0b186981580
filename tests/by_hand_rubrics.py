"""Rubrics as pages: each name in them of its own, so that a reader of the text knows it again."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from site_builder.cards.make import NO_CARDS
from site_builder.files.richtext import plain
from site_builder.language.typography import typeset_rich
from site_builder.pages.render import render
from site_builder.rubric.load import load_rubric
from site_builder.rubric.values import Question, Rubric, Texts
from site_builder.site.values import Site
from tests.dom import Element, tree_of
from tests.projects import MINIMAL, NO_ENGINE, site_of
from tests.rubrics import Data, source_of

LANGUAGES = ("nl", "en")


@cache
def _site() -> Site:
    return site_of(MINIMAL)


def named(data: Data) -> Data:
    """Give all that has a text one of its own."""
    scoring = data.get("scoring", {})
    for kind, things in _things(data):
        for each in things:
            key = "name" if "name" in each else "text"
            each[key] = _text(f"{kind} {each['id']}")
    if "void" in scoring:
        scoring["void"]["text"] = _text("Because void")
    return data


def _things(data: Data) -> Iterator[tuple[str, Iterable[Data]]]:
    """Yield what has texts, and what each is called."""
    scoring = data.get("scoring", {})
    yield "Level", data["levels"]
    yield "Area", data["dimensions"]
    yield "Because", [*scoring.get("caps", ()), *scoring.get("flags", ())]
    for options in data.get("option_sets", {}).values():
        yield "Choice", options
    for questions in (
        *(each["questions"] for each in data["dimensions"]),
        data.get("questions", ()),
    ):
        yield "Question", questions
        for each in questions:
            offered = each.get("options", ())
            yield f"Choice {each['id']}", () if isinstance(offered, str) else offered


def _text(words: str) -> Data:
    return dict.fromkeys(LANGUAGES, words)


def loaded_in_all(data: Data) -> Rubric:
    """Return the rubric, which has all its texts in every language of the site."""
    read = load_rubric(source_of(data), LANGUAGES)
    assert read.value is not None, read.problems
    return read.value


def section_of(rubric: Rubric, language: str) -> Element:
    """Return what an article says of scoring the rubric by hand."""
    site = _site()
    pages = tuple(
        replace(page, check=replace(page.check, rubric=rubric))
        for page in site.articles
        if page.check
    )
    (path,) = [f"{page.address}index.html" for page in pages if page.language == language]
    output = render(replace(site, articles=pages), NO_ENGINE, NO_CARDS)
    (section,) = tree_of(output.files[path].decode()).all("section", "by-hand")
    return section


def strings_in(language: str) -> dict[str, str]:
    """Return the words of the pages in a language."""
    return dict(_site().strings[language].site)


def on_paper(rubric: Rubric, answers: dict[str, Any]) -> dict[str, Any]:
    """Return the answers as they are on paper: where nothing need be chosen, a blank is nothing."""
    optional = (each for each in rubric.questions if each.several and not each.several.is_required)
    return {**{each.id: [] for each in optional}, **answers}


def in_words(rubric: Rubric, answers: dict[str, Any], language: str) -> dict[str, Any]:
    """Return answers by the texts of questions and options."""
    return {
        word(question.text, language): _in_words(question, answers[question.id], language)
        for question in rubric.questions
        if question.id in answers
    }


def _in_words(question: Question, answer: Any, language: str) -> Any:
    """Return an answer as it is written down; one that cannot be is None."""
    texts = {option.id: word(option.text, language) for option in question.options}
    if isinstance(answer, list):
        return [texts.get(str(each)) for each in answer]
    if isinstance(answer, str):
        return texts.get(answer)
    return int(answer) if isinstance(answer, float) else answer


def word(texts: Texts, language: str) -> str:
    """Return a text of the rubric as the page has it, without its marks."""
    typeset = plain(typeset_rich(texts[language], strings_in(language)["quotes"]))
    return " ".join(typeset.split())


def asides_in(rubric: Rubric, language: str) -> frozenset[str]:
    """Return what the author says beside questions and rules."""
    texts = [cap.text for cap in rubric.caps] + [flag.text for flag in rubric.flags]
    texts += [question.help for question in rubric.questions if question.help]
    texts += [rubric.void.text] if rubric.void else []
    return frozenset(word(each, language) for each in texts)
