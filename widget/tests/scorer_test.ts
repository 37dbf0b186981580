import { deepEqual, equal } from "node:assert/strict";
import {
  type DimensionScoring,
  lift,
  type OverallScoring,
  type QuestionScoring,
  type Refusal,
  type Result,
  score,
  type Scoring,
} from "../src/scorer.ts";

// Every expected value is worked out by hand from SCORING.md. Unless a test says otherwise an
// option a, b, c, d is worth 0, 1, 2, 3, the levels are low, mid and high, from 30 and from 60.

const FLOOR = { decimals: 0, rounding: "floor" } as const;

function question(
  id: string,
  values = ["0", "1", "2", "3"],
  more: Partial<QuestionScoring> = {},
): QuestionScoring {
  const options = values.map((value, index) => ["abcd"[index], value] as const);
  return { id, weight: "1", not_applicable: false, options, ...more };
}

function dimension(
  id: string,
  questions: DimensionScoring["questions"],
  more: Partial<DimensionScoring> = {},
): DimensionScoring {
  const bounds = ["30", "60"];
  return {
    id,
    weight: "1",
    score: "percent",
    missing: "require",
    bounds,
    display: FLOOR,
    questions,
    ...more,
  };
}

function overall(more: Partial<OverallScoring> = {}): OverallScoring {
  const bounds = ["30", "60"];
  return { of: "dimensions", score: "mean", missing: null, bounds, display: FLOOR, ...more };
}

function scoring(
  questions: QuestionScoring[],
  dimensions: DimensionScoring[],
  more: Partial<Scoring> = {},
): Scoring {
  const ties = dimensions.map(({ id }) => id);
  const levels = ["low", "mid", "high"];
  return {
    version: 1,
    levels,
    questions,
    dimensions,
    overall: overall(),
    caps: [],
    ties,
    ...more,
  };
}

/** Dimension x of q1 (weight 2) and q2 (weight 1). */
function single(
  more: Partial<DimensionScoring> = {},
  questions = [question("q1"), question("q2")],
) {
  return scoring(questions, [dimension("x", [["q1", "2"], ["q2", "1"]], more)]);
}

/** Dimensions x, y and z of one question each, q1, q2 and q3. */
function triple(more: Partial<Scoring> = {}, dimensions: Partial<DimensionScoring>[] = []) {
  return scoring(
    ["q1", "q2", "q3"].map((id) => question(id, undefined, { not_applicable: true })),
    ["x", "y", "z"].map((id, index) => dimension(id, [[`q${index + 1}`, "1"]], dimensions[index])),
    more,
  );
}

function result(of: Scoring, answers: unknown): Result {
  const scored: Result | Refusal = score(of, answers);
  if ("error" in scored) throw new Error(JSON.stringify(scored));
  return scored;
}

const first = (of: Scoring, answers: unknown) => result(of, answers).dimensions[0];
const top = (of: Scoring, answers: unknown) => result(of, answers).overall;
const UNSCORED = { display: null, level: null, score: null };
const optional = (values?: string[]) => question("q2", values, { not_applicable: true });

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

const WEIGHED = { q1: "d", q2: "b" };

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
for (const  of of["percent", "mean", "sum", "min", "max", "median"] as const) {
  Deno.test(`${of} of no question with a value is no score`, () => {
    equal(first(triple({}, [{ score: of }]), { q1: null, q2: "a", q3: "a" }).score, null);
  });
}

// Overall: x, y and z score 0, 100/3 and 100.

const SPREAD = { q1: "a", q2: "b", q3: "d" };
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

// Caps: the overall of x, y, z is the highest score, so its level is high before the caps.

const capped = (limits: number[], dimensions?: Partial<DimensionScoring>[]) =>
  triple({
    overall: overall({ score: "max" }),
    caps: limits.map((above_weakest, index) => ({ id: `cap-${index}`, above_weakest })),
  }, dimensions);

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

// Refused answers

const refused = (answers: unknown, questions?: QuestionScoring[]) =>
  (score(single({}, questions), answers) as Refusal).error;
const WRONG_TYPE = { code: "wrong-type", question: null };

for (
  const [name, answers] of Object.entries({
    undefined: undefined,
    null: null,
    "a number": 3,
    "a string": "q1",
    "a boolean": true,
    "a list": [],
    "a list with names": Object.assign([], { q1: "a", q2: "a" }),
    "a function": () => ({ q1: "a" }),
    "a symbol": Symbol("q1"),
    "a proxy that throws": new Proxy({}, {
      ownKeys() {
        throw new Error("no");
      },
    }),
    "a revoked proxy": revoked(),
    "an object that throws when read": Object.defineProperty({ q2: "a" }, "q1", {
      enumerable: true,
      get() {
        throw new Error("no");
      },
    }),
  })
) {
  Deno.test(`${name} is no object of answers`, () => deepEqual(refused(answers), WRONG_TYPE));
}

function revoked(): unknown {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

for (
  const [name, answer] of Object.entries({
    "a number": 0,
    "a boolean": false,
    "a list": ["a"],
    "an object": { a: true },
    "a function": () => "a",
    "a boxed string": new String("a"),
  })
) {
  Deno.test(`${name} is no answer to a single choice`, () => {
    deepEqual(refused({ q1: answer, q2: "a" }), { code: "wrong-type", question: "q1" });
  });
}

Deno.test("not applicable where it is not offered is refused", () => {
  deepEqual(refused({ q1: null, q2: "a" }), { code: "not-applicable-refused", question: "q1" });
});
Deno.test("an option that there is not is refused", () => {
  deepEqual(refused({ q1: "a", q2: "constructor" }), { code: "unknown-option", question: "q2" });
});
Deno.test("an option is known by its whole id", () => {
  deepEqual(refused({ q1: "A", q2: "a" }), { code: "unknown-option", question: "q1" });
});
Deno.test("the first question with a problem is named, whatever the problem", () => {
  deepEqual(refused({ q2: 7, zero: 1 }), { code: "missing-answer", question: "q1" });
});
Deno.test("a problem with a question comes before an unknown key", () => {
  deepEqual(refused({ "a": "a", q1: "a", q2: "e" }), { code: "unknown-option", question: "q2" });
});
Deno.test("a key that is no question is refused", () => {
  deepEqual(refused({ q1: "a", q2: "a", Q2: null }), { code: "unknown-question", question: "Q2" });
});
Deno.test("the first of unknown keys is by code points, not by UTF-16 units", () => {
  deepEqual(refused({ q1: "a", q2: "a", "z\u{1F600}": 1, "z\uFF01": 1 }), {
    code: "unknown-question",
    question: "z\uFF01",
  });
});
Deno.test("of unknown keys the beginning of another comes first", () => {
  deepEqual(refused({ q1: "a", q2: "a", "qq": 1, "q": 1 }), {
    code: "unknown-question",
    question: "q",
  });
});
Deno.test("an unknown key may be __proto__", () => {
  deepEqual(refused(JSON.parse('{"q1":"a","q2":"a","__proto__":"a"}')), {
    code: "unknown-question",
    question: "__proto__",
  });
});
Deno.test("an inherited answer is no answer", () => {
  deepEqual(refused(Object.create({ q1: "a", q2: "a" })), {
    code: "missing-answer",
    question: "q1",
  });
});
Deno.test("an undefined answer is blank, and an undefined stranger not there, as in JSON", () => {
  const skip = single({ missing: { skip: 1 } });
  equal(first(skip, { q1: undefined, q2: "d", q3: undefined }).score, "100");
});
Deno.test("an object without a prototype is an object of answers", () => {
  equal(first(single(), Object.assign(Object.create(null), WEIGHED)).score, "700/9");
});
Deno.test("a question and an option may be named constructor", () => {
  const named = question("constructor", undefined, {
    options: [["value-of", "0"], ["constructor", "2"]],
  });
  const built = scoring([named], [dimension("constructor", [["constructor", "1"]])]);
  equal(first(built, { constructor: "constructor" }).score, "100");
});
Deno.test("a question named constructor is blank where it is not answered", () => {
  const built = scoring([question("constructor")], [dimension("x", [["constructor", "1"]])]);
  deepEqual(score(built, {}), { error: { code: "missing-answer", question: "constructor" } });
});

// Lift: in triple() each step of an answer is 100/9 of the overall.

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
