"""Drawings as SVG within a page."""

from markupsafe import Markup

from site_builder.svg.drawing import Drawing


def drawn(drawing: Drawing) -> Markup:
    """Return a drawing as SVG that says nothing: what it shows is named beside it."""
    attributes = Markup("").join(
        Markup(' {}="{}"').format(name, value) for name, value in drawing.attributes
    )
    inside = Markup("").join(map(drawn, drawing.children))
    hidden = Markup(' aria-hidden="true"') if drawing.tag == "svg" else ""
    return Markup("<{0}{1}{2}>{3}</{0}>").format(drawing.tag, attributes, hidden, inside)
