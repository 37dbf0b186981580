"""What is told of the last build, in a served page; never in the built site."""

import hashlib
import re
from functools import cache
from pathlib import Path

import livereload
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from site_builder.files.excerpt import Excerpt
from site_builder.serve.served import Served

HERE = Path(__file__).parent
ADDRESS = "/__niveaucheck/"
STYLES, SCRIPT, PROBLEMS = "live.css", "live.js", "problems.html"
RELOADER = Path(livereload.__file__).parent / "vendors/livereload.js"
MOST = 50
"""Problems that are shown of each kind: nobody mends more at a time."""

# A quoted text, an address or a path without the point that ends its sentence, or signs alike.
_WORD = re.compile(r"\"[^\"]+\"|'[^']+'|(?:[.]{0,2}/)*[\w-]+(?:[./]+[\w-]+)*/?|(.)\1*", re.DOTALL)


def with_life(page: bytes, served: Served, *, is_frame: bool = False) -> bytes:
    """Return a page with what keeps it up to date, and with the problems shown over it.

    Args:
        page: the HTML of a page.
        served: what it is a page of.
        is_frame: whether it is a page for iframes, where only the page around it tells.
    """
    styles = f'<link rel="stylesheet" href="{_address(STYLES)}">'
    number = 0 if is_frame else served.number
    script = f'<script src="{_address(SCRIPT)}" data-site="{served.site}" data-number="{number}">'
    shown = f"{'' if is_frame else overlay(served)}{script}</script>{_reloader()}"
    head, head_end, rest = page.partition(b"</head>")
    body, body_end, tail = rest.rpartition(b"</body>")
    return b"".join([head, styles.encode(), head_end, body, shown.encode(), body_end, tail])


def overlay(served: Served) -> str:
    """Return what is told, as HTML."""
    return (
        _templates()
        .get_template("overlay.html")
        .render(told=served.told, key=served.number, is_there=served.output is not None, most=MOST)
    )


def empty_page() -> bytes:
    """Return the page that stands in for a site that could not be built yet."""
    return (HERE / "empty.html").read_bytes()


@cache
def _reloader() -> str:
    """Return livereload's script, which asks every second for a server that is gone."""
    query = f"mindelay=250&amp;maxdelay=1000&amp;v={_digest(RELOADER)}"
    return f'<script src="/{RELOADER.name}?{query}"></script>'


@cache
def _address(name: str) -> str:
    """Return the address of a file of ours, new with its bytes, so that browsers may keep it."""
    return f"{ADDRESS}{name}?{_digest(HERE / name)}"


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


@cache
def _templates() -> Environment:
    made = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["parts"] = _parts
    return made


def _parts(excerpt: Excerpt) -> tuple[str, str, str]:
    """Return the line before the place, what stands there, and the rest; a space past the end."""
    word = _WORD.match(excerpt.text, excerpt.at)
    if word is None:
        return excerpt.text, " ", ""
    return excerpt.text[: excerpt.at], word[0], excerpt.text[word.end() :]
