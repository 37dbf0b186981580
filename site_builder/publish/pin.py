"""A check and the script that is built of it → what the check has published, as files."""

from collections.abc import Iterator, Mapping

from site_builder.content.tree import Entry
from site_builder.lock.folder import file_name, integrity_of
from site_builder.lock.meaning import Json, Thing, meaning_of
from site_builder.lock.values import NAME, Lock, Pinned, to_json
from site_builder.lock.wording import texts_of
from site_builder.rubric.values import Rubric
from site_builder.script.assessment import scoring_part

_ATTRIBUTES = b"""\
# Other people's pages name these scripts by their hash: git must not change their line ends.
* -text
"""


def pin(entry: Entry, rubric: Rubric, script: bytes) -> Lock:
    """Return what a check has published once a script is pinned, beside all that was before."""
    before = entry.published.lock if entry.published else None
    scoring, file = scoring_part(rubric), file_name(entry.id, script)
    known = {each.file: each for each in before.scripts} if before else {}
    return Lock(
        check=entry.id,
        scoring=scoring,
        texts=texts_of(rubric),
        retired=_retired(scoring, before) if before else frozenset(),
        slugs=dict(_slugs(entry, before.slugs if before else {})),
        script=file,
        scripts=tuple({file: _pinned(file, rubric, script), **known}.values()),
    )


def _pinned(file: str, rubric: Rubric, script: bytes) -> Pinned:
    return Pinned(file, rubric.version, integrity_of(script), len(script))


def _retired(scoring: Json, before: Lock) -> frozenset[Thing]:
    """Return all that was published once and is there no more."""
    return before.retired | (meaning_of(before.scoring).named - meaning_of(scoring).named)


def _slugs(
    entry: Entry, before: Mapping[str, frozenset[str]]
) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the slugs of the article in each language, now and ever before."""
    for language in sorted({*before, *entry.articles}):
        article = entry.articles.get(language)
        own = {article.slug, *article.aliases} if article else set()
        yield language, before.get(language, frozenset()) | own


def files_of(lock: Lock, script: bytes) -> dict[str, bytes]:
    """Return the files that hold it, the lock last: it is what makes the others known."""
    return {".gitattributes": _ATTRIBUTES, lock.script: script, NAME: to_json(lock)}
