/** What all pages are made of, and the start. */

import { type Child, h } from "./dom.ts";
import { bars, picture } from "./drawing.ts";
import { FULL } from "./full.ts";
import type { Action } from "./machine.ts";
import { hides, isQuiz } from "./rules.ts";
import { say, type Scene } from "./scene.ts";

/** Reading four statements and choosing one takes a third of a minute. */
const QUESTIONS_A_MINUTE = 3;

/** The heading of a page, which takes the focus when the page comes. */
export function pageHeading({ headingLevel }: Scene, ...children: Child[]): Node {
  return h(`h${headingLevel}` as "h2", { part: "heading", tabIndex: -1 }, children);
}

export function subheading({ headingLevel }: Scene, text: Child): Node {
  return h(`h${headingLevel + 1}` as "h3", { part: "subheading" }, text);
}

/** Buttons in a row. */
export function actions(...buttons: Child[]): Node {
  return h("div", { part: "actions" }, buttons);
}

/** A button that goes a page on or back, or starts again. */
export function step(scene: Scene, key: string, type: "next" | "back" | "restart"): Node {
  return button(scene, key, type, () => scene.send({ type } as Action));
}

/** A button by the key of its text, and what it does. */
export function button(scene: Scene, key: string, part: string, onclick: () => void): Node {
  return h("button", { part: `button ${part}`, onclick }, say(scene, key));
}

export function paragraph(...children: Child[]): Node {
  return h("p", {}, children);
}

export function hint(...children: Child[]): Node {
  return h("p", { part: "hint" }, children);
}

export function startPage(scene: Scene): Child {
  const { title, description, questions: { length: n } } = scene.texts;
  const minutes = Math.round(n / QUESTIONS_A_MINUTE) || 1;
  return [
    // What is no level is no higher than another.
    FULL && isQuiz(scene.scoring) ? null : ladder(scene),
    pageHeading(scene, title),
    paragraph(description),
    hint(say(scene, FULL && hides(scene.scoring) ? "length-most" : "length", { n, minutes })),
    actions(step(scene, "start", "next")),
    hint(say(scene, "privacy")),
  ];
}

/** What the levels look like, from low to high. */
function ladder({ illustrations, scoring: { levels: { length } } }: Scene): Node {
  return illustrations
    ? h("div", { part: "pictures" }, illustrations.map(picture))
    : bars("bars", length, length);
}
