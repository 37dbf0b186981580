/** In an iframe: the page around it is told how high the check is (docs/embed.md). */
(() => {
  if (parent === self) return;
  const HIGHEST = 20_000;
  const root = document.documentElement;
  /** The page's `color-scheme`; most pages have none, and are light. */
  let scheme = "light";

  /** What WordPress calls the frame; empty anywhere else. */
  function secret() {
    return /^#\?secret=([a-z\d]+)$/i.exec(location.hash)?.[1] ?? "";
  }

  function tellWordPress(message, value) {
    if (secret()) parent.postMessage({ secret: secret(), message, value }, "*");
  }

  /** Tell the height; a frame that is not shown, or has no width, has none. */
  function tell() {
    const height = Math.min(HIGHEST, Math.ceil(root.getBoundingClientRect().height));
    if (!height || !root.clientWidth) return;
    parent.postMessage({ type: "niveau-height", height, scheme }, "*");
    tellWordPress("height", height);
  }

  function adopt(asked) {
    scheme = asked;
    root.style.colorScheme = scheme;
  }

  function hear({ source, data }) {
    if (source !== parent) return;
    if (data?.type === "niveau-host") adopt(`${data.scheme}`);
    if (data?.type === "niveau-host" || data?.message === "ready") tell();
  }

  /** In a sandbox no link works; WordPress follows those that it is told of. */
  function offerLinks() {
    document.querySelector("footer").hidden = !secret();
    if (secret()) return;
    for (const link of document.querySelectorAll("main a")) {
      link.replaceWith(link.textContent, " ", link.href);
    }
  }

  function follow(event) {
    const link = event.target.closest?.("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    tellWordPress("link", link.href);
  }

  adopt(scheme);
  addEventListener("message", hear);
  // Out of sight nothing is drawn, so nothing is observed; yet the page can make room beforehand.
  addEventListener("load", tell);
  // Where the page gives the frame another height, it is told again.
  addEventListener("resize", tell);
  new ResizeObserver(tell).observe(root);
  addEventListener("hashchange", tell);
  if (self.origin !== "null") return;
  addEventListener("DOMContentLoaded", offerLinks);
  addEventListener("hashchange", offerLinks);
  addEventListener("click", follow);
})();
