/** The overall score and level: x, y and z score 0, 100/3 and 100. */

import { deepEqual, equal } from "node:assert/strict";
import { type DimensionScoring, type OverallScoring, score } from "../src/scorer.ts";
import {
  dimension,
  overall,
  question,
  result,
  scoring,
  SPREAD,
  top,
  triple,
  UNSCORED,
} from "./scoring_fixture.ts";

const of = (more: Partial<OverallScoring>, dimensions?: Partial<DimensionScoring>[]) =>
  triple({ overall: overall(more) }, dimensions);

Deno.test("the overall mean weighs dimensions", () => {
  // (1·0 + 3·100/3 + 1·100) / 5
  equal(top(of({}, [{}, { weight: "3" }]), SPREAD)?.score, "40");
});
Deno.test("the overall sum weighs dimensions", () => {
  equal(top(of({ score: "sum" }, [{}, { weight: "3" }]), SPREAD)?.score, "200");
});
Deno.test("the overall min is of scores", () =>
  equal(top(of({ score: "min" }), SPREAD)?.score, "0"));
Deno.test("the overall max is of scores", () => {
  equal(top(of({ score: "max" }), SPREAD)?.score, "100");
});
Deno.test("the overall median is of scores", () => {
  equal(top(of({ score: "median" }), SPREAD)?.score, "100/3");
});
Deno.test("the overall percent is of what the dimensions could gain", () => {
  const sums = scoring(["q1", "q2", "q3"].map((id) => question(id)), [
    dimension("x", [["q1", "1"], ["q2", "1"]], { score: "sum" }),
    dimension("y", [["q3", "1"]], { score: "sum", weight: "2" }),
  ], { overall: overall({ score: "percent" }) });
  // 100 · (3 + 2·2) / (6 + 2·3)
  equal(top(sums, { q1: "c", q2: "b", q3: "c" })?.score, "175/3");
});
Deno.test("a dimension of weight 0 is left out of the overall", () => {
  equal(top(of({ score: "min" }, [{ weight: "0" }]), SPREAD)?.score, "100/3");
});
Deno.test("a dimension of weight 0 is scored and is the bottleneck", () => {
  const { bottleneck, dimensions } = result(of({}, [{ weight: "0" }]), SPREAD);
  deepEqual([bottleneck?.dimension, dimensions[0].score], ["x", "0"]);
});
Deno.test("only weights of 0 give no overall score", () => {
  const none = of({}, [{ weight: "0" }, { weight: "0" }, { weight: "0" }]);
  deepEqual(top(none, SPREAD), { ...UNSCORED, uncapped: null });
});
Deno.test("a dimension without a score is left out of the overall", () => {
  equal(top(of({}), { ...SPREAD, q1: null })?.score, "200/3");
});
Deno.test("no dimension score gives no overall score", () => {
  deepEqual(top(of({}), { q1: null, q2: null, q3: null }), { ...UNSCORED, uncapped: null });
});
Deno.test("the overall level is by its own bounds", () => {
  deepEqual(top(of({ bounds: ["10", "44"] }), SPREAD), {
    display: "44",
    level: "high",
    score: "400/9",
    uncapped: "high",
  });
});
Deno.test("under overall none there is none", () => {
  equal(top(triple({ overall: null }), SPREAD), null);
});

const questions = (more: Partial<OverallScoring>, dimensions: Partial<DimensionScoring>) =>
  scoring(
    [question("q1"), question("q2", undefined, { weight: "2" })],
    [dimension("x", [["q1", "5"]], { weight: "0", ...dimensions }), {
      ...dimension("y", [["q2", "5"]]),
      ...dimensions,
    }],
    {
      overall: overall({ of: "questions", score: "percent", missing: "require", ...more }),
      caps: [{ id: "cap", above_weakest: 0 }],
    },
  );

Deno.test("an overall of questions goes by their own weights, not by those of dimensions", () => {
  // 100 · (1·3 + 2·1) / (1·3 + 2·3)
  equal(top(questions({}, {}), { q1: "d", q2: "b" })?.score, "500/9");
});
Deno.test("an overall of questions has its own policy", () => {
  const worst = questions({ missing: "worst" }, { missing: { skip: 1 } });
  equal(top(worst, { q1: "d" })?.score, "100/3");
});
Deno.test("an overall of questions has its own min_answered", () => {
  const skip = questions({ missing: { skip: 2 } }, { missing: { skip: 1 } });
  equal(top(skip, { q1: "d" })?.score, null);
});
Deno.test("an overall of questions stands without any dimension score, and uncapped", () => {
  const skip = questions({ missing: { skip: 1 } }, { missing: { skip: 2 } });
  equal(top(skip, { q1: "d" })?.level, "high");
});
Deno.test("an overall of questions under require refuses a blank that dimensions skip", () => {
  deepEqual(score(questions({}, { missing: { skip: 1 } }), { q1: "d" }), {
    error: { code: "missing-answer", question: "q2" },
  });
});

// The levels of x, y and z are numbers 1, 2 and 3.

const levels = (
  score: "mean" | "min" | "max" | "median",
  dimensions?: Partial<DimensionScoring>[],
) => of({ of: "levels", score, bounds: [] }, dimensions);

Deno.test("an overall of levels is at the level below its score", () => {
  // (2·1 + 2 + 3) / 4
  deepEqual(top(levels("mean", [{ weight: "2" }]), SPREAD), {
    display: "1",
    level: "low",
    score: "7/4",
    uncapped: "low",
  });
});
Deno.test("an overall of levels is at the level that is its score", () => {
  equal(top(levels("median"), SPREAD)?.level, "mid");
});
Deno.test("the least of levels is the weakest link", () => {
  equal(top(levels("min"), SPREAD)?.level, "low");
});
Deno.test("the highest of levels can be the last", () => {
  equal(top(levels("max"), SPREAD)?.level, "high");
});
Deno.test("a dimension of weight 0 is left out of an overall of levels", () => {
  equal(top(levels("min", [{ weight: "0" }]), SPREAD)?.level, "mid");
});
