"""All that the browser says of how a check, and the page around it, look; and what differs."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from playwright.sync_api import Page

Look = Mapping[str, Sequence[str]]
"""The values by state, element and layer (itself, what is before and after it, its marker)."""

_NAMES = "properties"
"""The key of the names of all values."""


def look_of_checks(page: Page, names: Sequence[str]) -> Look:
    """Return how everything in the panels looks; each check is in the element of its name.

    What lies between the element and its panel shows nothing but the element's own children.
    """
    return _look(page, [[name, f"[id='{name}'] niveau-check"] for name in names])


def look_of_page(page: Page) -> Look:
    """Return how the page's own elements look, none of them in focus and nothing moving."""
    page.evaluate("document.activeElement.blur()")
    page.evaluate("document.getAnimations().forEach((each) => each.cancel())")
    return _look(page, [["page", ""]])


def differences(bare: Look, seen: Look) -> list[str]:
    """Return what differs: elements that only one of them has, else values."""
    unlike = [element for element, values in bare.items() if values != seen.get(element)]
    found = sorted(bare.keys() ^ seen.keys())
    return found or [each for element in unlike for each in _values(bare, seen, element)]


def _values(bare: Look, seen: Look, element: str) -> Iterator[str]:
    for name, before, after in zip(bare[_NAMES], bare[element], seen[element], strict=True):
        if before != after:
            yield f"{element}, {name}: {before} → {after}"


def _look(page: Page, places: list[list[str]]) -> Look:
    look: dict[str, Any] = json.loads(page.evaluate(_LOOK, places))
    return look


# The page says whether it is dark, and the check follows: its colours are compared all the same.
_LOOK = """(places) => {
  const properties = [...getComputedStyle(document.body)]
    .filter((each) => !each.startsWith("--") && each !== "color-scheme");
  const values = (each, layer) => {
    const style = getComputedStyle(each, layer);
    return properties.map((property) => style.getPropertyValue(property));
  };
  const isThere = (each, layer) => layer === "::marker"
    ? getComputedStyle(each).display === "list-item"
    : !layer || getComputedStyle(each, layer).content !== "none";
  const elements = (selector) => selector
    ? document.querySelector(selector).shadowRoot
      .querySelectorAll("[part~=panel], [part~=panel] *")
    : document.querySelectorAll("html, body, body :not(niveau-check)");
  const found = {properties};
  for (const [place, selector] of places) {
    elements(selector).forEach((each, number) => {
      for (const layer of ["", "::before", "::after", "::marker"]) {
        if (!isThere(each, layer)) continue;
        found[`${place}: ${number} ${each.localName}${layer}`] = values(each, layer || null);
      }
    });
  }
  return JSON.stringify(found);
}"""
