"""The headers with which a host must serve each file, and Netlify's `_headers` made of them."""

import re
from collections.abc import Iterable, Mapping

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

# No code of a language has so many letters in one piece.
_PINNED = re.compile(r"[a-z0-9-]+\.[0-9a-f]{12}\.js")


def headers_of(path: str) -> Mapping[str, str]:
    """Return the headers of a file, by its path below the output folder."""
    match path.split("/"):
        case ["embed", _, _, "index.html"]:
            policy = f"{_POLICY}; frame-ancestors *"
            return {**_EVERYWHERE, **_FRESH, "Content-Security-Policy": policy} | _NOT_FOUND
        case [*_, page] if page.endswith(".html"):
            policy = f"{_POLICY}; frame-ancestors 'none'"
            return {**_EVERYWHERE, **_FRESH, "Content-Security-Policy": policy}
        case ["embed", name] if _PINNED.fullmatch(name):
            return {**_EVERYWHERE, **_FOREVER, **_FROM_ANYWHERE}
        case ["embed", *_]:
            return {**_EVERYWHERE, **_FRESH, **_FROM_ANYWHERE}
        case ["assets", *_]:
            return {**_EVERYWHERE, **_FOREVER, **_FROM_ANYWHERE}
        case _:
            return {**_EVERYWHERE, **_FRESH}


_NOT_FOUND = {"X-Robots-Tag": "noindex"}


def netlify_headers(paths: Iterable[str]) -> str:
    """Return `_headers`: a block for each address, exact, so that no two ever meet."""
    return "\n".join(
        _block(address, headers_of(path)) for path in sorted(paths) for address in _addresses(path)
    )


def _addresses(path: str) -> list[str]:
    if path.endswith("index.html"):
        return [f"/{path.removesuffix('index.html')}", f"/{path}"]
    return [f"/{path}"]


def _block(address: str, headers: Mapping[str, str]) -> str:
    return "\n".join([address, *(f"  {name}: {value}" for name, value in headers.items()), ""])
