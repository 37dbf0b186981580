/**
 * For pages that show a check in an iframe: each frame is as high as the check in it, and light or
 * dark as the page is. Nothing else is touched, and nothing is sent but the page's color-scheme.
 * How frame and page talk, and whom this listens to: docs/embed.md.
 */
(() => {
  const HIGHEST = 20000;
  /** The address that the page gave a frame is one of ours: `.../embed/<check>/<language>/`. */
  const OURS = /^[^?#]+\/embed\/[^/?#]+\/[^/?#]+/;
  const EDGES = ["borderTopWidth", "borderBottomWidth", "paddingTop", "paddingBottom"];

  function* framesIn(root) {
    for (const each of root.querySelectorAll("*")) {
      if (each.localName === "iframe" && OURS.test(each.src)) yield each;
      if (each.shadowRoot) yield* framesIn(each.shadowRoot);
    }
  }

  function resize(frame, height) {
    const style = getComputedStyle(frame);
    const edges = style.boxSizing === "border-box" ? EDGES : [];
    const whole = edges.reduce((sum, edge) => sum + parseFloat(style[edge]), height);
    frame.style.height = `${whole}px`;
  }

  function schemeOf(frame) {
    const { colorScheme } = getComputedStyle(frame);
    if (colorScheme !== "normal") return colorScheme;
    return document.querySelector("meta[name=color-scheme]")?.content || "light";
  }

  /** A frame answers with its height. */
  function greet(frame) {
    frame.contentWindow.postMessage({ type: "niveau-host", scheme: schemeOf(frame) }, "*");
  }

  function greetAll() {
    for (const frame of framesIn(document)) greet(frame);
  }

  function hear({ source, data }) {
    const { type, height, scheme } = data ?? {};
    if (type !== "niveau-height" || typeof height !== "number") return;
    if (!(height >= 1 && height <= HIGHEST)) return;
    for (const frame of framesIn(document)) {
      if (frame.contentWindow !== source) continue;
      resize(frame, height);
      if (typeof scheme === "string" && scheme !== schemeOf(frame)) greet(frame);
    }
  }

  addEventListener("message", hear);
  // Frames may have been there before this script, and a page may turn dark.
  new MutationObserver(greetAll).observe(document.documentElement, { attributes: true });
  greetAll();
})();
