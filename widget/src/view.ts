/** The pages before the result as nodes, and what all pages share. */

import { type Child, h, rich } from "./dom.ts";
import type { Action } from "./machine.ts";
import { say, type Scene } from "./scene.ts";

/** Reading four statements and choosing one takes a third of a minute. */
const QUESTIONS_A_MINUTE = 3;

/** The heading of a page, which takes the focus when the page comes. */
export function pageHeading({ headingLevel }: Scene, ...children: Child[]): Node {
  return h(`h${headingLevel}` as "h2", { part: "heading", tabindex: -1 }, children);
}

/** Buttons in a row: the key of each one's text, and what it does. */
export function actions(scene: Scene, ...buttons: [key: string, type: SimpleAction][]): Node {
  return h(
    "div",
    { part: "actions" },
    buttons.map(([key, type]) => {
      const part = type === "next" ? "primary" : "secondary";
      const click = () => scene.send({ type });
      return h("button", { type: "button", part: `button ${part}`, click }, say(scene, key));
    }),
  );
}

type SimpleAction = Exclude<Action["type"], "answer" | "answers">;

/** So many steps, heavy up to the one that is reached. For the eye only. */
export function steps(among: readonly unknown[], reached: number): Node {
  const step = (_: unknown, i: number) => h(i <= reached ? "b" : "i", {});
  return h("span", { part: "steps", "aria-hidden": "true" }, among.map(step));
}

export function paragraph(...children: Child[]): Node {
  return h("p", {}, children);
}

export function startPage(scene: Scene): Child {
  const { title, description, levels, questions: { length } } = scene.texts;
  const minutes = Math.ceil(length / QUESTIONS_A_MINUTE);
  return [
    steps(levels, length),
    pageHeading(scene, title),
    paragraph(description),
    h("p", { part: "hint" }, say(scene, "length", { n: length, minutes })),
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
  const { id, not_applicable, options: scored } = scene.assessment.scoring.questions[index];
  const given = scene.state.answers.get(id);
  const option = (answer: string | null, text: Child) =>
    h("label", { part: "option" }, [
      h("input", {
        type: "radio",
        // A group does not reach out of its shadow root.
        name: id,
        checked: given === answer && "",
        change: () => scene.send({ type: "answer", question: id, answer }),
        // In a form Enter on a radio goes on, so here too; a key held down does not.
        keydown: ({ key, repeat }) => key === "Enter" && !repeat && scene.send({ type: "next" }),
      }),
      h("span", {}, text),
    ]);
  return h("fieldset", { "aria-describedby": "help error" }, [
    h("legend", {}, [
      h("span", { part: "hint" }, progress(scene, index)),
      pageHeading(scene, rich(text)),
    ]),
    h("p", { id: "help", part: "hint" }, help && rich(help)),
    h("p", { id: "error", part: "error", role: "alert" }),
    options.map((text, i) => option(scored[i][0], rich(text))),
    not_applicable && option(null, say(scene, "not-applicable")),
  ]);
}

function progress(scene: Scene, index: number): Child {
  return say(scene, "progress", { n: index + 1, total: scene.texts.questions.length });
}

/** Show an error with the drawn question, or none; nothing else changes. */
export function showError(panel: Element, text: string): void {
  const error = panel.querySelector("#error");
  // The same words again would be announced again.
  if (error && error.textContent !== text) error.textContent = text;
}
