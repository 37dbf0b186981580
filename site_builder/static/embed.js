/** The page for publishers: what is chosen becomes code and a preview, and stays in the address. */
(() => {
  const { page, root } = document.currentScript.dataset;
  const { templates, forms, choices, accent, checks, rules, words, mark } = JSON.parse(page);
  const { needed, textOn, weakest, strongNear } = globalThis.accents(rules);
  const find = (selector) => document.querySelector(selector);
  const findAll = (selector) => document.querySelectorAll(selector);
  const [first] = Object.keys(checks);
  const DEFAULTS = {
    check: first,
    lang: document.documentElement.lang,
    mode: "steps",
    scheme: "auto",
    accent: "",
    form: "element",
  };
  const POSSIBLE = { ...choices, check: checks, lang: checks[first], form: forms };
  const element = find(".stage niveau-check");
  const controls = findAll(".choices [name]");
  const state = { ...DEFAULTS };
  /** What the preview shows. */
  let drawn = "";

  /** The same as `filled` in site_builder/pages/snippets.py. */
  function fill(template, values) {
    return template.replace(/\{([a-z-]+)\}/g, (whole, name) => values[name] ?? whole);
  }

  /** `#rrggbb`; nothing if none is chosen, or what is written is none. */
  function colour() {
    const [, digits] = /^#?([\da-f]{3}|[\da-f]{6})$/i.exec(state.accent) ?? [];
    if (!digits) return "";
    return `#${digits.length === 3 ? digits.replace(/./g, "$&$&") : digits}`.toLowerCase();
  }

  /** What CSS is told of the accent; nothing without one. */
  function styles() {
    if (!colour()) return null;
    const [light, dark] = [colour(), state.scheme === "auto" ? partner() : colour()];
    const pair = (...both) => both[0] === both[1] ? both[0] : `light-dark(${both.join(", ")})`;
    return { colour: pair(light, dark), text: pair(textOn(light), textOn(dark)) };
  }

  const partner = () => strongNear(colour(), "dark");

  function values() {
    const { check, lang, mode, scheme } = state;
    const style = styles();
    return {
      ...checks[check][lang],
      mode: choices.mode[mode],
      scheme: choices.scheme[scheme],
      "frame-scheme": choices["frame-scheme"][scheme],
      accent: style ? fill(accent, style) : "",
    };
  }

  function show() {
    const known = values();
    const hasPinned = "pinned" in known;
    find("#pinned-none").hidden = hasPinned || !find("[value=pinned]");
    if (state.form === "pinned" && !hasPinned) state.form = DEFAULTS.form;
    for (const [form, names] of Object.entries(forms)) {
      const isThere = form !== "pinned" || hasPinned;
      for (const name of names) {
        write(`${form}-${name}`, isThere ? fill(templates[name], known) : "");
      }
    }
    for (const each of findAll("[data-form]")) {
      each.classList.toggle("other", each.dataset.form !== state.form);
    }
    for (const said of findAll(".said")) said.textContent = "";
    showControls(hasPinned);
    judge();
    preview(known);
    for (const each of findAll(".languages a:not([aria-current])")) each.hash = fragment();
  }

  function write(id, text) {
    const place = document.getElementById(id);
    if (place) place.textContent = text;
  }

  function showControls(hasPinned) {
    for (const control of controls) {
      if (control.type !== "radio") control.value = state[control.name];
      else control.checked = control.value === state[control.name];
      if (control.value === "pinned") control.disabled = !hasPinned;
    }
    for (const set of findAll("[data-forms]")) {
      set.disabled = !set.dataset.forms.split(" ").includes(state.form);
      set.querySelector("[data-not-here]").hidden = !set.disabled;
    }
  }

  /** Say how well the accent is seen, and offer one that is seen well. */
  function judge() {
    const take = find("#accent-take"), scheme = state.scheme === "dark" ? "dark" : "light";
    const ratio = colour() ? weakest(colour(), scheme) : needed;
    take.hidden = ratio >= needed;
    take.value = take.hidden ? "" : strongNear(colour(), scheme);
    take.textContent = fill(words["accent-take"], { colour: take.value });
    find("#accent-said").textContent = verdict(ratio, scheme, take.value);
    find("#accent").setAttribute("aria-invalid", Boolean(state.accent && !colour()));
    if (colour()) find("#accent-pick").value = colour();
  }

  function verdict(ratio, scheme, better) {
    if (!state.accent) return "";
    if (!colour()) return words["accent-wrong"];
    if (better) {
      const floor = (Math.floor(ratio * 100) / 100).toFixed(2).replace(".", mark);
      return fill(words[`accent-weak-${scheme}`], { ratio: floor, colour: better });
    }
    if (state.scheme !== "auto" || partner() === colour()) return words["accent-strong"];
    return `${words["accent-strong"]} ${fill(words["accent-dark"], { colour: partner() })}`;
  }

  /** Show what the code makes: the element itself, the page for iframes, or a link. */
  function preview(known) {
    const { form, check, lang, scheme } = state;
    const wanted = [form, check, lang, scheme].join(" ");
    dress();
    if (drawn === wanted) return;
    drawn = wanted;
    const made = { iframe: frame, wordpress: frame, link }[form]?.(known);
    element.hidden = Boolean(made);
    element.parentElement.replaceChildren(element, ...(made ? [made] : []));
  }

  /** Give the element on this page what the code gives it. */
  function dress() {
    const style = styles();
    element.setAttribute("check", state.check);
    element.lang = state.lang;
    element.setAttribute("mode", state.mode);
    element.setAttribute("scheme", state.scheme);
    element.style.setProperty("--niveau-accent", style?.colour ?? "");
    element.style.setProperty("--niveau-on-accent", style?.text ?? "");
  }

  function frame() {
    const made = document.createElement("iframe");
    made.src = `${root}embed/${state.check}/${state.lang}/`;
    made.title = words.preview;
    made.allow = "clipboard-write";
    if (state.form === "wordpress") made.sandbox = "allow-scripts";
    else made.style.colorScheme = state.scheme === "auto" ? "" : state.scheme;
    return made;
  }

  function link({ address, call }) {
    const made = document.createElement("a");
    made.href = address;
    made.textContent = call;
    return made;
  }

  /** The choices as a fragment, which is never sent to a server; those that are not made are not in it. */
  function fragment() {
    const told = { ...state, accent: colour().slice(1) };
    const made = Object.entries(told).filter(([name, value]) => value !== DEFAULTS[name]);
    return made.length ? `#${new URLSearchParams(made)}` : "";
  }

  function keep() {
    history.replaceState(history.state, "", fragment() || location.pathname + location.search);
  }

  /** Take over what the address says. */
  function arrive() {
    const asked = new URLSearchParams(location.hash.slice(1));
    for (const [name, byDefault] of Object.entries(DEFAULTS)) {
      const value = asked.get(name) ?? byDefault;
      const isPossible = name === "accent" || Object.hasOwn(POSSIBLE[name], value);
      state[name] = isPossible ? value : byDefault;
    }
    state.accent = colour();
  }

  /** A link to a place on the page is no choice. */
  function turn() {
    if (location.hash && !location.hash.includes("=")) return;
    arrive();
    show();
  }

  function choose({ target }) {
    if (target.id === "accent-pick") state.accent = target.value;
    else if (target.name in state) state[target.name] = target.value;
    else return;
    show();
  }

  async function copy(button) {
    const code = button.closest(".code");
    const said = code.querySelector(".said"), text = code.querySelector("pre, blockquote");
    said.textContent = "";
    try {
      await navigator.clipboard.writeText(text.textContent);
      said.textContent = words.copied;
    } catch {
      getSelection().selectAllChildren(text);
      said.textContent = words["not-copied"];
    }
  }

  function press({ target }) {
    if (target.matches(".copy")) copy(target);
    if (target.id !== "accent-take") return;
    state.accent = target.value;
    show();
    keep();
    find("#accent").focus();
  }

  find(".choices").addEventListener("input", choose);
  find(".choices").addEventListener("change", keep);
  addEventListener("click", press);
  addEventListener("hashchange", turn);
  // A browser may have put the controls back to how they were left, after the script ran.
  addEventListener("pageshow", show);
  arrive();
  show();
})();
