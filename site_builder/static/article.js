/**
 * An article's page: links to its twins carry the answers, and a result is printed alone.
 *
 * No server sees the fragment: `#niveau=1.20-.` is version 1 and a character a question.
 */
(() => {
  const PREFIX = "#niveau=";
  /** Each question's id and what its characters mean; none where nothing is carried. */
  const { version, questions = [] } = JSON.parse(document.currentScript.dataset.carry ?? "{}");
  const check = document.querySelector("niveau-check");
  const links = document.querySelectorAll(".languages a:not([aria-current])");
  const { dataset } = document.documentElement;

  /** The fragment of some answers; empty where there are none. */
  function written(answers = {}) {
    const character = ([id, meanings]) =>
      Object.keys(meanings).find((each) => meanings[each] === answers[id]) ?? ".";
    const characters = questions.map(character).join("");
    return /[^.]/.test(characters) ? `${PREFIX}${version}.${characters}` : "";
  }

  /** The answers of a fragment, which is right if they are written so. */
  function read(fragment) {
    const characters = fragment.slice(-questions.length);
    return Object.fromEntries(questions.map(([id, meanings], i) => [id, meanings[characters[i]]]));
  }

  /** Take answers over, and out of the address, so that nobody shares them unawares. */
  function arrive() {
    const { hash, href } = location;
    if (!hash.startsWith(PREFIX)) return;
    history.replaceState(history.state, "", href.split("#")[0]);
    const answers = read(hash);
    if (written(answers) === hash) check.answers = answers;
  }

  function update() {
    for (const link of links) link.hash = written(check.answers);
  }

  function on(names, listener) {
    for (const name of names.split(" ")) addEventListener(name, listener, true);
  }

  arrive();
  on("hashchange", arrive);
  on("niveau-ready niveau-answer niveau-complete niveau-restart pageshow", update);
  // However a link is opened, one of these comes first.
  on("pointerdown focusin contextmenu click", update);
  on("niveau-print", () => dataset.print = "check");
  on("afterprint", () => delete dataset.print);
})();
