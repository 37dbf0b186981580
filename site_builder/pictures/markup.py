"""A picture as HTML: the browser takes the smallest file that is sharp where it stands."""

from collections.abc import Callable, Iterator
from html import escape

from site_builder.pictures.values import Picture, Rendition

IN_TEXT = "min(672px, 92vw)"
"""How wide a picture in an article is: `--wide` of styles/base.css, or the page but its gutters."""

TALL_IN_TEXT = "min(476px, 92vw)"
"""How wide one is that is taller than wide, by styles/pictures.css."""

_STILL = "(prefers-reduced-motion: reduce)"


def picture_html(
    picture: Picture,
    way: Callable[[str], str],
    *,
    sizes: str = "",
    title: str = "",
    is_first: bool = False,
) -> str:
    """Return `<picture>` with all sizes, or `<img>` where one format is all there is.

    Args:
        picture: the picture.
        way: from an address of the site to a link on the page.
        sizes: how wide it is shown, as the attribute of that name says it; else as in an article.
        title: what is shown under the pointer.
        is_first: whether it is seen at once, and so not put off until a visitor comes near.
    """
    sizes = sizes or (TALL_IN_TEXT if picture.is_tall else IN_TEXT)
    sources = [
        f'<source{media} type="image/webp" srcset="{_srcset(files, way)}" sizes="{sizes}">'
        for files, media in ((picture.still, f' media="{_STILL}"'), (picture.webp, ""))
        if files
    ]
    img = _img(picture, way, sizes, title, is_first=is_first)
    return f"<picture>{''.join(sources)}{img}</picture>" if sources else img


def _img(
    picture: Picture, way: Callable[[str], str], sizes: str, title: str, *, is_first: bool
) -> str:
    several = len(picture.own) > 1
    attributes = {
        "class": " ".join(_classes(picture)),
        "src": way(picture.largest.address),
        "srcset": _srcset(picture.own, way) if several else "",
        "sizes": sizes if several else "",
        "width": str(picture.width),
        "height": str(picture.height),
        "title": title,
        **({"fetchpriority": "high"} if is_first else {"loading": "lazy"}),
        "decoding": "async",
    }
    given = "".join(f' {name}="{escape(text)}"' for name, text in attributes.items() if text)
    return f'<img{given} alt="{escape(picture.alt)}">'


def _classes(picture: Picture) -> Iterator[str]:
    if picture.is_clear:
        yield "clear"
    if picture.is_tall:
        yield "tall"


def _srcset(files: tuple[Rendition, ...], way: Callable[[str], str]) -> str:
    return ", ".join(f"{escape(way(each.address))} {each.width}w" for each in files)
