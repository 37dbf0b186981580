"""What a new check may be called, and what it could be called instead."""

from site_builder.content.page_file import FOLDER as PAGES
from site_builder.files.addresses import is_slug, slug_of
from site_builder.files.fields import is_id
from site_builder.files.problems import quoted
from site_builder.output.embedded import is_taken

_NOT_OURS = {PAGES, "strings", "fonts", "build"}
_PORTS = {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
_DEVICES = {"con", "prn", "aux", "nul", *_PORTS}
"""No folder can have such a name on Windows."""


def refusal(name: str) -> str | None:
    """Return why a check cannot be called so, with a name that it can have; None if it can."""
    if not (is_id(name) and is_slug(name)):
        rule = "an id has small letters, digits and single hyphens, a letter first"
        return f"{quoted(name)} cannot be an id: {rule}; write {_near(name)}"
    if name in _NOT_OURS or is_taken(name):
        return f"{quoted(name)} is kept for something else; write {name}-check"
    if name in _DEVICES:
        return f"no folder can be called {quoted(name)} on Windows; write {name}-check"
    return None


def _near(name: str) -> str:
    slug = slug_of(name)
    near = slug if is_id(slug) else f"check-{slug}".rstrip("-")
    return near if refusal(near) is None else f"{near}-check"
