/** The pages of questions: one on each, or all on one. */

import { mayCome } from "./ahead.ts";
import { type Control, single } from "./choice.ts";
import { type Child, h, rich } from "./dom.ts";
import { bars } from "./drawing.ts";
import { allowance, complaint, figure, several } from "./entry.ts";
import { FULL } from "./full.ts";
import { hides } from "./rules.ts";
import { say, type Scene } from "./scene.ts";
import { actions, hint, pageHeading, step, subheading } from "./view.ts";

/** No question has such an id. */
const [OPEN, ANSWERED, COUNT] = ["open.", "answered.", "count."];

export function questionPage(scene: Scene): Child {
  return scene.mode === "page" ? allQuestions(scene) : oneQuestion(scene);
}

function oneQuestion(scene: Scene): Child {
  const { pages, state: { page: n, isChange } } = scene;
  const index = indexOf(scene, pages[n - 1][0]);
  const total = pages.length + (FULL ? mayCome(scene) : 0);
  const key = FULL && total > pages.length ? "question-most" : "question";
  return [
    bars("progress", total, n - 1, false),
    question(scene, index, [
      h("span", { part: "hint" }, say(scene, key, { n, total })),
      pageHeading(scene, rich(scene.texts.questions[index].text)),
    ]),
    actions(
      !isChange && step(scene, "back", "back"),
      step(scene, scene.isLast ? "finish" : "next", "next"),
    ),
  ];
}

const indexOf = ({ scoring }: Scene, question: string) =>
  scoring.questions.findIndex(({ id }) => id === question);

function allQuestions(scene: Scene): Child {
  const ids = scene.pages.flat();
  return [
    pageHeading(scene, scene.texts.title),
    h("div", { id: OPEN }),
    ids.map((id) => listed(scene, id)),
    FULL && hides(scene.scoring) && h("p", { id: COUNT, part: "hint", role: "status" }),
    h("div", { id: ANSWERED, part: "answered" }),
    actions(!scene.state.isChange && step(scene, "back", "back"), step(scene, "finish", "next")),
  ];
}

function listed(scene: Scene, id: string): HTMLElement {
  const index = indexOf(scene, id);
  return question(scene, index, subheading(scene, rich(scene.texts.questions[index].text)));
}

function question(scene: Scene, index: number, title: Child): HTMLElement {
  const { help, options } = scene.texts.questions[index];
  const asked = scene.scoring.questions[index];
  const { id } = asked;
  const control: Control = FULL && asked.many ? several : FULL && asked.number ? figure : single;
  // Where all are on one page, the list of errors is what is heard; too many is said at once.
  const role = FULL && asked.many ? "status" : scene.mode === "page" ? "none" : "alert";
  const group = h("fieldset", { id, part: "group" }, [
    h("legend", {}, title),
    h("p", { id: `${id}.help`, part: "hint" }, [
      help && rich(help),
      FULL && asked.many && [help && h("br", {}), allowance(scene, asked)],
    ]),
    h("p", { id: errorOf(id), part: "error", role }),
    control(scene, asked, options),
  ]);
  fieldOf(group).setAttribute("aria-describedby", `${id}.help ${errorOf(id)}`);
  return group;
}

/** What the error is about: a field to write in, else the group. */
function fieldOf(group: Element): Element {
  return FULL && group.querySelector("[type=text]") || group;
}

const errorOf = (question: string) => `${question}.error`;

/** Bring up to date, on the page that shows, what an answer or its lack changes. */
export function updateQuestions(scene: Scene, root: ShadowRoot): void {
  const { missing, answers } = scene.state;
  if (FULL && hides(scene.scoring)) follow(scene, root);
  for (const each of scene.scoring.questions) {
    const error = root.getElementById(errorOf(each.id));
    const words = missing.includes(each.id) ? say(scene, "unanswered") : [];
    write(error, FULL ? complaint(scene, each) ?? words : words);
    if (FULL && error && each.number) fieldOf(error.parentElement!).ariaInvalid = `${!!words[0]}`;
  }
  fill(root.getElementById(OPEN), () => missing.length > 0 && summary(scene, root));
  fill(root.getElementById(ANSWERED), () => {
    const ids = scene.pages.flat();
    const [n, total] = [ids.filter((id) => answers.has(id)).length, ids.length];
    return [hint(say(scene, "answered", { n, total })), bars("progress", total, n - 1, false)];
  });
}

/** Show what is asked now: questions come and go in their place, and nothing else moves. */
function follow(scene: Scene, root: ShadowRoot): void {
  const { page } = scene.state;
  if (!page || page > scene.pages.length) return;
  const ids = scene.pages.flat();
  write(root.querySelector("[part~=next]"), say(scene, scene.isLast ? "finish" : "next"));
  let after = root.getElementById(COUNT);
  write(after, say(scene, "asked", { n: ids.length }));
  for (const { id } of scene.scoring.questions.toReversed()) {
    const group = root.getElementById(id);
    if (!ids.includes(id)) group?.remove();
    else if (after) {
      const here: HTMLElement = group ?? listed(scene, id);
      if (!group) after.before(here);
      after = here;
    }
  }
}

/** Put in place a text that reads differently: the same again would be announced again. */
function write(element: Element | null, text: Child[]): void {
  if (element && element.textContent !== text.join("")) element.textContent = text.join("");
}

/** Put in place what reads differently; the same stays, with the focus in it. */
function fill(parent: Element | null, child: () => Child): void {
  if (!parent) return;
  const fresh = h("div", {}, child());
  if (parent.textContent !== fresh.textContent) parent.replaceChildren(...fresh.childNodes);
}

/** What is still to be answered, as links that lead there. */
function summary(scene: Scene, root: ShadowRoot): Child {
  const { state: { missing }, texts } = scene;
  const link = (id: string) => {
    const { text } = texts.questions[indexOf(scene, id)];
    const onclick = () => {
      focusIn(root, id);
      return false;
    };
    return h("li", {}, h("a", { part: "link", href: "#", onclick }, rich(text)));
  };
  const title = say(scene, "missing", { n: missing.length });
  return h("div", { part: "errors", role: "group", ariaLabel: title.join(""), tabIndex: -1 }, [
    subheading(scene, title),
    h("ul", {}, missing.map(link)),
  ]);
}

/** Focus a question's answer: the chosen one, else the first. */
export function focusIn(root: ShadowRoot, question: string): void {
  const group = root.getElementById(question)!;
  (group.querySelector<HTMLElement>(":checked") ?? group.querySelector("input")!).focus();
}
