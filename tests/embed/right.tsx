/** What a page may write: all of it must pass `deno check`. */

import { useRef } from "react";
import type { GlobalComponents } from "vue";
import type {
  NiveauCheckAnswers,
  NiveauCheckClass,
  NiveauCheckElement,
  NiveauCheckRefusal,
  NiveauCheckResult,
} from "../../site_builder/embed/niveau-check.d.ts";
import type { NiveauCheck } from "../../widget/src/shell.ts";
import type { Refusal, Result } from "../../widget/src/scoring.ts";

type Same<A, B> = [A] extends [B] ? [B] extends [A] ? true : false : false;
type Own<T> = Exclude<keyof T, keyof HTMLElement | `${string}Callback`>;

// What the types say is what the widget's own sources say.
export const results: Same<Result, NiveauCheckResult> = true;
export const refusals: Same<Refusal, NiveauCheckRefusal> = true;
export const members: Same<Own<NiveauCheck>, Own<NiveauCheckElement>> = true;
export const statics: Same<
  Exclude<keyof typeof NiveauCheck, "observedAttributes">,
  keyof NiveauCheckClass
> = true;

// Properties and functions
const check = document.createElement("niveau-check");
const found: NiveauCheckElement | null = document.querySelector("niveau-check");
check.answers = { choice: "a", several: ["b", "c"], number: 3, none: null };
const answers: NiveauCheckAnswers = check.answers;
const level: string | null | undefined = check.result?.overall?.level;
check.restart();
found?.restart();

const made = customElements.get("niveau-check");
const said = made?.score("sales-process", answers);
if (said && "error" in said) {
  const why: "missing-answer" | string = said.error.code;
  console.log(why, said.error.question);
} else if (said) {
  const { bottleneck, caps, dimensions, flags, outcome, overall, ranking, version } = said;
  console.log(bottleneck?.tied[0], caps, flags, outcome?.dimension, overall?.uncapped, ranking);
  console.log(version + 1, said.void, dimensions.map(({ id, position }) => id + position));
}
const ids: string[] | undefined = made?.checks();
const isOfForms: true | undefined = made?.formAssociated;
customElements.whenDefined("niveau-check").then((known) => new known().restart());
console.log(level, ids, isOfForms);

// Events, on the element, further up, and on the window
check.addEventListener("niveau-ready", ({ detail }) => detail.check.length + detail.version);
check.addEventListener("niveau-start", ({ detail }) => detail.lang);
check.addEventListener("niveau-answer", ({ detail }) => detail.question.length);
document.addEventListener("niveau-complete", ({ detail }) => detail.result.ranking.length);
document.body.addEventListener("niveau-complete", ({ detail }) => Object.keys(detail.answers));
addEventListener("niveau-restart", ({ detail }) => detail.lang);
addEventListener("niveau-cta", ({ detail }) => detail.lang);
addEventListener("niveau-print", ({ detail }) => detail.lang);

// React
export function Checked() {
  const element = useRef<NiveauCheckElement>(null);
  return (
    <niveau-check
      check="sales-process"
      lang="nl"
      mode="page"
      heading-level={3}
      scheme="dark"
      name="check"
      required
      className="wide"
      ref={element}
      onniveau-ready={({ detail }) => console.log(detail.version)}
      onniveau-complete={({ detail }) => console.log(detail.result.overall?.level)}
    >
      <a href="https://example.com/">The check</a>
    </niveau-check>
  );
}

// Vue
type Props = InstanceType<GlobalComponents["niveau-check"]>["$props"];
export const props: Props = {
  check: "sales-process",
  "heading-level": "3",
  class: "wide",
  onNiveauAnswer: ({ detail }) => console.log(detail.question),
  onNiveauComplete: ({ detail }) => console.log(detail.result.overall?.level),
};
