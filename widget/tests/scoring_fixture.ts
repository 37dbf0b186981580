/** Small checks to score. */

import {
  type DimensionScoring,
  type OverallScoring,
  type QuestionScoring,
  type Refusal,
  type Result,
  score,
  type Scoring,
} from "../src/scorer.ts";

// Every expected value is worked out by hand from SCORING.md. Unless a test says otherwise an
// option a, b, c, d is worth 0, 1, 2, 3, the levels are low, mid and high, from 30 and from 60.

export const FLOOR = { decimals: 0, rounding: "floor" } as const;

export function question(
  id: string,
  values = ["0", "1", "2", "3"],
  more: Partial<QuestionScoring> = {},
): QuestionScoring {
  const options = values.map((value, index) => ["abcd"[index], value] as const);
  return { id, weight: "1", not_applicable: false, options, ...more };
}

export function dimension(
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

export function overall(more: Partial<OverallScoring> = {}): OverallScoring {
  const bounds = ["30", "60"];
  return { of: "dimensions", score: "mean", missing: null, bounds, display: FLOOR, ...more };
}

export function scoring(
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
    flags: [],
    void: null,
    outcome: null,
    ...more,
  };
}

/** Dimension x of q1 (weight 2) and q2 (weight 1). */
export function single(
  more: Partial<DimensionScoring> = {},
  questions = [question("q1"), question("q2")],
) {
  return scoring(questions, [dimension("x", [["q1", "2"], ["q2", "1"]], more)]);
}

/** Dimensions x, y and z of one question each, q1, q2 and q3. */
export function triple(more: Partial<Scoring> = {}, dimensions: Partial<DimensionScoring>[] = []) {
  return scoring(
    ["q1", "q2", "q3"].map((id) => question(id, undefined, { not_applicable: true })),
    ["x", "y", "z"].map((id, index) => dimension(id, [[`q${index + 1}`, "1"]], dimensions[index])),
    more,
  );
}

export function result(of: Scoring, answers: unknown): Result {
  const scored: Result | Refusal = score(of, answers);
  if ("error" in scored) throw new Error(JSON.stringify(scored));
  return scored;
}

export const first = (of: Scoring, answers: unknown) => result(of, answers).dimensions[0];
export const top = (of: Scoring, answers: unknown) => result(of, answers).overall;
export const UNSCORED = { display: null, level: null, score: null };
export const optional = (values?: string[]) => question("q2", values, { not_applicable: true });

/** By these answers x, y and z of `triple` score 0, 100/3 and 100. */
export const SPREAD = { q1: "a", q2: "b", q3: "d" };

/** Of `single`: q1 has weight 2 and the value 3, q2 has weight 1 and the value 1. */
export const WEIGHED = { q1: "d", q2: "b" };

/** The overall is the highest score; by `SPREAD` its level is high before the caps. */
export const capped = (limits: number[], dimensions?: Partial<DimensionScoring>[]) =>
  triple({
    overall: overall({ score: "max" }),
    caps: limits.map((above_weakest, index) => ({ id: `cap-${index}`, above_weakest })),
  }, dimensions);
