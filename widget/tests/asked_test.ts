/** What is asked, by answers that are not whole yet. */

import { deepEqual, equal } from "node:assert/strict";
import { asked, fits } from "../src/asked.ts";
import { score, type Scoring } from "../src/scorer.ts";
import { dimension, question, scoring, single } from "./scoring_fixture.ts";

const NUMBER = { min: "0", max: "9", from: "0", to: "9" };

/** q2 is shown where q1 is b; q3 where q2 is answered at all; then several, and a number. */
const CHAIN: Scoring = scoring([
  question("q1"),
  question("q2", undefined, { show_if: { question: "q1", is: ["b"] }, not_applicable: true }),
  question("q3", undefined, { show_if: { sum_of: ["q2"], at_least: "0" } }),
  question("several", undefined, { many: { at_most: 2, required: true } }),
  question("optional", undefined, { many: { at_most: 4, required: false } }),
  question("number", [], { number: NUMBER }),
  question("free"),
], [
  dimension("x", ["q1", "q2", "q3", "several", "number"].map((id) => [id, "1"])),
  dimension("y", [["optional", "1"]], { missing: { skip: 1 } }),
]);
const REST = { several: ["a"], number: 3 };
const shown = (answers: unknown) => asked(CHAIN, answers).shown.join(" ");
const missing = (answers: unknown) => asked(CHAIN, answers).missing.join(" ");

Deno.test("without conditions all questions are shown, in order", () => {
  deepEqual(asked(single(), {}), { shown: ["q1", "q2"], missing: ["q1", "q2"] });
});
Deno.test("a question that may be blank is shown and not missing", () => {
  deepEqual(asked(single({ missing: "worst" }), {}), { shown: ["q1", "q2"], missing: [] });
});
Deno.test("what waits for an answer is not shown, and not missing", () => {
  equal(shown({}), "q1 several optional number free");
  equal(missing({}), "q1 several number");
});
Deno.test("an answer shows what waits for it, step by step", () => {
  equal(shown({ q1: "b" }), "q1 q2 several optional number free");
  equal(missing({ q1: "b" }), "q2 several number");
  equal(shown({ q1: "b", q2: "a" }), "q1 q2 q3 several optional number free");
  equal(missing({ q1: "b", q2: "a" }), "q3 several number");
});
Deno.test("not applicable is an answer that shows nothing", () => {
  equal(shown({ q1: "b", q2: null }), "q1 q2 several optional number free");
  equal(missing({ q1: "b", q2: null }), "several number");
});
Deno.test("an answer to a hidden question shows nothing either", () => {
  equal(shown({ q1: "a", q2: "a" }), "q1 several optional number free");
});
Deno.test("no choice is missing where one is required, and an answer where it is not", () => {
  equal(missing({ q1: "a", several: [], optional: [], number: 0 }), "several");
});
Deno.test("a wrong answer is not missing, and shows nothing", () => {
  for (const wrong of [["b"], "z", 1, null, true, {}]) {
    equal(shown({ q1: wrong, ...REST }), "q1 several optional number free");
    equal(missing({ q1: wrong, ...REST }), "");
  }
});
Deno.test("what is no object of answers answers nothing", () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  for (const wrong of [null, undefined, "q1", 3, [], () => 1, Symbol("q1"), proxy]) {
    deepEqual(asked(CHAIN, wrong), asked(CHAIN, {}));
  }
});
Deno.test("keys that are no question change nothing", () => {
  deepEqual(asked(CHAIN, JSON.parse('{"q9":1,"__proto__":2}')), asked(CHAIN, {}));
});
Deno.test("filling what is missing, time and again, comes to answers that are scored", () => {
  const first = { q1: "b", q2: "a", q3: "a", several: ["a"], number: 1 } as Record<string, unknown>;
  const given: Record<string, unknown> = {};
  for (let left = asked(CHAIN, given).missing; left.length; left = asked(CHAIN, given).missing) {
    for (const id of left) given[id] = first[id];
  }
  deepEqual(given, first);
  equal("error" in score(CHAIN, given), false);
});

Deno.test("answers fit though some are blank", () => {
  for (const good of [{}, { q1: "b" }, REST, { number: 12 }, { several: [] }, { q3: undefined }]) {
    equal(fits(CHAIN, good), true);
  }
});
Deno.test("one wrong answer does not fit", () => {
  const wrong = [
    { q1: "z" },
    { q1: null },
    { q1: ["a"] },
    { several: "a" },
    { several: ["a", "b", "c"] },
    { several: ["a", "a"] },
    { number: "3" },
    { number: 0.5 },
    { q9: "a" },
  ];
  for (const each of wrong) equal(fits(CHAIN, { ...REST, ...each }), false);
});
Deno.test("what is said of a hidden question is not looked at", () => {
  equal(fits(CHAIN, { q1: "a", q2: 17, q3: Symbol("no") }), true);
  equal(fits(CHAIN, { q1: "b", q2: 17 }), false);
});
Deno.test("what is no object does not fit", () => {
  for (const wrong of [null, undefined, "q1", 3, []]) equal(fits(CHAIN, wrong), false);
});
