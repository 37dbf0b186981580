"""A drawing as SVG in a page."""

from functools import lru_cache

from markupsafe import Markup

from site_builder.svg.drawing import Drawing


# A site shows each of its drawings on many pages.
@lru_cache(maxsize=1_000)
def drawn(drawing: Drawing) -> Markup:
    """Return a drawing as SVG that says nothing: what it shows stands beside it in words."""
    attributes = Markup("").join(
        Markup(' {}="{}"').format(name, value) for name, value in drawing.attributes
    )
    inside = Markup("").join(map(drawn, drawing.children))
    hidden = Markup(' aria-hidden="true"') if drawing.tag == "svg" else ""
    return Markup("<{0}{1}{2}>{3}</{0}>").format(drawing.tag, attributes, hidden, inside)
