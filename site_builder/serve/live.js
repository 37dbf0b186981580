/** Keeps a page of `build --serve` up to date: loads it anew, exchanges its styles, shows problems. */
(() => {
  const KEPT = "niveaucheck-answers", HIDDEN = "niveaucheck-hidden";
  const { src, dataset } = document.currentScript;
  let { site, number } = dataset, isLeft = false;

  const overlay = () => document.querySelector("#niveaucheck-problems");
  const details = () => overlay()?.querySelector("details.bad");

  const check = () => document.querySelector("niveau-check");
  /** What a check has of a kind; without its script it has nothing. */
  const within = (selector) => [...check()?.shadowRoot?.querySelectorAll(selector) ?? []];
  /** The question that a check shows, if it is one. */
  const asked = () => {
    const [group, another] = within("[part=group]");
    return another ? undefined : group?.id;
  };

  /** Load the page anew, where it is now; keep where a check is and its answers, for this tab alone. */
  function reload(moved) {
    isLeft = true;
    const here = decodeURI(location.pathname);
    const [old, made] = Object.entries(moved).find(([each]) => here.startsWith(each)) ?? ["", ""];
    const url = new URL(made + here.slice(old.length) + location.search + location.hash, location);
    const chosen = within(":checked").map(({ parentElement }) => parentElement.textContent);
    const kept = [url.pathname, check()?.answers ?? {}, asked(), chosen];
    sessionStorage.setItem(KEPT, JSON.stringify(kept));
    if (old) location.replace(url);
    else location.reload();
  }

  function restore() {
    const [page, answers, question, chosen] = JSON.parse(sessionStorage.getItem(KEPT) ?? "[]");
    sessionStorage.removeItem(KEPT);
    if (!check() || page !== location.pathname) return;
    if (Object.keys(answers).length) check().answers = answers;
    customElements.whenDefined("niveau-check").then(() => {
      restoreWhatCanBe(answers);
      if (question) returnTo(question, chosen);
    });
  }

  /** A check takes all of the answers or none: without those to what is gone now, it takes the rest. */
  function restoreWhatCanBe(answers) {
    if (Object.keys(check().answers).length) return;
    for (const [question, answer] of Object.entries(answers)) {
      check().answers = { ...check().answers, [question]: answer };
    }
  }

  /** A check with answers goes to the first question without one, which may be past the one it showed. */
  function returnTo(question, chosen) {
    const [x, y] = [scrollX, scrollY];
    if (!asked() && !press("next")) choose(question, chosen);
    let steps = 0;
    while (asked() !== question && press("back")) steps++;
    while (asked() !== question && steps-- > 0) press("next");
    scrollTo(x, y);
  }

  /** A check that has all answers goes to its result: answer one question once more. */
  function choose(question, chosen) {
    const { [question]: _, ...others } = check().answers;
    check().answers = others;
    const options = within("[part=option]");
    options.filter(({ textContent }) => chosen.includes(textContent)).forEach((each) =>
      each.click()
    );
  }

  function press(part) {
    const [button] = within(`[part~=${part}]`);
    button?.click();
    return !!button;
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
