"""Real clicks of the mouse, without waiting for what does not move."""

from playwright.sync_api import Locator


def click(target: Locator) -> None:
    """Click with the mouse, at once where the target is in reach, else as soon as Playwright can.

    Playwright lets three frames go by to see whether a target moves; nothing does in a check, on a
    page that does not scroll smoothly. What is on one that does, in a frame, not there yet,
    disabled or covered is left to Playwright: it waits, and says what is in the way.
    """
    if place := target.evaluate_all(_PLACE):
        target.page.mouse.click(*place)
    else:
        target.click()


def choose(option: Locator) -> None:
    """Choose a radio or a box that is not chosen yet with the mouse."""
    click(option)
    assert option.is_checked()


# The middle of what is to be clicked, scrolled to if need be, unless a click there would miss it.
_PLACE = """([node, ...others]) => {
  if (!node || others.length || node.disabled || self !== top) return null;
  if (getComputedStyle(document.documentElement).scrollBehavior === "smooth") return null;
  const middle = () => {
    const {left, top, width, height} = node.getBoundingClientRect();
    return [left + width / 2, top + height / 2];
  };
  const hits = (place) => {
    const hit = node.getRootNode().elementFromPoint(...place);
    return hit && (node.contains(hit) || [...node.labels ?? []].some((each) => each.contains(hit)));
  };
  if (!hits(middle())) node.scrollIntoView({block: "center"});
  return hits(middle()) ? middle() : null;
}"""
