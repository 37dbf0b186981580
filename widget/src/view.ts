/** The pages before the result as nodes, and what all pages share. */

import { type Child, h, rich } from "./dom.ts";
import type { Action } from "./machine.ts";
import { say, type Scene } from "./scene.ts";

/** Reading four statements and choosing one takes a third of a minute. */
const QUESTIONS_A_MINUTE = 3;

/** The heading of a page, which takes the focus when the page comes. */
export function pageHeading({ headingLevel }: Scene, ...children: Child[]): Node {
  return h(`h${headingLevel}` as "h2", { part: "heading", tabIndex: -1 }, children);
}

/** Buttons in a row: the key of each one's text, and what it does. */
export function actions(scene: Scene, ...buttons: [key: string, type: SimpleAction][]): Node {
  const button = ([key, type]: [string, SimpleAction]) => {
    const onclick = () => scene.send({ type });
    return h("button", { part: `button ${type}`, onclick }, say(scene, key));
  };
  return h("div", { part: "actions" }, buttons.map(button));
}

type SimpleAction = Exclude<Action["type"], "answer">;

/** So many steps, heavy up to the one that is reached. For the eye only. */
export function steps(among: readonly unknown[], reached: number): Node {
  const step = (_: unknown, i: number) => h(i <= reached ? "b" : "i", {});
  return h("span", { part: "steps", ariaHidden: "true" }, among.map(step));
}

export function paragraph(...children: Child[]): Node {
  return h("p", {}, children);
}

export function startPage(scene: Scene): Child {
  const { title, description, levels, questions: { length } } = scene.texts;
  const minutes = Math.round(length / QUESTIONS_A_MINUTE) || 1;
  return [
    steps(levels, length),
    pageHeading(scene, title),
    paragraph(description),
    h("p", { part: "hint" }, say(scene, "length", { n: `${length}`, minutes: `${minutes}` })),
    actions(scene, ["start", "next"]),
  ];
}

export function questionPage(scene: Scene): Child {
  const { questions } = scene.texts;
  const index = scene.state.page - 1;
  return [
    steps(questions, index),
    question(scene, index),
    actions(scene, ["back", "back"], [questions[index + 1] ? "next" : "finish", "next"]),
  ];
}

function question(scene: Scene, index: number): Node {
  const { text, help, options } = scene.texts.questions[index];
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
  const group = h("fieldset", {}, [
    h("legend", {}, [
      h("span", { part: "hint" }, progress(scene, index)),
      pageHeading(scene, rich(text)),
    ]),
    h("p", { id: "help", part: "hint" }, help && rich(help)),
    h("p", { id: "error", part: "error", role: "alert" }),
    options.map((text, i) => option(scored[i][0], rich(text))),
    not_applicable && option(null, say(scene, "not-applicable")),
  ]);
  group.setAttribute("aria-describedby", "help error");
  return group;
}

function progress(scene: Scene, index: number): Child {
  return say(scene, "question", { n: `${index + 1}`, total: `${scene.texts.questions.length}` });
}

/** Show an error with the drawn question, or none; nothing else changes. */
export function showError(panel: Element, text: string): void {
  const error = panel.querySelector("#error");
  // The same words again would be announced again.
  if (error && error.textContent !== text) error.textContent = text;
}
