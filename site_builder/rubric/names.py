"""What a rubric file declares, gathered leniently, so that checks run on half-right files."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from site_builder.document import Document, Location, Node
from site_builder.problems import nearest

_WORDS = {
    "levels": "level",
    "dimensions": "dimension",
    "questions": "question",
    "options": "option",
    "caps": "cap",
    "tests": "example",
}


@dataclass(frozen=True, slots=True)
class Item:
    """A mapping in a list of the file, and where it stands."""

    at: Location
    keys: Mapping[str, Any]

    @property
    def id(self) -> str | None:
        """The id that it declares, if it is a text."""
        declared = self.keys.get("id")
        return declared if isinstance(declared, str) else None

    def __str__(self) -> str:
        """`level "crawl"`, or `level no. 2` where it has no id or name."""
        *_, around, index = self.at
        named = self.id or self.keys.get("name")
        which = f'"{named}"' if isinstance(named, str) else f"no. {int(index) + 1}"
        return f"{_WORDS[str(around)]} {which}"


@dataclass(frozen=True, slots=True)
class Names:
    """A file and all that it declares, in declared order."""

    document: Document
    levels: tuple[Item, ...]
    dimensions: tuple[Item, ...]
    questions: tuple[Item, ...]
    caps: tuple[Item, ...]
    examples: tuple[Item, ...]

    def at(self, *path: str) -> dict[str, Any]:
        """Return the mapping at a path of keys, or an empty one if there is none."""
        return mapping(self.document.data, *path)


def names_of(document: Document) -> Names:
    """Gather what a rubric file declares."""
    dimensions = tuple(items(document.data, ("dimensions",)))
    questions = (items(dimension.keys, ("questions",), dimension.at) for dimension in dimensions)
    return Names(
        document=document,
        levels=tuple(items(document.data, ("levels",))),
        dimensions=dimensions,
        questions=tuple(question for group in questions for question in group),
        caps=tuple(items(document.data, ("scoring", "caps"))),
        examples=tuple(items(document.data, ("tests",))),
    )


def options(question: Item) -> tuple[Item, ...]:
    """Return the options of a question."""
    return tuple(items(question.keys, ("options",), question.at))


def mapping(data: Node | Mapping[str, Any], *path: str) -> dict[str, Any]:
    """Return the mapping at a path of keys, or an empty one if there is none."""
    node: Any = data
    for key in path:
        node = node.get(key) if isinstance(node, dict) else None
    return node if isinstance(node, dict) else {}


def items(data: Node | Mapping[str, Any], path: Location, at: Location = ()) -> Iterator[Item]:
    """Yield the mappings in the list at a path of keys below `at`."""
    *around, key = path
    listed = mapping(data, *map(str, around)).get(str(key))
    for index, node in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(node, dict):
            yield Item((*at, *path, index), node)


def ids(declared: tuple[Item, ...]) -> tuple[str, ...]:
    """Return the ids that are there."""
    return tuple(item.id for item in declared if item.id is not None)


def means(keys: Mapping[str, Any], word: str) -> bool:
    """Tell whether a key is there, be it misspelt: `shape` says that, and once is enough."""
    return any(nearest(key, [word]) for key in keys)


def subject(document: Document, location: Location) -> str:
    """Say what stands at a location: `option "b" of question "scripts"`, or ""."""
    found = []
    node: Any = document.data
    for place, key in enumerate(location, 1):
        node = node[key]
        if isinstance(key, int) and location[place - 2] in _WORDS:
            found.append(str(Item(location[:place], node if isinstance(node, dict) else {})))
    return " of ".join(found[-2:][::-1])
