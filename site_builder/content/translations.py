"""What is written in a language: in each of the site's, and in no other."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from site_builder.files.document import Document
from site_builder.files.problems import Problem, near_miss, nearest, quoted

MOST_APART = 8
"""So many texts of a file are told one by one which lack a language, or have it too much."""


@dataclass(frozen=True, slots=True)
class Written:
    """The languages in which something is written.

    `articles` has those of each folder of articles, `title` those of the site's title, `strings`
    those of the project's texts of the interface.
    """

    articles: Sequence[AbstractSet[str]] = ()
    title: AbstractSet[str] = frozenset()
    strings: AbstractSet[str] = frozenset()

    def is_nowhere(self, language: str) -> bool:
        """Tell whether nothing is written in a language."""
        return not any(language in each for each in (*self.articles, self.title, self.strings))

    def most(self) -> list[str]:
        """Return the languages in which most is written, articles and title alike."""
        written = (*self.articles, self.title)
        known = sorted(frozenset().union(*written))
        return [each for each in known if 2 * sum(each in one for one in written) > len(written)]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What `languages` in site.yaml and the content do not agree on.

    `idle` are named there, and nothing is written in them; `left_out` are those of most of the
    content, and not named.
    """

    idle: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    def settled(self, languages: tuple[str, ...]) -> tuple[str, ...]:
        """Return the languages that the content has, by which the rest is checked."""
        kept = (each for each in languages if each not in self.idle)
        return (*kept, *self.left_out) or languages


def disagreement(languages: tuple[str, ...], written: Written) -> Disagreement:
    """Compare the languages in site.yaml with those of the content; without articles, none."""
    if not written.articles:
        return Disagreement()
    idle = tuple(each for each in languages if written.is_nowhere(each))
    return Disagreement(idle, tuple(each for each in written.most() if each not in languages))


def language_problems(
    site: Document, languages: tuple[str, ...], found: Disagreement, written: Written
) -> Iterator[Problem]:
    """Yield one problem for each language that does not agree, in its place in site.yaml."""
    left = list(found.left_out)
    for language in found.idle:
        at = ("languages", languages.index(language))
        message = f"nothing is written in {quoted(language)}"
        meant = nearest(language, left) or next(iter(left), None)
        if meant:
            left.remove(meant)
            hint = f'did you mean "{meant}"? Most articles are in that language'
            yield site.problem(at, "unknown-language", message, hint)
        else:
            hint = f"write article.{language}.md for each article, or leave the language out"
            yield site.problem(at, "missing-translation", message, hint)
    for language in left:
        number = sum(language in each for each in written.articles)
        there = "1 article is" if number == 1 else f"{number} articles are"
        message = f"{there} in {quoted(language)}, and it does not stand here"
        hint = "add it, or take away all that is written in it"
        yield site.problem(("languages",), "unknown-language", message, hint, key=True)


def folded(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the problems, but one only for a language that many texts of a file lack.

    It has the place of the first of them. So too where many have one that the site has not.
    """
    listed = list(problems)
    same: dict[tuple[str, str], list[Problem]] = {}
    for problem in filter(_is_of_a_language, listed):
        same.setdefault(_sentence(problem), []).append(problem)
    many = {sentence: each for sentence, each in same.items() if len(each) > MOST_APART}
    for problem in listed:
        alike = many.get(_sentence(problem), []) if _is_of_a_language(problem) else []
        if not alike:
            yield problem
        elif problem is min(alike):
            others = f"here and in {len(alike) - 1} more texts of this file"
            yield replace(problem, message=f"{problem.message}, {others}")


def _is_of_a_language(problem: Problem) -> bool:
    return problem.code in ("missing-translation", "unknown-language")


def _sentence(problem: Problem) -> tuple[str, str]:
    """Return in which file what is said, without the thing of which it is said."""
    return problem.path, problem.message.rpartition(": ")[2]


def translation_problems(
    what: str,
    paths: Mapping[str, str],
    languages: tuple[str, ...],
    at: str,
    way_out: Callable[[str], str],
) -> Iterator[Problem]:
    """Yield what is missing or too many.

    Args:
        what: what it is, in one word.
        paths: its files by language, as problems show them.
        languages: the site's.
        at: where problems show that a file is missing.
        way_out: returns what to do where it is missing in a language.
    """
    unknown = sorted(paths.keys() - set(languages))
    meant = {nearest(language, languages) for language in unknown}
    for language in languages:
        if language not in paths and language not in meant:
            message = f"the {what} in {language} is missing"
            yield Problem(at, 1, 1, "missing-translation", message, way_out(language))
    for language in unknown:
        message = f"the site has no language {quoted(language)}"
        hint = near_miss(language, languages) or "add it to languages: in site.yaml"
        yield Problem(paths[language], 1, 1, "unknown-language", message, hint)
