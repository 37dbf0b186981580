"""The headers with which a host must serve each file, and Netlify's `_headers` made of them."""

import re
from collections.abc import Mapping

_EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
}
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
_FROM_ANYWHERE = {
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
_FRESH = {"Cache-Control": "public, max-age=0, must-revalidate"}
_FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}
# No script of ours asks for anything; a judge like Lighthouse reads robots.txt by way of the page.
_OWN = f"{_POLICY}; connect-src 'self'"
_PAGE = {
    "Content-Security-Policy": f"{_OWN}; frame-ancestors 'none'",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_HOLDER = {
    **_PAGE,
    "Content-Security-Policy": f"{_OWN}; frame-src 'self'; frame-ancestors 'none'",
}
_HIDDEN = {"X-Robots-Tag": "noindex"}
# With the last two, a page that is isolated from other origins may hold the frame too.
_FRAME = {
    **_HIDDEN,
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
# Hosts take the ending for that of a film.
_TYPES = {"Content-Type": "text/plain; charset=utf-8"}
_FEED = {"Content-Type": "application/atom+xml; charset=utf-8"}

# Where a drawing is opened by itself, nothing in it may run.
_DRAWING = {
    **_FROM_ANYWHERE,
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
}

# No code of a language has so many letters in one piece.
_PINNED = re.compile(r"[a-z0-9-]+\.[0-9a-f]{12}\.js")


def headers_of(
    path: str, *, origin: str = "", holds_frames: bool = False, is_hidden: bool = False
) -> Mapping[str, str]:
    """Return the headers of a file.

    Args:
        path: where it stands below the output folder.
        origin: that of the site, if it is known.
        holds_frames: whether it is a page that shows the pages for iframes in itself.
        is_hidden: whether search engines must not list it.
    """
    age = _FOREVER if is_immutable(path) else _FRESH
    own = _HOLDER if holds_frames else _own(path, origin)
    return {**_EVERYWHERE, **age, **own, **(_HIDDEN if is_hidden else {})}


def is_immutable(path: str) -> bool:
    """Tell whether no other bytes will ever stand at the address: its hash is in its name."""
    folder, _, name = path.partition("/")
    return folder == "assets" or (folder == "embed" and bool(_PINNED.fullmatch(name)))


def _own(path: str, origin: str) -> Mapping[str, str]:
    """Return what a file has beyond the headers of all."""
    match path.split("/"):
        case ["embed", _, _, "index.html"]:
            return {"Content-Security-Policy": _frame_policy(origin), **_FRAME}
        case [*_, page] if page.endswith(".html"):
            return _PAGE
        case ["embed", *_, name] if name.endswith(".d.ts"):
            return {**_FROM_ANYWHERE, **_TYPES}
        case ["assets", *_, name] if name.endswith(".svg"):
            return _DRAWING
        case ["embed" | "assets" | "oembed" | "cards", *_]:
            return _FROM_ANYWHERE
        case [feed] if feed.startswith("feed.") and feed.endswith(".xml"):
            return {**_FROM_ANYWHERE, **_FEED}
        case _:
            return {}


def _frame_policy(origin: str) -> str:
    """Return the policy of a page for iframes: that of all pages, but for who may frame it.

    In a sandbox, some versions of WebKit (Safari) take 'self' for the frame's own origin, which is
    none (https://bugs.webkit.org/show_bug.cgi?id=316847), so the site's stands beside it. A policy
    is ASCII: anything else would make it void.
    """
    own = f"'self' {origin}" if origin and origin.isascii() else "'self'"
    return f"{_POLICY}; frame-ancestors *".replace("'self'", own)


def netlify_headers(headers: Mapping[str, Mapping[str, str]]) -> str:
    """Return `_headers`: a block for each address, exact, so that no two ever meet.

    Args:
        headers: those of each file, by its path.
    """
    return "\n".join(
        _block(address, headers[path]) for path in sorted(headers) for address in _addresses(path)
    )


def _addresses(path: str) -> list[str]:
    """Return where Netlify serves a file: a page also without what its name ends in."""
    if path.endswith("index.html"):
        return [f"/{path.removesuffix('index.html')}", f"/{path}"]
    if path.endswith(".html"):
        return [f"/{path.removesuffix('.html')}", f"/{path}"]
    return [f"/{path}"]


def _block(address: str, headers: Mapping[str, str]) -> str:
    return "\n".join([address, *(f"  {name}: {value}" for name, value in headers.items()), ""])
