"""Links to addresses that no page may have, or that are none; cleaning takes most of them away."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from html import escape, unescape
from itertools import islice

from site_builder.files.addresses import is_web_address, whole_address
from site_builder.files.codes import Code
from site_builder.files.problems import Position, Problem, nearest, printable, quoted
from site_builder.files.source import Source, position_at
from site_builder.prose.verbatim import without_code

SCHEMES = ("https", "http", "mailto", "tel")
"""What the address of a link may begin with, if it is no page of the site."""

_HREF = re.compile(
    r"<a\s(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*?(?<![\w-])href\s*+=\s*+(?:\"([^\"<>]*)\"|'([^'<>]*)'|([^\s\"'<>]++))",
    re.IGNORECASE,
)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_USABLE = re.compile(
    r"https?://(?!https?:?/)[^\s/?#\\]+(?:[/?#].*)?|mailto:[^/].*|tel:[^/].*",
    re.IGNORECASE | re.DOTALL,
)
_ON_A_DISK = re.compile(r"file:|[A-Za-z]:(?:[\\/]|$)", re.IGNORECASE)
_BEGINNINGS = re.compile(r"(?:[\\/]*+https?(?::|(?=[\\/]{2})))*+[\\/]*+", re.IGNORECASE)

_MOST = 50
"""So many are told: each is looked for wherever a link may stand, and nobody mends more at once."""


def unusable(written: str, cleaned: str, clean: Callable[[str], str]) -> Iterator[str]:
    """Yield the address of each link that leads nowhere a page may lead to, as it is written.

    A link that is left out with all that is around it, such as in a script, is none of them; nor is
    one after the fiftieth.

    Args:
        written: HTML without comments.
        cleaned: what is left of it.
        clean: what cleans it.
    """
    kept = set(_addresses(cleaned))

    @cache
    def is_usable(address: str) -> bool:
        if address in kept:
            return not _SCHEME.match(address) or bool(_USABLE.fullmatch(address))
        return "href" in clean(f'<a href="{escape(address)}">a</a>')

    return islice((each for each in _addresses(written) if not is_usable(each)), _MOST)


def _addresses(html: str) -> Iterator[str]:
    for found in _HREF.finditer(html):
        address = unescape(found[1] or found[2] or found[3] or "").strip()
        if address:
            yield address


def unusable_problems(source: Source, addresses: tuple[str, ...]) -> Iterator[Problem]:
    """Yield a problem for each of the addresses, where it stands in the source."""
    places = _places(source, addresses) if addresses else {}
    for address, times in Counter(addresses).items():
        for at in places.get(address, [])[:times] or [Position(1, 1)]:
            yield source.problem(at, *_said(address))


def _places(source: Source, addresses: tuple[str, ...]) -> Mapping[str, list[Position]]:
    """Return where each address stands in Markdown or HTML."""
    longest_first = sorted(set(addresses), key=lambda each: (-len(each), each))
    written = "|".join(f"({_written(each)})" for each in longest_first)
    scheme = r"[A-Za-z][\w+.-]{0,99}+:"
    pattern = re.compile(rf"(?:[(<\"'=]|\]:)\s{{0,9}}+(?={scheme})(?:{written})(?![\w/])")
    places: dict[str, list[Position]] = {}
    for found in pattern.finditer(without_code(source).text):
        which = found.lastindex or 0
        at = position_at(source, found.start(which))
        places.setdefault(longest_first[which - 1], []).append(at)
    return places


def _written(address: str) -> str:
    """Return the pattern of an address as it is written.

    Markdown takes one of two backslashes away; HTML may have a name for an `&`.
    """
    return re.escape(address).replace(r"\\", r"\\{1,2}").replace("&", "&(?:amp;)?")


def _said(address: str) -> tuple[Code, str, str]:
    """Return what is wrong with an address, and the way out."""
    scheme, _, rest = address.partition(":")
    meant = whole_address(address) or _meant(scheme, rest)
    hint = f'did you mean "{printable(meant)}"?' if meant else ""
    if _ON_A_DISK.match(address):
        message = f"the link {quoted(address)} leads to a file on a computer of yours"
        return "bad-address", message, "put the file on the web, and link to it there"
    if scheme.casefold() in SCHEMES:
        example = {"mailto": "mailto:info@example.com", "tel": "tel:+31201234567"}
        like = example.get(scheme.casefold(), "https://example.com/book")
        message = f"the link {quoted(address)} is no address"
        return "bad-address", message, hint or f"write it like {like}"
    message = f"the link {quoted(address)} begins with {quoted(f'{scheme}:')}, as no link may"
    return "bad-address", message, hint or "begin it with https://, http://, mailto: or tel:"


def _meant(scheme: str, rest: str) -> str | None:
    """Return the address that may be meant, with what links may begin with."""
    near = nearest(scheme, SCHEMES)
    if near in ("mailto", "tel"):
        to = rest.lstrip("\\/")
        return f"{near}:{to}" if to and (near, to) != (scheme.casefold(), rest) else None
    host, slash, path = _BEGINNINGS.sub("", rest, count=1).partition("/")
    whole = f"{near}://{''.join(host.split())}{slash}{path.replace(' ', '%20')}"
    return whole if is_web_address(whole) else None
