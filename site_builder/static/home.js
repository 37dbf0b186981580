/** Which cards show follows what is searched for; it stands in the fragment, which no server sees. */
(() => {
  const search = document.querySelector(".search");
  const [words, category] = ["input", "select"].map((name) => search.querySelector(name));
  const count = search.querySelector("[role=status]");
  const none = search.querySelector(".none");
  const { lang } = document.documentElement;
  const cards = [...document.querySelectorAll(".cards.many > .card")].map((card) => {
    const shown = card.querySelectorAll(".kicker, .description, a");
    const texts = [...shown].map((each) => each.textContent);
    return { card, text: folded([...texts, card.dataset.words].join("\n")) };
  });

  /** A text without accents and capitals, its apostrophes straight. */
  function folded(text) {
    const bare = text.normalize("NFKD").replace(/[\p{Diacritic}\u00ad]/gu, "");
    return bare.replace(/[‘’ʼ]/g, "'").toUpperCase();
  }

  /** Show the cards that hold every word and are of the category; say how many that are. */
  function show() {
    const wanted = folded(words.value).split(/\s+/).filter(Boolean);
    const chosen = category?.value;
    let n = 0;
    for (const { card, text } of cards) {
      const isOf = !chosen || card.dataset.category === chosen;
      card.hidden = !isOf || !wanted.every((each) => text.includes(each));
      n += !card.hidden;
    }
    const [found, total] = [n, cards.length].map((each) => each.toLocaleString(lang));
    const said = search.dataset.found.replace("{n}", found).replace("{total}", total);
    count.textContent = wanted.length || chosen ? said : "";
    none.hidden = n > 0;
  }

  /** Take what is searched for out of the address. */
  function read() {
    const state = new URLSearchParams(location.hash.slice(1));
    words.value = state.get("q") ?? "";
    if (category) category.value = state.get("category") ?? "";
    if (category?.selectedIndex < 0) category.value = "";
    show();
  }

  /** Write it there, so that whoever goes back, reloads or shares the page finds it again. */
  function write() {
    const state = new URLSearchParams();
    if (words.value.trim()) state.set("q", words.value.trim());
    if (category?.value) state.set("category", category.value);
    const { pathname, search: query } = location;
    const hash = `${state}` && `#${state}`;
    try {
      history.replaceState(history.state, "", `${pathname}${query}${hash}`);
    } catch {
      // Safari takes a hundred in half a minute; the next one writes it.
    }
    show();
  }

  function clear() {
    words.value = "";
    if (category) category.value = "";
    write();
    words.focus();
  }

  for (const type of ["input", "change"]) words.addEventListener(type, write);
  category?.addEventListener("change", write);
  none.querySelector("button").addEventListener("click", clear);
  // Not every browser empties the field itself.
  words.addEventListener("keydown", ({ key, isComposing }) => {
    if (key === "Escape" && words.value && !isComposing) {
      words.value = "";
      write();
    }
  });
  // Another fragment, such as that of the link past the header, says nothing of the search.
  addEventListener("hashchange", () => {
    if (/^(#(q|category)=.*)?$/.test(location.hash)) read();
  });
  read();
  search.hidden = false;
})();
