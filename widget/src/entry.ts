/** What a visitor enters where more than one choice is asked: several choices, or a number. */

import type { Rich } from "./assessment.ts";
import { mark } from "./choice.ts";
import { type Child, h, rich } from "./dom.ts";
import { say, type Scene } from "./scene.ts";
import type { QuestionScoring } from "./scoring.ts";
import { whole, written } from "./whole.ts";

/** A box for each option, and one for *not applicable*, which takes the others away. */
export function several(
  scene: Scene,
  { id, options, many, not_applicable }: QuestionScoring,
  said: readonly Rich[],
): Child {
  const { at_most, required } = many!;
  const given = [entered(scene, id)].flat();
  const tell = () => {
    const chosen = options.filter((_, i) => inputOf(boxes[i]).checked).map(([option]) => option);
    if (none) inputOf(none).checked = false;
    if (!chosen.length && required) enter(scene, id, undefined);
    else enter(scene, id, chosen, chosen.length > at_most);
  };
  const boxes = options.map(([option], i) => box(given.includes(option), tell, rich(said[i])));
  const clear = () => boxes.forEach((each) => inputOf(each).checked = false);
  const none = not_applicable && notApplicable(scene, id, clear);
  return [boxes, none];
}

/** A field for a whole number, and a box for *not applicable*, which empties it. */
export function figure(scene: Scene, question: QuestionScoring): Child {
  const { id, number, not_applicable } = question;
  const { min, max } = number!;
  const oninput = () => {
    if (none) inputOf(none).checked = false;
    if (!field.value.trim()) return enter(scene, id, undefined);
    const value = whole(scene, field.value);
    const isRight = Number.isSafeInteger(value) && value! >= +min && value! <= +max;
    enter(scene, id, isRight ? value : field.value, !isRight);
  };
  const field = h("input", {
    // One of type `number` changes under the wheel, drops what it cannot read, and takes 1e3.
    type: "text",
    // The keys for digits alone have no minus on a telephone.
    inputMode: +min < 0 ? "text" : "numeric",
    // Nobody else who uses this browser is offered what was entered.
    autocomplete: "off",
    value: entered(scene, id) as string ?? "",
    oninput,
  });
  const none = not_applicable && notApplicable(scene, id, () => field.value = "");
  return [
    h("label", { part: "number" }, say(scene, "number", rangeOf(scene, question)), field),
    none,
  ];
}

/** How many may be chosen, in words; nothing where that is no question. */
export function allowance(scene: Scene, { many, options }: QuestionScoring): Child {
  if (!many) return null;
  const { at_most: n, required } = many;
  return [
    n < options.length ? say(scene, "choose-most", { n }) : say(scene, "choose-any"),
    !required && [" ", say(scene, "or-none")],
  ];
}

/** What is wrong with what was entered. Too many is said at once, all else when it was missed. */
export function complaint(scene: Scene, question: QuestionScoring): Child[] | undefined {
  const { id, many, number } = question;
  const { missing, drafts } = scene.state;
  const draft = drafts.get(id) as readonly string[] | undefined;
  if (many && draft) return say(scene, "too-many", { n: draft.length, most: many.at_most });
  if (!missing.includes(id)) return;
  if (number) return say(scene, "no-number", rangeOf(scene, question));
  if (many) return say(scene, "unchosen");
}

/** Take down an answer, nothing any more (undefined), or a draft of an answer. */
function enter(scene: Scene, question: string, answer: unknown, isDraft?: boolean): void {
  scene.send({ type: "answer", question, answer, isDraft });
}

/** An answer, or what stands in its place. */
function entered({ state: { answers, drafts } }: Scene, id: string): unknown {
  return drafts.get(id) ?? answers.get(id);
}

function rangeOf(scene: Scene, { number }: QuestionScoring): Record<string, string> {
  return { min: written(scene, number!.min), max: written(scene, number!.max) };
}

function notApplicable(scene: Scene, id: string, clear: () => void): HTMLLabelElement {
  const tell = () => {
    const { checked } = inputOf(label);
    if (checked) clear();
    enter(scene, id, checked ? null : undefined);
  };
  const label = box(scene.state.answers.get(id) === null, tell, say(scene, "not-applicable"));
  return label;
}

function box(checked: boolean, onchange: () => void, text: Child): HTMLLabelElement {
  return mark({ type: "checkbox", checked, onchange }, text);
}

function inputOf(label: HTMLLabelElement): HTMLInputElement {
  return label.control as HTMLInputElement;
}
