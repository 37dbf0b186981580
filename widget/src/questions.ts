/** The pages of questions: one on each, or all on one. */

import { type Child, h, rich } from "./dom.ts";
import { bars } from "./drawing.ts";
import { say, type Scene } from "./scene.ts";
import { actions, hint, pageHeading, step, subheading } from "./view.ts";

const FINISH = "finish";
/** No question has such an id. */
const [OPEN, ANSWERED] = ["open.", "answered."];

export function questionPage(scene: Scene): Child {
  return scene.mode === "page" ? allQuestions(scene) : oneQuestion(scene);
}

function oneQuestion(scene: Scene): Child {
  const { questions: { length: total } } = scene.texts;
  const { page, isChange } = scene.state;
  const isLast = isChange || page === total;
  return [
    bars("progress", total, page - 1, false),
    question(scene, page - 1, [
      h("span", { part: "hint" }, say(scene, "question", { n: page, total })),
      pageHeading(scene, rich(scene.texts.questions[page - 1].text)),
    ]),
    actions(
      !isChange && step(scene, "back", "back"),
      step(scene, isLast ? FINISH : "next", "next"),
    ),
  ];
}

function allQuestions(scene: Scene): Child {
  const { title, questions } = scene.texts;
  return [
    pageHeading(scene, title),
    h("div", { id: OPEN }),
    questions.map(({ text }, i) => question(scene, i, subheading(scene, rich(text)))),
    h("div", { id: ANSWERED, part: "answered" }),
    actions(!scene.state.isChange && step(scene, "back", "back"), step(scene, FINISH, "next")),
  ];
}

function question(scene: Scene, index: number, title: Child): Node {
  const { help, options } = scene.texts.questions[index];
  const { id, not_applicable, options: scored } = scene.scoring.questions[index];
  const given = scene.state.answers.get(id);
  const option = (answer: string | null, text: Child) =>
    h("label", { part: "option" }, [
      h("input", {
        type: "radio",
        // A group does not reach out of its shadow root.
        name: id,
        checked: given === answer,
        onchange: () => scene.send({ type: "answer", question: id, answer }),
      }),
      h("span", {}, text),
    ]);
  const group = h("fieldset", { id, part: "group" }, [
    h("legend", {}, title),
    h("p", { id: `${id}.help`, part: "hint" }, help && rich(help)),
    h("p", { id: errorOf(id), part: "error", role: scene.mode === "page" ? "none" : "alert" }),
    options.map((text, i) => option(scored[i][0], rich(text))),
    not_applicable && option(null, say(scene, "not-applicable")),
  ]);
  group.setAttribute("aria-describedby", `${id}.help ${errorOf(id)}`);
  return group;
}

const errorOf = (question: string) => `${question}.error`;

/** Bring up to date, on the page that shows, what an answer or its lack changes. */
export function updateQuestions(scene: Scene, root: ShadowRoot): void {
  const { state: { missing, answers }, texts: { questions: { length: total } } } = scene;
  for (const { id } of scene.scoring.questions) {
    const error = root.getElementById(errorOf(id));
    const text = missing.includes(id) ? say(scene, "unanswered").join("") : "";
    // The same words again would be announced again.
    if (error && error.textContent !== text) error.textContent = text;
  }
  fill(root.getElementById(OPEN), () => missing.length > 0 && summary(scene, root));
  fill(root.getElementById(ANSWERED), () => [
    hint(say(scene, "answered", { n: answers.size, total })),
    bars("progress", total, answers.size - 1, false),
  ]);
}

/** Put in place what reads differently; the same stays, with the focus in it. */
function fill(parent: Element | null, child: () => Child): void {
  if (!parent) return;
  const fresh = h("div", {}, child());
  if (parent.textContent !== fresh.textContent) parent.replaceChildren(...fresh.childNodes);
}

/** What is still to be answered, as links that lead there. */
function summary(scene: Scene, root: ShadowRoot): Child {
  const { state: { missing }, scoring, texts } = scene;
  const link = (id: string) => {
    const { text } = texts.questions[scoring.questions.findIndex((each) => each.id === id)];
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
