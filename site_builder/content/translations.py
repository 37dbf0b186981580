"""What is written in a language: in each of the site's, and in no other."""

from collections.abc import Callable, Iterator, Mapping

from site_builder.files.problems import Problem, near_miss, nearest, quoted


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
