"""Real clicks of the mouse, without waiting for what does not move."""

from playwright.sync_api import Locator


def click(target: Locator) -> None:
    """Click with the mouse, at once where the target is in reach, else as soon as Playwright can.

    Playwright lets three frames go by to see whether a target moves; in a check nothing does.
    What is disabled, covered or in a frame is left to it: it waits, and says what is in the way.
    """
    place = target.evaluate(_PLACE)
    if place:
        target.page.mouse.click(*place)
    else:
        target.click()


def choose(option: Locator) -> None:
    """Choose an option with the mouse, unless it is chosen already."""
    if not option.is_checked():
        click(option)


# The middle of what is to be clicked, scrolled to if need be, unless a click there would miss it.
_PLACE = """node => {
  const middle = () => {
    const {left, top, width, height} = node.getBoundingClientRect();
    return [left + width / 2, top + height / 2];
  };
  const hits = (place) => {
    const hit = node.getRootNode().elementFromPoint(...place);
    return hit && (node.contains(hit) || [...node.labels ?? []].some((each) => each.contains(hit)));
  };
  if (self !== top || node.disabled) return null;
  if (!hits(middle())) node.scrollIntoView({block: "center", behavior: "instant"});
  return hits(middle()) ? middle() : null;
}"""
