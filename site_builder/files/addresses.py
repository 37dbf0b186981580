"""Addresses on the web: what is one, or a piece of one, and how parameters come into it."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from contextlib import suppress
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_WEB_ADDRESS = re.compile(
    r"https?://[\w-]+(\.[\w-]+)*\.?(:[0-9]+)?([/?#][^\s\"<>\\^`{|}]*)?", re.IGNORECASE
)
_FOR_EXAMPLES = (
    *(".example", ".invalid", ".test", ".localhost"),
    *(".example.com", ".example.net", ".example.org"),
)
_SITE_ADDRESS = re.compile(r"https?://[\w.-]+(:[0-9]+)?(/[\w.~%-]+)*/?", re.IGNORECASE)
_MAIL = re.compile(r"[^\s/@:]+@[\w-]+(?:\.[\w-]+)+")
_HOST = re.compile(
    r"(?:www\.[\w-]+(?:\.[\w-]+)*|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|eu|nl|be|de|uk))(?::\d+)?(?:/.*)?",
    re.IGNORECASE,
)
_NO_COLON = re.compile(r"https?//[\w-]", re.IGNORECASE)
_PATH = re.compile(r"(?=.*[a-z0-9])(?:/|[a-z]{2,3}/|https?://|.*/$)", re.ASCII)
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)


def is_slug(text: str) -> bool:
    """Tell whether a text can be a page's piece of an address: `some-page`."""
    return bool(_SLUG.fullmatch(text))


def slug_of(text: str) -> str:
    """Return a text as a piece of an address: `Café Noir?` gives `cafe-noir`; perhaps nothing."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub("[^a-z0-9]+", "-", plain.lower()).strip("-")


def slug_hint(text: str) -> str:
    """Return what to write in place of a text that is no slug."""
    like = slug_of(text)
    if _PATH.match(text):
        last = next((part for part in reversed(text.split("/")) if slug_of(part)), "")
        return f'write the last part of the address alone: "{slug_of(last)}"'
    example = f', like "{like}"' if like else ", as in a web address"
    return f"use small letters, digits and single hyphens{example}"


def is_web_address(text: str) -> bool:
    """Tell whether a text is a whole address: http(s), a host and no user, no space."""
    with suppress(ValueError):
        return bool(_WEB_ADDRESS.fullmatch(text)) and urlsplit(text).port != 0
    return False


def is_site_address(text: str) -> bool:
    """Tell whether a text can be the address of a site: `https://example.com/checks`."""
    return is_web_address(text) and bool(_SITE_ADDRESS.fullmatch(text))


def whole_address(link: str) -> str | None:
    """Return the address that is meant by one without what it begins with, or None.

    `www.example.nl` gives `https://www.example.nl`, `info@example.nl` `mailto:info@example.nl`, and
    `https//example.nl` `https://example.nl`.
    """
    if _MAIL.fullmatch(link):
        return f"mailto:{link}"
    if _NO_COLON.match(link):
        return link.replace("//", "://", 1)
    return f"https://{link}" if _HOST.fullmatch(link) else None


def begun(text: str, is_address: Callable[[str], bool]) -> str | None:
    """Return what to write in place of an address that lacks its beginning: `www.example.com`."""
    host, whole = re.split("[/?#]", text, maxsplit=1)[0], f"https://{text}"
    is_one = "." in host.strip(".") and text.isprintable() and is_address(whole)
    return f"write {whole}" if is_one else None


def is_placeholder(address: str) -> bool:
    """Tell whether nobody can have a site at an address: its name is kept free (RFC 2606)."""
    name = f".{urlsplit(address).hostname or ''}"
    return name.endswith(_FOR_EXAMPLES)


def with_parameters(address: str, parameters: Mapping[str, str]) -> str:
    """Return the address with parameters after those in its query, which stay as they are.

    A parameter that the address has already keeps the value that stands there.
    """
    parts = urlsplit(address)
    present = {name for name, _ in parse_qsl(parts.query, keep_blank_values=True)}
    added = {name: value for name, value in parameters.items() if name not in present}
    query = "&".join(filter(None, (parts.query.rstrip("&"), urlencode(added))))
    return urlunsplit(parts._replace(query=query if added else parts.query))
