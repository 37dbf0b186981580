"""The lock's checks: what was published keeps its meaning, until its version is raised."""

from collections.abc import Iterator
from dataclasses import replace

from site_builder.content.tree import ContentTree, Entry
from site_builder.files.codes import Code
from site_builder.files.problems import Position, Problem, Severity, quoted
from site_builder.lock.changes import called, changes
from site_builder.lock.meaning import Thing, meaning_of
from site_builder.lock.values import Lock
from site_builder.lock.wording import exchanged, reworded, texts_of
from site_builder.rubric.values import Rubric
from site_builder.script.assessment import scoring_part


def lock_problems(tree: ContentTree) -> Iterator[Problem]:
    """Yield what is not as it was published, for every check that was."""
    for entry in tree.entries:
        if entry.published:
            lock = entry.published.lock
            yield from _renamed(entry, lock)
            yield from _slugs_gone(entry, lock)
            if entry.rubric:
                yield from rubric_problems(f"content/{entry.id}/rubric.yaml", entry.rubric, lock)


def rubric_problems(path: str, rubric: Rubric, lock: Lock) -> Iterator[Problem]:
    """Yield the same for a rubric alone, whose file is shown as `path`."""
    yield from _Ruler(path, rubric, lock).problems()


class _Ruler:
    """Holds one rubric against its lock."""

    def __init__(self, path: str, rubric: Rubric, lock: Lock) -> None:
        self._path, self._rubric, self._lock = path, rubric, lock

    def problems(self) -> Iterator[Problem]:
        version, published = self._rubric.version, self._lock.version
        yield from self._retired()
        if version == published:
            yield from self._changed()
            yield from self._exchanged()
            yield from self._reworded()
        elif version < published:
            message = f"the version is {version}, and {published} was published"
            hint = f"write {published}, or {published + 1} if answers come to mean something else"
            yield self._problem(("version",), "version-lowered", message, hint)

    @property
    def _way_out(self) -> str:
        return f"raise version: to {self._rubric.version + 1}, or take the change back"

    def _problem(
        self, thing: Thing, code: Code, message: str, hint: str, severity: Severity = "error"
    ) -> Problem:
        at = self._rubric.places.get(thing, Position(1, 1))
        return Problem(self._path, at.line, at.column, code, message, hint, severity)

    def _retired(self) -> Iterator[Problem]:
        for thing in meaning_of(scoring_part(self._rubric)).named & self._lock.retired:
            if thing[0] == "option" and ("question", thing[1]) in self._lock.retired:
                continue
            message = f"an earlier published version had another {called(thing)}"
            hint = "choose another id: in answers that were kept, this one has its former meaning"
            yield self._problem(thing, "id-retired", message, hint)

    def _changed(self) -> Iterator[Problem]:
        for change in changes(self._lock.scoring, scoring_part(self._rubric)):
            told = self._problem(change.thing, "meaning-changed", change.message, self._way_out)
            at = self._rubric.places.get((*change.thing, change.key))
            yield replace(told, line=at.line, column=at.column) if at else told

    def _exchanged(self) -> Iterator[Problem]:
        for thing, other, language in exchanged(self._lock.texts, texts_of(self._rubric)):
            message = f"{called(thing)} says in {language} what {called(other)} was published with"
            yield self._problem(thing, "meaning-changed", message, self._way_out)

    def _reworded(self) -> Iterator[Problem]:
        for thing, text in reworded(self._lock.texts, texts_of(self._rubric)):
            message = f"{called(thing)} was published as {quoted(text)}, and says something else"
            version = f"raise version: to {self._rubric.version + 1}"
            hint = f"{version} if it means something else now; if not, the next publish settles it"
            yield self._problem(thing, "meaning-doubtful", message, hint, "warning")


def _renamed(entry: Entry, lock: Lock) -> Iterator[Problem]:
    if entry.id != lock.check:
        message = f"the check {quoted(entry.id)} has what {quoted(lock.check)} published"
        hint = (
            "give the folder its name back, by which pages know it, or remove published/ of a copy"
        )
        yield Problem(f"content/{entry.id}", 1, 1, "check-renamed", message, hint)


def _slugs_gone(entry: Entry, lock: Lock) -> Iterator[Problem]:
    for language, article in entry.articles.items():
        known = {article.slug, *article.aliases}
        for slug in sorted(lock.slugs.get(language, frozenset()) - known if article.slug else ()):
            message = f"the article was published with the slug {quoted(slug)}, which is gone"
            hint = f"add it to the former ones: aliases: [{', '.join([*article.aliases, slug])}]"
            at, path = article.slug_at, article.body.path
            yield Problem(path, at.line, at.column, "slug-gone", message, hint)
