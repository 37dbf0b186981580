/** An article's links to its twins carry the answers; a result is printed alone. */
(() => {
  const PREFIX = "#niveau=";
  /** Each question's id and what its characters mean; none where none are carried. */
  const { version, questions = [] } = JSON.parse(document.currentScript.dataset.carry ?? "{}");
  const check = document.querySelector("niveau-check");
  const links = document.querySelectorAll(".languages a:not([aria-current])");
  const { dataset } = document.documentElement;

  /** The fragment of answers; empty without any. */
  function written(answers = {}) {
    const tokens = questions.map(([id, meanings]) => {
      const answer = answers[id];
      const find = (one) => Object.keys(meanings).find((each) => meanings[each] === one);
      if (answer?.map) return `_${answer.map(find).join("")}_`;
      return answer?.toFixed ? `_${answer}_` : find(answer) ?? ".";
    }).join("");
    return /[^.]/.test(tokens) ? `${PREFIX}${version}.${tokens}` : "";
  }

  /** Take answers over if they are written so, and out of the address that may be shared. */
  function arrive() {
    const { hash, href } = location;
    if (!hash.startsWith(PREFIX)) return;
    history.replaceState(history.state, "", href.split("#")[0]);
    const [, ...tokens] = hash.match(/^.*?\.|_.*?_|./g);
    const answers = Object.fromEntries(questions.map(([id, meanings], i) => {
      const find = (each) => meanings[each];
      const [one, all] = `${tokens[i]}`.split("_");
      return [id, one ? find(one) : find(0) ? [...all].map(find) : +all];
    }));
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
  // One of these comes before a link is opened.
  on("pointerdown focusin contextmenu click", update);
  on("niveau-print", () => dataset.print = "check");
  on("afterprint", () => delete dataset.print);
})();
