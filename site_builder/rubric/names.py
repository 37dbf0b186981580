"""The ids that a rubric file declares, gathered leniently so that checks run on half-right files."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from site_builder.source import Document, Location, Node

_WORDS = {
    "levels": "level",
    "dimensions": "dimension",
    "questions": "question",
    "options": "option",
    "caps": "cap",
}


@dataclass(frozen=True, slots=True)
class Item:
    """A mapping in a list of the file, and where it stands."""

    at: Location
    keys: dict[str, Any]

    @property
    def id(self) -> str | None:
        """The id that it declares, if it is a text."""
        declared = self.keys.get("id")
        return declared if isinstance(declared, str) else None


def mapping(data: Node, *path: str) -> dict[str, Any]:
    """Return the mapping at a path of keys, or an empty one if there is none."""
    for key in path:
        data = data.get(key) if isinstance(data, dict) else None
    return data if isinstance(data, dict) else {}


def items(data: Node, path: Location, at: Location = ()) -> Iterator[Item]:
    """Yield the mappings in the list at a path of keys below `at`."""
    *around, key = path
    listed = mapping(data, *map(str, around)).get(str(key))
    for index, node in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(node, dict):
            yield Item((*at, *path, index), node)


@dataclass(frozen=True, slots=True)
class Names:
    """All declared things of a file, in declared order."""

    levels: tuple[Item, ...]
    dimensions: tuple[Item, ...]
    questions: tuple[Item, ...]
    caps: tuple[Item, ...]

    def options(self, question: Item) -> tuple[Item, ...]:
        """Return the options of one of the questions."""
        return tuple(items(question.keys, ("options",), question.at))


def names_of(document: Document) -> Names:
    """Gather what a rubric file declares."""
    dimensions = tuple(items(document.data, ("dimensions",)))
    questions = (items(dimension.keys, ("questions",), dimension.at) for dimension in dimensions)
    return Names(
        levels=tuple(items(document.data, ("levels",))),
        dimensions=dimensions,
        questions=tuple(question for group in questions for question in group),
        caps=tuple(items(document.data, ("scoring", "caps"))),
    )


def ids(declared: tuple[Item, ...]) -> tuple[str, ...]:
    """Return the ids that are there."""
    return tuple(item.id for item in declared if item.id is not None)


def subject(document: Document, location: Location) -> str:
    """Say what stands at a location: `option "b" of question "scripts"`, or ""."""
    found = []
    for end in range(2, len(location) + 1):
        word = _WORDS.get(str(location[end - 2]))
        if word and isinstance(location[end - 1], int):
            found.append(f'{word} "{_id_at(document, location[:end])}"')
    return " of ".join(found[-2:][::-1])


def _id_at(document: Document, location: Location) -> str:
    node: Any = document.data
    for key in location:
        node = node[key]
    declared = node.get("id") if isinstance(node, dict) else None
    return declared if isinstance(declared, str) else f"no. {int(location[-1]) + 1}"
