/** The pages before the result as nodes, and what all pages share. */

import type { Texts } from "./assessment.ts";
import { type Child, h, rich } from "./dom.ts";
import type { Action, State } from "./machine.ts";
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
      const part = type === "start" || type === "next" ? "primary" : "secondary";
      const click = () => scene.send({ type });
      return h("button", { type: "button", part: `button ${part}`, click }, say(scene, key));
    }),
  );
}

type SimpleAction = Exclude<Action["type"], "choose" | "answers">;

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
    actions(scene, ["start", "start"]),
  ];
}

export function questionPage(scene: Scene): Child {
  const { state: { index }, texts: { questions } } = scene;
  return [
    steps(questions, index),
    question(scene, index),
    actions(scene, ["back", "back"], [questions[index + 1] ? "next" : "finish", "next"]),
  ];
}

function question(scene: Scene, index: number): Node {
  const { text, help, options } = scene.texts.questions[index];
  const { not_applicable, options: scored } = scene.assessment.scoring.questions[index];
  return h("fieldset", { "aria-describedby": "help error" }, [
    h("legend", {}, [
      h(
        "span",
        { part: "hint" },
        say(scene, "progress", { n: index + 1, total: scene.texts.questions.length }),
      ),
      pageHeading(scene, rich(text)),
    ]),
    h("p", { id: "help", part: "hint" }, help && rich(help)),
    h("p", { id: "error", part: "error", role: "alert" }),
    options.map((text, i) => option(scene, index, scored[i][0], rich(text))),
    not_applicable && option(scene, index, null, say(scene, "not-applicable")),
  ]);
}

function option(scene: Scene, index: number, answer: string | null, text: Child): Node {
  const { assessment, state, instance, send } = scene;
  const input = h("input", {
    type: "radio",
    name: `${assessment.check}-${instance}-${index}`,
    checked: state.answers.get(assessment.scoring.questions[index].id) === answer && "",
    change: () => send({ type: "choose", index, answer }),
    // In a form Enter on a radio goes on, so here too; a key held down does not.
    keydown: ({ key, repeat }: KeyboardEvent) =>
      key === "Enter" && !repeat && send({ type: "next" }),
  });
  return h("label", { part: "option" }, input, h("span", {}, text));
}

/** Bring the error of the drawn question up to date; nothing else changes. */
export function showError(panel: Element, { strings }: Texts, { missing }: State): void {
  const error = panel.querySelector("#error");
  const text = missing ? strings["unanswered"] : "";
  // The same words again would be announced again.
  if (error && error.textContent !== text) error.textContent = text;
}
