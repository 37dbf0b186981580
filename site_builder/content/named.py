"""The files that site.yaml names, whatever they are called: all that a build reads by its path."""

import os
from collections.abc import Iterator
from pathlib import Path

from site_builder.files.document import Node
from site_builder.files.source import unseen
from site_builder.files.yaml_reader import read_document


def named_files(content: Path) -> frozenset[Path]:
    """Return every path below content/ that a text in site.yaml may be, there or not.

    A path by way of a link is there twice: as it is written, and as it is. So is one that begins
    with content/, since it is told beside the text what is meant by it.
    """
    document = read_document(content / "site.yaml", "").value
    texts = _texts(document.data) if document else ()
    written = {text for text in texts if _is_name(text)}
    paths = {content / text for text in (*written, *map(without_content, written))}
    return frozenset(paths | {Path(os.path.realpath(path)) for path in paths})


def without_content(path: str) -> str:
    """Return a path as it begins below content/, where it was written from the project."""
    return path.removeprefix("./").removeprefix("content/")


def _is_name(text: str) -> bool:
    """Tell whether a file may be called so; not every system has every letter in its names."""
    try:
        os.fsencode(text)
    except UnicodeEncodeError:
        return False
    return not unseen(text)


def _texts(whole: Node) -> Iterator[str]:
    left = [whole]
    while left:
        node = left.pop()
        if isinstance(node, str):
            yield node
        elif node:
            left += node.values() if isinstance(node, dict) else node
