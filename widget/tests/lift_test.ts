/** Lift. In `triple` each step of an answer is 100/9 of the overall. */

import { deepEqual, equal } from "node:assert/strict";
import { lift } from "../src/scorer.ts";
import { capped, dimension, overall, question, scoring, triple } from "./scoring_fixture.ts";

Deno.test("lift is the first answer that raises the overall level", () => {
  // 0, 0, 200/3 is 200/9; with q1 at b still 300/9, which is 30 or more
  deepEqual(lift(triple(), { q1: "a", q2: "a", q3: "c" }), { option: "b", question: "q1" });
});
Deno.test("lift passes over options that do not raise enough", () => {
  deepEqual(lift(triple(), { q1: "a", q2: "a", q3: "a" }), { option: "d", question: "q1" });
});
Deno.test("lift goes by the order of questions, not by that of dimensions", () => {
  const { questions, ...rest } = triple();
  const turned = { ...rest, questions: [...questions].reverse() };
  deepEqual(lift(turned, { q1: "a", q2: "a", q3: "b" }), { option: "d", question: "q3" });
});
Deno.test("lift takes options in declared order, whatever they are worth", () => {
  const falling = scoring([question("q1", ["0", "3", "2"])], [dimension("x", [["q1", "1"]])]);
  deepEqual(lift(falling, { q1: "a" }), { option: "b", question: "q1" });
});
Deno.test("lift counts the level after the caps", () => {
  // only raising x, the weakest, moves the cap
  deepEqual(lift(capped([0]), { q1: "a", q2: "d", q3: "d" }), { option: "b", question: "q1" });
});
Deno.test("lift else raises the level of the bottleneck", () => {
  const far = triple({ overall: overall({ bounds: ["99", "100"] }) });
  deepEqual(lift(far, { q1: "c", q2: "a", q3: "c" }), { option: "b", question: "q2" });
});
Deno.test("lift under overall none is that of the bottleneck", () => {
  deepEqual(lift(triple({ overall: null }), { q1: "d", q2: "d", q3: "b" }), {
    option: "c",
    question: "q3",
  });
});
Deno.test("lift may answer what was not applicable", () => {
  const answers = { q1: null, q2: null, q3: null };
  deepEqual(lift(triple(), answers), { option: "a", question: "q1" });
});
Deno.test("lift may answer a blank", () => {
  const worst = scoring([question("q1"), question("q2")], [
    dimension("x", [["q1", "1"], ["q2", "1"]], { missing: "worst" }),
  ]);
  // 1 of 6 is 100/6; 2 of 6 is 100/3
  deepEqual(lift(worst, { q2: "b" }), { option: "b", question: "q1" });
});
Deno.test("lift sees what a change shows in another dimension", () => {
  const shown = scoring([
    question("q1", ["0", "0"]),
    question("q2", undefined, { show_if: { question: "q1", is: ["b"] } }),
    question("q3"),
  ], [dimension("x", [["q1", "1"]]), dimension("y", [["q2", "1"], ["q3", "1"]])]);
  // y is 0 by q3 alone, and 50 with q2; x has no score, as 0 is all that q1 can be worth
  deepEqual(lift(shown, { q1: "a", q2: "d", q3: "a" }), { option: "b", question: "q1" });
});
Deno.test("lift sees what a change hides in another dimension", () => {
  const hidden = scoring([
    question("q1", ["0", "0"]),
    question("q2", undefined, { show_if: { question: "q1", is: ["a"] } }),
    question("q3"),
  ], [dimension("x", [["q1", "1"]]), dimension("y", [["q2", "1"], ["q3", "1"]])]);
  // y is 50, and 100 without q2
  deepEqual(lift(hidden, { q1: "a", q2: "a", q3: "d" }), { option: "b", question: "q1" });
});
Deno.test("lift goes on after a change that only raises the bottleneck", () => {
  // x, the weakest, weighs nothing; y is mid at b (100/3) and high at c (200/3)
  const both = scoring([question("q1", ["0", "1"]), question("q2")], [
    dimension("x", [["q1", "1"]], { weight: "0" }),
    dimension("y", [["q2", "1"]]),
  ]);
  deepEqual(lift(both, { q1: "a", q2: "b" }), { option: "c", question: "q2" });
});
Deno.test("lift is null at the top", () => {
  equal(lift(triple(), { q1: "d", q2: "d", q3: "d" }), null);
});
Deno.test("lift is null for refused answers", () => equal(lift(triple(), { q1: "a" }), null));
Deno.test("lift is null for what is no object", () => equal(lift(triple(), "q1"), null));
Deno.test("lift leaves the answers as they are", () => {
  const answers = Object.freeze({ q1: "a", q2: "a", q3: "a" });
  lift(triple(), answers);
  deepEqual(answers, { q1: "a", q2: "a", q3: "a" });
});
Deno.test("lift is written with sorted keys", () => {
  equal(
    JSON.stringify(lift(triple(), { q1: "a", q2: "a", q3: "c" })),
    '{"option":"b","question":"q1"}',
  );
});
