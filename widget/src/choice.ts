/** One choice: what most questions are answered with. */

import type { Rich } from "./assessment.ts";
import { type Child, h, type Properties, rich } from "./dom.ts";
import { say, type Scene } from "./scene.ts";
import type { QuestionScoring } from "./scoring.ts";

/** What a question is answered with, as nodes; its texts are those of its options. */
export type Control = (scene: Scene, question: QuestionScoring, said: readonly Rich[]) => Child;

/** A radio for each option, and one for *not applicable*. */
export function single(
  scene: Scene,
  { id, options, not_applicable }: QuestionScoring,
  said: readonly Rich[],
): Child {
  const option = (answer: string | null, text: Child) =>
    mark({
      type: "radio",
      // A group does not reach out of its shadow root.
      name: id,
      checked: scene.state.answers.get(id) === answer,
      onchange: () => scene.send({ type: "answer", question: id, answer }),
    }, text);
  return [
    said.map((text, i) => option(options[i][0], rich(text))),
    not_applicable && option(null, say(scene, "not-applicable")),
  ];
}

/** A radio or a box with its text beside it. */
export function mark(input: Properties, text: Child): HTMLLabelElement {
  return h("label", { part: "option" }, h("input", input), h("span", {}, text));
}
