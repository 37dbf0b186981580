/** From answers to a result: dimensions, levels, caps, bottleneck. */

import { deepEqual, equal } from "node:assert/strict";
import { score } from "../src/scorer.ts";
import {
  capped,
  dimension,
  first,
  optional,
  overall,
  question,
  result,
  scoring,
  single,
  SPREAD,
  triple,
  UNSCORED,
  WEIGHED,
} from "./scoring_fixture.ts";

Deno.test("the example of the page is reproduced byte for byte", () => {
  const bounds = ["30", "60", "90"];
  const page = scoring(
    ["q1", "q2", "q3", "q4"].map((id) => question(id)),
    [
      dimension("a", [["q1", "1"], ["q2", "1"]], { bounds }),
      dimension("b", [["q3", "1"], ["q4", "1"]], { bounds }),
    ],
    {
      levels: ["crawl", "walk", "sprint", "fly"],
      overall: overall({ bounds: ["25", "50", "75"] }),
    },
  );
  equal(
    JSON.stringify(score(page, { q1: "d", q2: "a", q3: "a", q4: "b" })),
    '{"bottleneck":{"dimension":"b","tied":["b"]},"caps":[],"dimensions":[{"display":"50","id":"a","level":"walk","position":"1/2","score":"50"},{"display":"16","id":"b","level":"crawl","position":"1/6","score":"50/3"}],"flags":[],"outcome":null,"overall":{"display":"33","level":"walk","score":"100/3","uncapped":"walk"},"ranking":["b","a"],"version":1,"void":false}',
  );
});

// Score functions: q1 has weight 2 and the value 3, q2 has weight 1 and the value 1.

Deno.test("percent is the weighted share of what could be gained", () => {
  // 100 · (2·3 + 1·1) / (2·3 + 1·3)
  equal(first(single(), WEIGHED).score, "700/9");
});
Deno.test("percent starts at the lowest value of a question", () => {
  const questions = [question("q1", ["1", "2", "4"]), question("q2", ["-1", "1"])];
  // 100 · (2·(2 − 1) + (−1 + 1)) / (2·3 + 2)
  equal(first(single({}, questions), { q1: "b", q2: "a" }).score, "25");
});
Deno.test("percent of nothing to gain is no score", () => {
  const questions = [question("q1", ["1", "1"]), question("q2", ["0", "0"])];
  deepEqual(first(single({}, questions), { q1: "a", q2: "b" }), {
    ...UNSCORED,
    id: "x",
    position: null,
  });
});
Deno.test("mean is the weighted mean", () => {
  equal(first(single({ score: "mean" }), WEIGHED).score, "7/3");
});
Deno.test("sum is the weighted sum", () => {
  equal(first(single({ score: "sum" }), WEIGHED).score, "7");
});
Deno.test("min ignores weights", () => equal(first(single({ score: "min" }), WEIGHED).score, "1"));
Deno.test("max ignores weights", () => equal(first(single({ score: "max" }), WEIGHED).score, "3"));
Deno.test("the median of two is the mean of them", () => {
  equal(first(single({ score: "median" }), WEIGHED).score, "2");
});
Deno.test("the median of three is the middle one by value", () => {
  const questions = ["q1", "q2", "q3"].map((id) => question(id));
  const held = questions.map(({ id }) => [id, "1"] as const);
  const median = scoring(questions, [dimension("x", held, { score: "median" })]);
  equal(first(median, { q1: "d", q2: "a", q3: "b" }).score, "1");
});

// Levels

const tenths = (answer: string) =>
  first(
    scoring([question("q1", ["0.3", "7/12", "0.6"]), question("q2", ["0", "0.1"])], [
      dimension("x", [["q1", "1"], ["q2", "1"]], { score: "sum", bounds: ["7/12", "0.7"] }),
    ]),
    { q1: answer[0], q2: answer[1] },
  ).level;

Deno.test("a score below the first bound is the first level", () => equal(tenths("ab"), "low"));
Deno.test("a score on a bound is the level from there", () => equal(tenths("ba"), "mid"));
Deno.test("a score that a float would miss is on its bound", () => equal(tenths("cb"), "high"));
Deno.test("a score between two bounds is the lower level", () => equal(tenths("ca"), "mid"));

// Missing and not applicable

Deno.test("a blank under require refuses the answers", () => {
  deepEqual(score(single(), { q1: "d" }), { error: { code: "missing-answer", question: "q2" } });
});
Deno.test("skip leaves a blank out", () => {
  equal(first(single({ missing: { skip: 1 } }), { q2: "b" }).score, "100/3");
});
Deno.test("fewer than min_answered answered questions give no score", () => {
  equal(first(single({ missing: { skip: 2 } }), { q1: "d" }).score, null);
});
Deno.test("not applicable is no answered question", () => {
  const skipping = single({ missing: { skip: 2 } }, [question("q1"), optional()]);
  equal(first(skipping, { q1: "d", q2: null }).score, null);
});
Deno.test("worst counts a blank as the lowest value", () => {
  const worst = single({ missing: "worst", score: "sum" }, [
    question("q1"),
    question("q2", ["2", "-1", "3"]),
  ]);
  equal(first(worst, { q1: "b" }).score, "1");
});
Deno.test("constant counts a blank as that value", () => {
  const constant = single({ missing: { constant: "1/2" }, score: "sum" });
  equal(first(constant, { q1: "b" }).score, "5/2");
});
Deno.test("constant may be zero", () => {
  equal(first(single({ missing: { constant: "0" }, score: "mean" }), { q1: "d" }).score, "2");
});
Deno.test("all blank under worst is a score", () => {
  equal(first(single({ missing: "worst" }), {}).score, "0");
});
Deno.test("all blank under skip is no score", () => {
  equal(first(single({ missing: { skip: 1 } }), {}).score, null);
});
Deno.test("not applicable is left out under worst", () => {
  const worst = single({ missing: "worst" }, [question("q1"), optional()]);
  equal(first(worst, { q1: "c", q2: null }).score, "200/3");
});
Deno.test("not applicable is left out under require", () => {
  const require = single({}, [question("q1"), optional()]);
  equal(first(require, { q1: "c", q2: null }).score, "200/3");
});
for (const score of ["percent", "mean", "sum", "min", "max", "median"] as const) {
  Deno.test(`${score} of no question with a value is no score`, () => {
    equal(first(triple({}, [{ score }]), { q1: null, q2: "a", q3: "a" }).score, null);
  });
}

// Caps

Deno.test("a cap lowers the level and leaves the score", () => {
  const { caps, overall } = result(capped([1]), SPREAD);
  deepEqual([caps, overall], [
    ["cap-0"],
    { display: "100", level: "mid", score: "100", uncapped: "high" },
  ]);
});
Deno.test("a cap that lowers nothing is not named", () => {
  deepEqual(result(capped([2]), SPREAD).caps, []);
});
Deno.test("caps that each lower the level are named in order", () => {
  const { caps, overall } = result(capped([1, 0]), SPREAD);
  deepEqual([caps, overall?.level], [["cap-0", "cap-1"], "low"]);
});
Deno.test("a cap after one that went as far is not named", () => {
  const { caps, overall } = result(capped([0, 1, 0]), SPREAD);
  deepEqual([caps, overall?.level], [["cap-0"], "low"]);
});
Deno.test("a dimension of weight 0 can be the weakest of a cap", () => {
  equal(result(capped([0], [{ weight: "0" }]), SPREAD).overall?.level, "low");
});
Deno.test("a dimension without a score is not the weakest of a cap", () => {
  equal(result(capped([0]), { ...SPREAD, q1: null }).overall?.level, "mid");
});
Deno.test("a cap does nothing where there is no overall level", () => {
  deepEqual(result(capped([0]), { q1: null, q2: null, q3: null }).caps, []);
});

// Position, bottleneck, ranking

Deno.test("position goes from the lowest to the highest sum that was possible", () => {
  const sum = single({ score: "sum" }, [question("q1", ["-1", "1"]), question("q2")]);
  // from 2·(−1) + 0 to 2·1 + 3; (2·1 + 1 + 2) / 7
  equal(first(sum, { q1: "b", q2: "b" }).position, "5/7");
});
Deno.test("position of a min goes from the least lowest to the least highest value", () => {
  const min = single({ score: "min" }, [question("q1", ["1", "2", "3"]), question("q2")]);
  // from 0 to 3
  equal(first(min, { q1: "c", q2: "c" }).position, "2/3");
});
Deno.test("what is left out is not in the range of a position", () => {
  equal(first(single({ score: "sum", missing: { skip: 1 } }), { q1: "d" }).position, "1");
});
Deno.test("a blank that counts is in the range of a position", () => {
  equal(first(single({ score: "sum", missing: "worst" }), { q1: "d" }).position, "2/3");
});
Deno.test("a position is not above 1", () => {
  const { position, score } = first(single({ missing: { constant: "9" } }), { q1: "d" });
  // 100 · (2·3 + 9) / 9
  deepEqual([position, score], ["1", "500/3"]);
});
Deno.test("a position is not below 0", () => {
  const { position, score } = first(single({ missing: { constant: "-1" } }), { q1: "a" });
  deepEqual([position, score], ["0", "-100/9"]);
});
Deno.test("a score that could not be other has no position", () => {
  const fixed = single({ score: "mean" }, [question("q1", ["1", "1"]), question("q2", ["1", "1"])]);
  deepEqual(first(fixed, { q1: "a", q2: "b" }), {
    display: "1",
    id: "x",
    level: "low",
    position: null,
    score: "1",
  });
});
Deno.test("the bottleneck is the lowest position, not the lowest score", () => {
  const { bottleneck } = result(triple({}, [{ score: "sum" }]), { q1: "d", q2: "b", q3: "c" });
  deepEqual(bottleneck, { dimension: "y", tied: ["y"] });
});
Deno.test("ties decide and order what is tied", () => {
  const tied = triple({ ties: ["z", "x", "y"] });
  deepEqual(result(tied, { q1: "b", q2: "c", q3: "b" }).bottleneck, {
    dimension: "z",
    tied: ["z", "x"],
  });
});
Deno.test("the ranking goes by position, and by ties where that is equal", () => {
  const tied = triple({ ties: ["z", "y", "x"] });
  deepEqual(result(tied, { q1: "c", q2: "b", q3: "c" }).ranking, ["y", "z", "x"]);
});
Deno.test("the ranking has no dimension without a score", () => {
  deepEqual(result(triple(), { ...SPREAD, q2: null }).ranking, ["x", "z"]);
});
Deno.test("dimensions at position 1 are no bottleneck", () => {
  equal(result(triple(), { q1: "d", q2: "d", q3: "d" }).bottleneck, null);
});
Deno.test("no dimension with a score is no bottleneck", () => {
  equal(result(triple(), { q1: null, q2: null, q3: null }).bottleneck, null);
});

const fixed = scoring(
  [question("q1", ["5", "5"]), question("q2", ["5", "5"]), question("q3")],
  ["x", "y", "z"].map((id, index) => dimension(id, [[`q${index + 1}`, "1"]], { score: "mean" })),
  { ties: ["y", "x", "z"] },
);

Deno.test("dimensions without a position rank last, among them by ties", () => {
  deepEqual(result(fixed, { q1: "a", q2: "a", q3: "d" }).ranking, ["z", "y", "x"]);
});
Deno.test("a dimension without a position is no bottleneck", () => {
  equal(result(fixed, { q1: "a", q2: "a", q3: "d" }).bottleneck, null);
});

Deno.test("a score is shown as its display says", () => {
  const display = { decimals: 1, rounding: "half_up" } as const;
  equal(first(single({ display }), { q1: "c", q2: "c" }).display, "66.7");
});
