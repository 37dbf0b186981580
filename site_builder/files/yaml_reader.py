"""YAML → `Document`, read from the parser's events.

It is read without PyYAML's default types: a scalar stays the text that was written, until the place
where it stands says what it is. Only a plain `null` and an empty value are None.
"""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from site_builder.files.codes import Code
from site_builder.files.conflict import conflict
from site_builder.files.document import Document, Location, Node
from site_builder.files.indentation import key_in
from site_builder.files.problems import Loaded, Position, Problem, quoted
from site_builder.files.slips import no_break_for_space
from site_builder.files.source import Source, read_source
from site_builder.files.to_translate import to_translate
from site_builder.files.twice import Twice, others
from site_builder.files.yaml_syntax import (
    MAX_DEPTH,
    MAX_VALUES,
    position_of,
    syntax_problem,
    too_deep,
    too_many,
)

_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_document(path: Path, shown: str) -> Loaded[Document]:
    """Read a YAML file; `shown` is its path as problems show it."""
    source = read_source(path, shown)
    return parse_yaml(source.value) if source.value else Loaded(None, source.problems)


def parse_yaml(source: Source) -> Loaded[Document]:
    """Read a YAML mapping.

    Refused, each with its position: the marks of a merge, what is no YAML, anchors, aliases, tags,
    merge keys, duplicate keys, keys that are not text, more than one document, more than
    `MAX_DEPTH` levels of nesting or `MAX_VALUES` values, no-break spaces where a space should be.
    Where the rest can still be read, the document is there beside the problems: without what was
    given twice, and an alias as the text that was written.
    """
    if marks := tuple(conflict(source)):
        return Loaded(None, marks)
    reader = _Reader(source)
    try:
        reader.read(yaml.parse(source.text, Loader=_Parser))
    except _Unreadable as error:
        return Loaded(None, (*reader.problems, error.problem))
    except yaml.YAMLError as error:
        reader.problems.append(syntax_problem(source, error, reader.last))
        return Loaded(None, tuple(reader.problems))
    if not isinstance(reader.root, dict):
        return Loaded(None, (*reader.problems, source.problem(Position(1, 1), *_NO_MAPPING)))
    reader.name_the_other_keys()
    problems = (*reader.problems, *to_translate(source))
    twice = frozenset(each.location for each in reader.twice)
    return Loaded(
        Document(source, reader.root, reader.keys, reader.values, problems, twice), problems
    )


_NO_MAPPING: tuple[Code, str, str] = (
    "not-a-mapping",
    "the file holds no keys",
    "write `key: value` on each line",
)


_WHOLE = re.compile(r"-?[0-9]+")


_COMMENT = re.compile(r"[ \t]+(?=#[^\s#])")


_CUT_OFF: tuple[Code, str, str] = (
    "text-cut-off",
    "the text ends before the # here, and the rest of the line is a comment",
    "put the whole text in quotes; or if it is a comment, write a space after the #",
)


_KEEP_ONE = "keep one of the two"


_NOT_HERE = "this file cannot use"


_NO_ALIAS = "write the value out, or put a text that begins with * in quotes"


_LEAVE_OUT = "leave it out, or put the whole text in quotes if it is part of it"


class _Unreadable(Exception):  # noqa: N818 - it is about a text, not about a failure of ours
    """Something after which reading on would say nothing true."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@dataclass(slots=True)
class _Open:
    """A mapping or sequence that is being read."""

    node: dict[str, Node] | list[Node]
    location: Location
    is_block: bool
    """Told apart by its indentation, not by brackets."""
    key: str | None = None
    awaits_key: bool = True
    hyphen: Position | None = None
    """Where the item above it begins that has a hyphen, if it has none itself."""

    @property
    def is_item(self) -> bool:
        """Tell whether it is an item of a list that has hyphens."""
        place = self.location[-1] if self.location else None
        return self.is_block and isinstance(place, int) and place >= 0

    def way_out(self, above: str | None) -> str:
        """Return what to do about a key that is given twice, below this other one."""
        is_below_none = isinstance(self.node, dict) and above and self.node[above] is None
        if self.is_block and is_below_none:
            return f"indent it further if it belongs to {quoted(str(above))}, or {_KEEP_ONE}"
        if self.is_item:
            return f"{_KEEP_ONE}, or begin the second with a hyphen if it is an item of its own"
        return _KEEP_ONE


class _Reader:
    """Builds plain data and positions from the stream of YAML events, without recursion."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self.keys: dict[Location, Position] = {}
        self.values: dict[Location, Position] = {}
        self.root: Node = None
        self._open: list[_Open] = []
        self.twice: list[Twice] = []
        self._documents = self._added = 0
        self._lines = source.text.split("\n")

    @property
    def last(self) -> Position | None:
        """Where the last value begins that was read."""
        return next(reversed(self.values.values()), None)

    def read(self, events: Iterator[Any]) -> None:
        """Take every event of the first document in turn."""
        take = self._take  # Looking it up takes longer than most events do.
        for event in events:
            if self._documents <= 1:
                take(event)

    @functools.singledispatchmethod
    def _take(self, event: Any) -> None:
        """Events that say nothing about the data are passed over."""

    @_take.register
    def _document(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            self._refuse(event, "second-document", "a second document begins", "remove the ---")

    @_take.register
    def _alias(self, event: yaml.AliasEvent) -> None:
        self._refuse(event, "yaml-alias", f"{_NOT_HERE} aliases such as *{event.anchor}", _NO_ALIAS)
        if self._expects_key():
            self._drop_key()
        else:
            self._add(f"*{event.anchor}", event)

    @_take.register
    def _scalar(self, event: yaml.ScalarEvent) -> None:
        self._check_plainness(event)
        if self._expects_key():
            self._add_key(event)
        else:
            self._add(_text(event), event)
            self._check_end(event)
            if not event.style and not event.value.isascii():
                self._check_spaces(event)

    @_take.register
    def _mapping(self, event: yaml.MappingStartEvent) -> None:
        self._begin({}, event)

    @_take.register
    def _sequence(self, event: yaml.SequenceStartEvent) -> None:
        self._begin([], event)

    @_take.register(yaml.MappingEndEvent)
    @_take.register(yaml.SequenceEndEvent)
    def _end(self, event: yaml.Event) -> None:  # noqa: ARG002 - dispatch wants it
        self._open.pop()

    def _begin(self, node: dict[str, Node] | list[Node], event: Any) -> None:
        self._check_plainness(event)
        at = position_of(event.start_mark)
        if len(self._open) == MAX_DEPTH:
            raise _Unreadable(too_deep(self.source, at))
        if self._expects_key():
            message = "a key must be a plain word, not a list or keys"
            hint = "put it in quotes if it is a word with brackets"
            raise _Unreadable(self.source.problem(at, "key-not-text", message, hint))
        location = self._add(node, event)
        self._open.append(_Open(node, location, not event.flow_style))

    def _expects_key(self) -> bool:
        return (
            bool(self._open)
            and isinstance(self._open[-1].node, dict)
            and (self._open[-1].awaits_key)
        )

    def _add_key(self, event: yaml.ScalarEvent) -> None:
        around, above = self._open[-1], self._open[-1].key
        around.awaits_key, around.key = False, event.value
        location = (*around.location, event.value)
        if event.value == "<<" and not event.style:
            self._refuse(event, "yaml-merge", f"{_NOT_HERE} the merge key <<", "write the keys out")
            self._drop_key()
        elif location in self.keys and self._begins_item(event, self.keys[location]):
            self._begin_item(event, self.keys[location])
        elif location in self.keys:
            self._tell_again(event, above, self.keys[location])
            self._drop_key()
        elif event.value.isdigit() and self._is_decimal(event, above):
            self._drop_key()
        else:
            self.keys[location] = position_of(event.start_mark)

    def _tell_again(self, event: yaml.ScalarEvent, above: str | None, first: Position) -> None:
        """Say that a key is given twice.

        Args:
            event: the key.
            above: the key above it in the same mapping.
            first: where the key stands already.
        """
        around, second = self._open[-1], position_of(event.start_mark)
        self.twice.append(Twice(around.location, event.value, first, second, len(self.problems)))
        self._refuse(event, *self._again(event, first), around.way_out(above))

    def _again(self, event: yaml.ScalarEvent, first: Position) -> tuple[Code, str]:
        line = self.source.line(first)
        said = f"the key {quoted(event.value)} is given twice; it stands on line {line} already"
        return "duplicate-key", said

    def _begins_item(self, event: yaml.ScalarEvent, first: Position) -> bool:
        """Tell whether an item begins here whose hyphen is missing.

        It does where the first key of an item comes again, and another of its keys below that.
        """
        around, at = self._open[-1], position_of(event.start_mark)
        if not around.is_item or first != self.values[around.location]:
            return False
        for number in range(at.line, len(self._lines)):
            line = self._lines[number]
            indent = len(line) - len(line.lstrip(" "))
            if line.strip() and indent < at.column - 1 and line[indent] != "#":
                return False
            found = key_in(line) if indent == at.column - 1 else None
            if found and found[1] in around.node:
                return found[1] != event.value
        return False

    def _begin_item(self, event: yaml.ScalarEvent, first: Position) -> None:
        """Read on as if the hyphen stood there, so that nothing else is said for want of it."""
        around = self._open.pop()
        hyphen = around.hyphen or self.values[around.location]
        place = f"with the hyphen below that of line {self.source.line(hyphen)}"
        item_of_its_own = f'write "- {event.value}:" {place}'
        hint = f"did you forget a hyphen? If an item of its own begins here, {item_of_its_own}"
        self._refuse(event, *self._again(event, first), hint)
        node: dict[str, Node] = {}
        self._open.append(_Open(node, self._add(node, event), is_block=True, hyphen=hyphen))
        self._add_key(event)

    def _is_decimal(self, event: yaml.ScalarEvent, above: str | None) -> bool:
        """Tell, and say, whether this is the rest of a number that has a comma: `{from: 1,5}`."""
        around, at = self._open[-1], position_of(event.start_mark)
        if around.is_block or above is None or not isinstance(around.node, dict):
            return False
        before, number = around.node[above], f"{around.node[above]},"
        is_whole = isinstance(before, str) and _WHOLE.fullmatch(before)
        if not is_whole or not self._lines[at.line - 1][: at.column - 1].endswith(number):
            return False
        meant = around.node[above] = f"{before}.{event.value}"
        message = f'a comma stands in the number "{number}{event.value}"'
        hint = f"write it with a point: {meant}; or put it in quotes if it is a text"
        begun = self.values[(*around.location, above)]
        self.problems.append(self.source.problem(begun, "not-a-number", message, hint))
        return True

    def _check_spaces(self, event: yaml.ScalarEvent) -> None:
        """Refuse a no-break space where a space should be: the line is a text for want of it."""
        at = position_of(event.start_mark)
        told = no_break_for_space(event.value, self._lines[at.line - 1], at)
        if told:
            place, said, hint = told
            raise _Unreadable(self.source.problem(place, "yaml-syntax", said, hint))

    def name_the_other_keys(self) -> None:
        """Say which key one that is given twice should be, where that seems so."""
        for each in others(self.keys, self.twice):
            line, told = self.source.line(each.at), self.problems[each.problem]
            hint = f"line {line} should probably be {each.key}:; or {_KEEP_ONE}"
            self.problems[each.problem] = replace(told, hint=hint)

    def _drop_key(self) -> None:
        """Read on, but keep the value of the key out."""
        self._open[-1].awaits_key, self._open[-1].key = False, None

    def _add(self, node: Node, event: Any) -> Location:
        """Put a value into what is being read around it; return where it stands."""
        self._added += 1
        if self._added > MAX_VALUES:
            raise _Unreadable(too_many(self.source, position_of(event.start_mark)))
        if not self._open:
            if self._documents == 1:
                self.root = node
                self.values[()] = position_of(event.start_mark)
            return ()
        around = self._open[-1]
        location = self._place(around, node)
        self.values.setdefault(location, position_of(event.start_mark))
        return location

    def _place(self, around: _Open, node: Node) -> Location:
        if isinstance(around.node, list):
            around.node.append(node)
            return (*around.location, len(around.node) - 1)
        around.awaits_key = True
        if around.key is None:
            # A place of its own, so that what is below it meets no key of the same name.
            return (*around.location, -self._added)
        around.node[around.key] = node
        return (*around.location, around.key)

    def _check_plainness(self, event: Any) -> None:
        if event.anchor:
            message = f"{_NOT_HERE} anchors such as &{event.anchor}"
            self._refuse(event, "yaml-anchor", message, _LEAVE_OUT)
        if event.tag:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            message = f"{_NOT_HERE} tags such as {tag}"
            self._refuse(event, "yaml-tag", message, _LEAVE_OUT)

    def _check_end(self, event: yaml.ScalarEvent) -> None:
        """Warn of a comment that is part of a text, as it seems: `We are #1 in town`."""
        end = position_of(event.end_mark)
        # A text at the end of the file ends on the line after it, for the parser.
        line = "".join(self._lines[end.line - 1 : end.line])
        is_plain = event.value and not event.style
        found = _COMMENT.match(line, end.column - 1) if is_plain else None
        if found:
            at = Position(end.line, found.end() + 1)
            problem = self.source.problem(at, *_CUT_OFF)
            self.problems.append(replace(problem, severity="warning"))

    def _refuse(self, event: Any, code: Code, message: str, hint: str) -> None:
        at = position_of(event.start_mark)
        self.problems.append(self.source.problem(at, code, message, hint))


def _text(event: yaml.ScalarEvent) -> str | None:
    """Return the scalar's text; None for a plain `null` and for nothing at all."""
    if not event.style and event.value in ("", "null"):
        return None
    return str(event.value)
