/** Printing what is folded, where the style sheet cannot unfold it. */

const isNeeded = !CSS.supports("selector(::details-content)");

/** Makes two functions: from the one on, to the other, all of a panel is unfolded in print. */
export function unfolding(panel: Element): readonly [start: () => void, stop: () => void] {
  let opened: HTMLDetailsElement[] = [];
  const unfold = () => {
    opened = [...panel.querySelectorAll<HTMLDetailsElement>("details:not([open])")];
    turn(true);
  };
  const fold = () => turn(false);
  const turn = (open: boolean) => opened.forEach((each) => each.open = open);
  const start = () => {
    addEventListener("beforeprint", unfold);
    addEventListener("afterprint", fold);
  };
  const stop = () => {
    removeEventListener("beforeprint", unfold);
    removeEventListener("afterprint", fold);
  };
  return isNeeded ? [start, stop] : [stop, stop];
}
