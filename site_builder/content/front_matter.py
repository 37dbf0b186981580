"""The keys at the head of a Markdown file, between two lines of `---`, and the text below them."""

from dataclasses import dataclass
from pathlib import Path

from site_builder.files.document import Document
from site_builder.files.problems import Loaded, Position
from site_builder.files.source import Source, read_source
from site_builder.files.yaml_reader import parse_yaml


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A Markdown file: its keys, with where they stand, and its body. Both know their lines.

    Where the keys are no YAML they are not read: there are none then.
    """

    keys: Document
    body: Source
    is_read: bool

    def place(self, *at: str | int) -> Position:
        """Return where in the file a value stands."""
        place = self.keys.position(at)
        return Position(self.keys.source.line(place), place.column)


def read_front_matter(path: Path, shown: str, said: str, keys: str) -> Loaded[FrontMatter]:
    """Read a Markdown file; beside problems, one without keys if its body could be told apart.

    Args:
        path: the file.
        shown: its path as problems show it.
        said: what is missing where there are no keys: "the page does not begin with its title".
        keys: those that it needs then: "title:, slug:".
    """
    source = read_source(path, shown)
    if source.value is None:
        return Loaded(None, source.problems)
    parts = split_front_matter(source.value)
    if parts is None:
        message, hint = f"{said} between two lines ---", f"write ---, {keys} and --- above the text"
        if source.value.text.partition("\n")[0].rstrip() == "---":
            message = "the line --- below the keys is missing"
            hint = "write --- on a line of its own, between the keys and the text"
        problem = source.value.problem(Position(1, 1), "no-front-matter", message, hint)
        return Loaded(None, (problem,))
    front, body = parts
    read = parse_yaml(front)
    keys_read = read.value or Document(front, {}, {}, {})
    return Loaded(FrontMatter(keys_read, body, read.value is not None), read.problems)


def split_front_matter(source: Source) -> tuple[Source, Source] | None:
    """Split a Markdown file into its front matter and its body; None if it has no front matter."""
    lines = source.text.split("\n")
    ends = (number for number, line in enumerate(lines) if number and line.rstrip() == "---")
    end = next(ends, None)
    if lines[0].rstrip() != "---" or end is None:
        return None
    front = Source(source.path, "\n".join(lines[1:end]) + "\n", 2)
    return front, Source(source.path, "\n".join(lines[end + 1 :]), min(end + 2, len(lines)))
