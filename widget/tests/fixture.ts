/** A small assessment: two dimensions of two questions worth 0 and 1, one with "not applicable". */

import type { Scoring } from "../src/scoring.ts";

const DISPLAY = { decimals: 0, rounding: "floor" } as const;

function question(id: string, notApplicable = false): Scoring["questions"][number] {
  return {
    id,
    weight: "1",
    not_applicable: notApplicable,
    options: [["no", "0"], ["yes", "1"]],
  };
}

function dimension(
  id: string,
  questions: string[],
  missing: Scoring["dimensions"][number]["missing"],
): Scoring["dimensions"][number] {
  return {
    id,
    weight: "1",
    score: "percent",
    missing,
    bounds: ["50"],
    display: DISPLAY,
    questions: questions.map((each) => [each, "1"]),
  };
}

/** `a1`, `a2` and `b1` must be answered, `a2` may be not applicable, `b2` may stay blank. */
export const SCORING: Scoring = {
  version: 1,
  levels: ["low", "high"],
  questions: [question("a1"), question("a2", true), question("b1"), question("b2")],
  dimensions: [
    dimension("a", ["a1", "a2"], "require"),
    dimension("b", ["b1"], "require"),
    dimension("c", ["b2"], "worst"),
  ],
  overall: {
    of: "dimensions",
    score: "mean",
    missing: null,
    bounds: ["50"],
    display: DISPLAY,
  },
  caps: [],
  ties: ["a", "b", "c"],
  flags: [],
  void: null,
  outcome: null,
};

/**
 * Several of `pick`, at most two; `why` if `x` is among them; several of `any` or none; and a whole
 * number. All of it must be answered.
 */
export const KINDS: Scoring = {
  ...SCORING,
  questions: [
    {
      ...question("pick"),
      options: [["x", "1"], ["y", "2"], ["z", "3"]],
      many: { at_most: 2, required: true },
    },
    { ...question("why"), show_if: { question: "pick", is: ["x"] } },
    { ...question("any"), many: { at_most: 2, required: false } },
    { ...question("count"), options: [], number: { min: "-5", max: "5", from: "-5", to: "5" } },
  ],
  dimensions: [dimension("a", ["pick", "why", "any", "count"], "require")],
  ties: ["a"],
};
