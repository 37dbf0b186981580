"""The shipped side: a page of a real browser, on which a check's script runs."""

import json
from collections.abc import Sequence

from playwright.sync_api import JSHandle, Page

from site_builder.verify.answer_sets import Family


class ShippedFamily:
    """A family of answer sets that a page knows, and scores by the script of a check."""

    def __init__(self, page: Page, check: str, family: Family) -> None:
        told = {"check": check, "factors": family.factors, "chosen": family.chosen}
        self._handle: JSHandle = page.evaluate_handle(_FAMILY, json.dumps(told))

    def digest(self, start: int, stop: int) -> str:
        """Return the SHA-256 of the results between two numbers, each followed by a line end."""
        return str(self._handle.evaluate(_DIGEST, [start, stop]))

    def results(self, start: int, stop: int) -> Sequence[str]:
        """Return the results between two numbers, as JSON."""
        found = self._handle.evaluate("(lines, [start, stop]) => lines(start, stop)", [start, stop])
        return [str(each) for each in found]

    def forget(self) -> None:
        """Let the page forget the family."""
        self._handle.dispose()


# A scorer must never throw; where one does, that is its result, which differs from every other.
_FAMILY = """(told) => {
  const {check, factors, chosen} = JSON.parse(told);
  const shell = customElements.get("niveau-check");
  const size = chosen
    ? chosen.length
    : factors.reduce((product, factor) => product * factor.length, 1);
  const placesOf = (number) => {
    if (chosen) return chosen[number];
    const places = [];
    for (const factor of factors.toReversed()) {
      places.push(number % factor.length);
      number = Math.floor(number / factor.length);
    }
    return places.reverse();
  };
  const scored = (number) => {
    const places = placesOf(number);
    const answers = Object.fromEntries(factors.flatMap((factor, n) => factor[places[n]]));
    try {
      return JSON.stringify(shell.score(check, answers)) ?? "undefined";
    } catch (error) {
      return `throws ${error}`;
    }
  };
  return (start, stop) => {
    const lines = [];
    for (let number = start; number < Math.min(stop, size); number++) lines.push(scored(number));
    return lines;
  };
}"""

_DIGEST = """async (lines, [start, stop]) => {
  const text = lines(start, stop).map((line) => line + "\\n").join("");
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}"""
