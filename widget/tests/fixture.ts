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
