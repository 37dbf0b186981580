/** What conditions, and the strongest dimension, make of a result. */

import { testBy } from "./condition.ts";
import type { Standing } from "./group.ts";
import type { Dimension } from "./model.ts";
import { firstOf, ranked } from "./ranking.ts";
import { sub, ZERO } from "./rational.ts";
import type { Condition, Scoring, Tie } from "./scoring.ts";
import type { Answered } from "./worth.ts";

/** A dimension that has a score. */
export type Scored = Dimension & Standing;

/** Answers, and what has a score by them. */
export interface Scores {
  readonly answered: Answered;
  readonly scored: readonly Scored[];
  readonly overall: Standing | null;
}

/** Tells whether a condition holds of answers and scores. */
export function holds(
  condition: Condition,
  { levels }: Scoring,
  { answered, scored, overall }: Scores,
): boolean {
  const reached = new Map<string, Standing>(scored.map((each) => [each.id, each]));
  if (overall) reached.set("overall", overall);
  return testBy({ ...answered, levels, reached })(condition);
}

/** Tells whether the overall level is withheld. */
export function isVoid(scoring: Scoring, scores: Scores): boolean {
  return !!scoring.void && holds(scoring.void, scoring, scores);
}

/** The ids of the flags that are raised. */
export function raised(scoring: Scoring, scores: Scores): string[] {
  return scoring.flags.filter(({ when }) => holds(when, scoring, scores)).map(({ id }) => id);
}

/** The dimension that is the outcome, where there is to be one: the first from the other end. */
export function strongestOf({ outcome }: Scoring, { scored }: Scores): Tie | null {
  if (!outcome) return null;
  const { strongest, ties } = outcome;
  const turned = scored.map(({ id, value, position }) => {
    const strength = strongest === "score" ? value : position;
    return { id, position: strength && sub(ZERO, strength) };
  });
  return firstOf(ranked(turned, ties));
}
