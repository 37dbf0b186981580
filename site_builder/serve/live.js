/** Keeps a page of `build --serve` up to date: loads it anew, exchanges its styles, shows problems. */
(() => {
  const KEPT = "niveaucheck-answers", HIDDEN = "niveaucheck-hidden";
  const { src, dataset } = document.currentScript;
  let { site, number } = dataset, isLeft = false;

  const overlay = () => document.querySelector("#niveaucheck-problems");
  const details = () => overlay()?.querySelector("details.bad");

  /** Load the page anew, where it is now; keep the answers of a check, for this tab alone. */
  function reload(moved) {
    isLeft = true;
    const here = decodeURI(location.pathname);
    const [old, made] = Object.entries(moved).find(([each]) => here.startsWith(each)) ?? ["", ""];
    const url = new URL(made + here.slice(old.length) + location.search + location.hash, location);
    const answers = document.querySelector("niveau-check")?.answers ?? {};
    sessionStorage.setItem(KEPT, JSON.stringify([url.pathname, answers]));
    if (old) location.replace(url);
    else location.reload();
  }

  function restore() {
    const [page, answers] = JSON.parse(sessionStorage.getItem(KEPT) ?? "[]");
    sessionStorage.removeItem(KEPT);
    const check = document.querySelector("niveau-check");
    if (!check || page !== location.pathname || !Object.keys(answers).length) return;
    check.answers = answers;
    customElements.whenDefined("niveau-check").then(() => restoreWhatCanBe(check, answers));
  }

  /** A check takes all of the answers or none: without those to what is gone now, it takes the rest. */
  function restoreWhatCanBe(check, answers) {
    if (Object.keys(check.answers).length) return;
    for (const [question, answer] of Object.entries(answers)) {
      check.answers = { ...check.answers, [question]: answer };
    }
  }

  /** Put the new address in the place of the old one; a style sheet goes once the new one is there. */
  function swap(before, after) {
    for (const link of document.querySelectorAll(`link[rel=stylesheet][href*="${before}"]`)) {
      const made = link.cloneNode();
      made.onload = () => link.remove();
      made.href = link.getAttribute("href").replace(before, after);
      link.after(made);
    }
    for (const name of ["src", "srcset", "href"]) {
      const others = `:not([rel=stylesheet])[${name}*="${before}"]`;
      for (const element of document.querySelectorAll(others)) {
        element.setAttribute(name, element.getAttribute(name).replaceAll(before, after));
      }
    }
  }

  /** Show what is told now in the place of what was. */
  function refresh() {
    const request = new XMLHttpRequest(), asked = number;
    request.open("GET", new URL("problems.html", src));
    request.responseType = "document";
    request.onload = () => {
      const made = request.response?.querySelector("aside"), old = overlay();
      if (!made || asked !== number) return;
      const hadFocus = old?.contains(document.activeElement);
      old?.remove();
      document.body.append(document.adoptNode(made));
      arrange();
      if (hadFocus) overlay().querySelector("summary")?.focus();
    };
    request.send();
  }

  /** Leave closed what was closed before and has not changed. */
  function arrange() {
    const shown = details();
    if (!shown) return;
    shown.open = sessionStorage.getItem(HIDDEN) !== overlay().dataset.key;
    shown.ontoggle = () => sessionStorage.setItem(HIDDEN, shown.open ? "" : overlay().dataset.key);
    const hide = overlay().querySelector("button");
    if (hide) hide.onclick = () => close();
  }

  function close() {
    const shown = details(), hadFocus = overlay().contains(document.activeElement);
    shown.open = false;
    if (hadFocus) shown.querySelector("summary").focus();
  }

  function update(told) {
    if (isLeft) return;
    if (`${told.site}` !== site) {
      const isNext = `${told.before}` === site;
      if (!told.swaps || !isNext) return reload(isNext ? told.moved : {});
      Object.entries(told.swaps).forEach((pair) => swap(...pair));
      site = `${told.site}`;
    }
    if (`${told.number}` !== number) {
      number = `${told.number}`;
      refresh();
    }
  }

  /** livereload.js keeps in touch with the server, and hands over what it is told. */
  globalThis.LiveReloadPluginNiveaucheck = class {
    static identifier = "niveaucheck";
    static version = "1.0";
    reload(told) {
      if (window === top) update(JSON.parse(told));
      return true;
    }
  };

  /** Say that there is no server to follow, until there is one. */
  function watch() {
    const made = document.createElement("p");
    Object.assign(made, { id: "niveaucheck-stopped", lang: "en", dir: "ltr", role: "status" });
    made.textContent = "The server has stopped. Start it again, and this page follows.";
    document.addEventListener("LiveReloadDisconnect", () => document.body.append(made));
    document.addEventListener("LiveReloadConnect", () => made.remove());
  }

  if (window !== top) return;
  restore();
  arrange();
  watch();
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented && details()?.open) close();
  });
})();
