"""What a rubric file declares, gathered leniently, so that checks run on half-right files."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from site_builder.files.document import Document, Location, Node
from site_builder.files.problems import nearest

_WORDS = {
    "levels": "level",
    "dimensions": "dimension",
    "questions": "question",
    "options": "option",
    "caps": "cap",
    "flags": "flag",
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
        named = self.id or self.keys.get("name")
        which = f'"{named}"' if isinstance(named, str) else f"no. {int(self.at[-1]) + 1}"
        return f"{_word(self.at)} {which}"


def _word(at: Location) -> str | None:
    """Return what a thing in a list is called; None for one that has no name."""
    return "option" if at[:-2] == ("option_sets",) else _WORDS.get(str(at[-2]))


@dataclass(frozen=True, slots=True)
class Names:
    """A file and all that it declares, in declared order.

    `questions` are those of the dimensions, then the rubric's own; `option_sets` are the options of
    each set.
    """

    document: Document
    levels: tuple[Item, ...]
    dimensions: tuple[Item, ...]
    questions: tuple[Item, ...]
    option_sets: Mapping[str, tuple[Item, ...]]
    caps: tuple[Item, ...]
    flags: tuple[Item, ...]
    examples: tuple[Item, ...]

    def at(self, *path: str) -> dict[str, Any]:
        """Return the mapping at a path of keys, or an empty one if there is none."""
        return mapping(self.document.data, *path)


def names_of(document: Document) -> Names:
    """Gather what a rubric file declares."""
    dimensions = tuple(items(document.data, ("dimensions",)))
    groups = [items(dimension.keys, ("questions",), dimension.at) for dimension in dimensions]
    groups.append(items(document.data, ("questions",)))
    sets = mapping(document.data, "option_sets")
    return Names(
        document=document,
        levels=tuple(items(document.data, ("levels",))),
        dimensions=dimensions,
        questions=tuple(question for group in groups for question in group),
        option_sets={name: tuple(items(document.data, ("option_sets", name))) for name in sets},
        caps=tuple(items(document.data, ("scoring", "caps"))),
        flags=tuple(items(document.data, ("scoring", "flags"))),
        examples=tuple(items(document.data, ("tests",))),
    )


def options(names: Names, question: Item) -> tuple[Item, ...]:
    """Return the options of a question, its own or those of a set."""
    written = question.keys.get("options")
    if isinstance(written, str):
        return names.option_sets.get(written, ())
    return tuple(items(question.keys, ("options",), question.at))


def is_own(question: Item) -> bool:
    """Tell whether a question is the rubric's own, of no dimension."""
    return question.at[0] == "questions"


def shown_order(names: Names) -> tuple[Item, ...]:
    """Return the questions in the order in which they are shown, as far as it can be told."""
    order = names.document.data.get("order")
    if not isinstance(order, list):
        return names.questions
    places = {name: place for place, name in enumerate(order) if isinstance(name, str)}
    last = len(places)
    return tuple(sorted(names.questions, key=lambda each: places.get(each.id or "", last)))


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


def absent(known: Sequence[str], named: Collection[Any]) -> list[str]:
    """Return what is not named of what is known, but for what a misspelt name stands for.

    Where that stands, `references` tells of it, and once is enough.
    """
    lacking = [name for name in known if name not in named]
    unknown = [name for name in named if isinstance(name, str) and name not in known]
    meant = {nearest(name, lacking) for name in unknown} if lacking else set()
    return [name for name in lacking if name not in meant]


def means(keys: Mapping[str, Any], word: str) -> bool:
    """Tell whether a key is there, be it misspelt: `shape` says that, and once is enough."""
    return word in keys or any(_is_near(key, word) for key in keys)


@lru_cache(maxsize=4096)  # every rule asks it of the same keys
def _is_near(key: str, word: str) -> bool:
    return nearest(key, [word]) is not None


def subject(document: Document, location: Location) -> str:
    """Say what stands at a location: `option "b" of question "scripts"`, or ""."""
    found = []
    node: Any = document.data
    for place, key in enumerate(location, 1):
        node = node[key]
        if isinstance(key, int) and place > 1 and _word(location[:place]):
            found.append(str(Item(location[:place], node if isinstance(node, dict) else {})))
    return " of ".join(found[-2:][::-1])
