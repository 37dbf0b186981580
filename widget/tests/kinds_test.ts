/** Answers to questions of other kinds: what JSON cannot say; what it can is in the vectors. */

import { deepEqual, equal } from "node:assert/strict";
import { lift, score, type Scoring } from "../src/scorer.ts";
import { dimension, first, question, scoring } from "./scoring_fixture.ts";

const several = scoring(
  [question("q1", ["1", "2", "4"], { many: { at_most: 2, required: true } })],
  [dimension("x", [["q1", "1"]], { score: "sum" })],
);
const number = scoring(
  [question("q1", [], { number: { min: "0", max: "9", from: "0", to: "9" } })],
  [dimension("x", [["q1", "1"]], { score: "sum" })],
);
const refused = (of: Scoring, answer: unknown) => score(of, { q1: answer });
const refusedAs = (code: string, question: string | null = "q1") => ({ error: { code, question } });

Deno.test("a frozen list, or one of a class of its own, is a list", () => {
  class Chosen extends Array<string> {}
  equal(first(several, { q1: Chosen.of("a", "c") }).score, "5");
  equal(first(several, { q1: Object.freeze(["b"]) }).score, "2");
});
Deno.test("names beside a list's elements play no part", () => {
  equal(first(several, { q1: Object.assign(["a"], { extra: "b" }) }).score, "1");
});
Deno.test("a hole in a list is no string", () => {
  // deno-lint-ignore no-sparse-arrays
  deepEqual(refused(several, [, "a"]), refusedAs("wrong-type"));
});
Deno.test("what only looks like a list is none", () => {
  const alike = [{ 0: "a", length: 1 }, new Set(["a"]), "a", new String("a")];
  for (const each of alike) deepEqual(refused(several, each), refusedAs("wrong-type"));
});
Deno.test("a list that throws when read is no object of answers", () => {
  const thrown = Object.defineProperty(["a", "b"], "1", {
    get() {
      throw new Error("no");
    },
  });
  deepEqual(refused(several, thrown), refusedAs("wrong-type", null));
});
Deno.test("a list is read once, and left as it is", () => {
  let reads = 0;
  const counted = Object.defineProperty([], "0", {
    enumerable: true,
    get: () => reads++ ? "z" : "a",
  });
  equal(first(several, { q1: counted }).score, "1");
  equal(reads, 1);
});

Deno.test("minus zero is zero", () => equal(first(number, { q1: -0 }).score, "0"));
Deno.test("what is no whole number that JSON can hold is refused", () => {
  for (const wrong of [NaN, Infinity, -Infinity, 0.5, 2 ** 53, -(2 ** 53), 1n, new Number(1)]) {
    deepEqual(refused(number, wrong), refusedAs("wrong-type"));
  }
});
Deno.test("numbers beyond the ends count as the ends", () => {
  equal(first(number, { q1: Number.MAX_SAFE_INTEGER }).score, "9");
  equal(first(number, { q1: Number.MIN_SAFE_INTEGER }).score, "0");
});

Deno.test("a hidden question may be answered with anything that can be read", () => {
  const hidden = scoring(
    [question("q1"), question("q2", undefined, { show_if: { question: "q1", is: ["d"] } })],
    [dimension("x", [["q1", "1"], ["q2", "1"]])],
  );
  for (const q2 of [Symbol("q2"), () => "a", 1n, NaN, new Date(), [[]]]) {
    equal(first(hidden, { q1: "b", q2 }).score, "100/3");
  }
});
Deno.test("a question named constructor is looked at by its name", () => {
  const named = scoring(
    [
      question("constructor"),
      question("q2", undefined, { show_if: { question: "constructor", is: ["b"] } }),
    ],
    [dimension("constructor", [["constructor", "1"], ["q2", "1"]])],
    { flags: [{ id: "value-of", when: { dimension: "constructor", at_least: "mid" } }] },
  );
  deepEqual(score(named, { constructor: "b" }), refusedAs("missing-answer", "q2"));
  const scored = score(named, { constructor: "c" });
  deepEqual("flags" in scored && scored.flags, ["value-of"]);
});
Deno.test("lift has nothing to change where several or a number are asked", () => {
  equal(lift(several, { q1: ["a"] }), null);
  equal(lift(number, { q1: 1 }), null);
});
