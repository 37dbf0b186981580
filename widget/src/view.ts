/** The pieces of a check as nodes: start, question, and what all pages share. */

import { type Child, h, rich } from "./dom.ts";
import type { Action } from "./machine.ts";
import { number, say, sayAmount, type Scene } from "./scene.ts";

/** Reading four statements and choosing one takes about this long. */
const QUESTIONS_A_MINUTE = 3;

/** The heading of a page, which takes the focus when the page comes. */
export function pageHeading({ headingLevel }: Scene, ...children: Child[]): Node {
  return h(`h${headingLevel}` as "h2", { id: "heading", part: "heading", tabindex: -1 }, children);
}

/** A button that does one thing; its key is its text's and its id. */
export function button(scene: Scene, key: string, type: SimpleAction, part = "secondary"): Node {
  const click = () => scene.send({ type });
  return h("button", { id: key, type: "button", part: `button ${part}`, click }, say(scene, key));
}

type SimpleAction = Exclude<Action["type"], "choose" | "answers">;

/** All levels as rising steps, as many lit as are reached. For the eye only. */
export function steps({ assessment }: Scene, reached: number): Node {
  const lit = (_: string, i: number) => h("i", { class: i <= reached && "lit" });
  return h("span", { part: "steps", "aria-hidden": "true" }, assessment.scoring.levels.map(lit));
}

export function startPage(scene: Scene): Child {
  const { texts, assessment } = scene;
  const { length } = assessment.scoring.questions;
  return [
    steps(scene, assessment.scoring.levels.length),
    pageHeading(scene, texts.title),
    h("p", { part: "text" }, texts.description),
    h("p", { part: "hint" }, [
      sayAmount(scene, "questions", length),
      " · ",
      sayAmount(scene, "minutes", Math.ceil(length / QUESTIONS_A_MINUTE)),
    ]),
    h("div", { part: "actions" }, button(scene, "start", "start", "primary")),
  ];
}

export function questionPage(scene: Scene): Child {
  const { index } = scene.state;
  const { length } = scene.texts.questions;
  return [
    h("progress", { part: "progress", max: length, value: index + 1, "aria-hidden": "true" }),
    question(scene, index),
    h("div", { part: "actions" }, [
      button(scene, "back", "back"),
      button(scene, index + 1 < length ? "next" : "finish", "next", "primary"),
    ]),
  ];
}

function question(scene: Scene, index: number): Node {
  const { text, help } = scene.texts.questions[index];
  const [n, total] = [index + 1, scene.texts.questions.length].map((n) => number(scene, `${n}`));
  return h("fieldset", { id: `question${index}`, part: "question" }, [
    h("legend", {}, [
      h("span", { part: "count" }, say(scene, "progress", { n, total })),
      pageHeading(scene, rich(text)),
    ]),
    help && h("p", { id: `help${index}`, part: "hint" }, rich(help)),
    h("p", { id: `error${index}`, part: "error", role: "alert" }),
    options(scene, index),
  ]);
}

function options(scene: Scene, index: number): Child {
  const { options, not_applicable } = scene.assessment.scoring.questions[index];
  const texts = scene.texts.questions[index].options;
  return [
    options.map(([id], i) => option(scene, index, id, `option${index}-${i}`, rich(texts[i]))),
    not_applicable &&
    option(scene, index, null, `option${index}-none`, say(scene, "not-applicable")),
  ];
}

function option(
  { assessment, state, instance, send }: Scene,
  index: number,
  answer: string | null,
  id: string,
  text: Child,
): Node {
  const input = h("input", {
    id,
    type: "radio",
    part: "radio",
    name: `${instance}-${index}`,
    checked: state.answers.get(assessment.scoring.questions[index].id) === answer,
    change: () => send({ type: "choose", index, answer }),
    keydown: (event: KeyboardEvent) => isPlainEnter(event) && send({ type: "next" }),
  });
  return h("div", { part: "option" }, input, h("label", { for: id, part: "label" }, text));
}

/** In a form Enter on a radio goes on, so here too; a key held down does not. */
function isPlainEnter(event: KeyboardEvent): boolean {
  const { key, repeat, altKey, ctrlKey, metaKey, shiftKey } = event;
  return key === "Enter" && !(repeat || altKey || ctrlKey || metaKey || shiftKey);
}

/** Bring the errors of the drawn questions up to date; nothing else changes. */
export function showErrors(root: ShadowRoot, scene: Scene): void {
  const { texts, state } = scene;
  texts.questions.forEach(({ help }, index) => {
    const error = root.getElementById(`error${index}`);
    if (!error) return;
    const text = state.missing.includes(index) ? texts.strings["unanswered"] : "";
    if (error.textContent !== text) error.textContent = text;
    const described = [help && `help${index}`, text && `error${index}`].filter(Boolean).join(" ");
    error.parentElement!.setAttribute("aria-describedby", described);
  });
}
