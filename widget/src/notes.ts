/** What conditions, and the strongest dimension, make of a result. */

import { type Test, testBy } from "./condition.ts";
import type { Standing } from "./group.ts";
import type { Dimension } from "./model.ts";
import { firstOf, ranked } from "./ranking.ts";
import { sub, ZERO } from "./rational.ts";
import type { CapScoring, OutcomeScoring, Result, Scoring, Tie } from "./scoring.ts";
import type { Answered } from "./worth.ts";

/** A dimension that has a score. */
export type Scored = Dimension & Standing;

/** Makes a test for conditions by the dimensions, and the overall, that have a score. */
export function testOf(
  { levels }: Scoring,
  answered: Answered,
  dimensions: readonly Scored[],
  overall: Standing | null,
): Test {
  const reached = new Map<string, Standing>(dimensions.map((each) => [each.id, each]));
  if (overall) reached.set("overall", overall);
  return testBy({ ...answered, levels, reached });
}

/** Returns the caps without those whose condition does not hold. */
export function inForce({ caps }: Scoring, holds: Test): readonly CapScoring[] {
  return caps.filter((cap) => !("when" in cap) || holds(cap.when));
}

/** Returns a result with its flags and its outcome, and without its overall level if it is void. */
export function noted(
  result: Result,
  scoring: Scoring,
  dimensions: readonly Scored[],
  holds: Test,
): Result {
  const { flags, outcome } = scoring;
  const whole = {
    ...result,
    flags: flags.filter(({ when }) => holds(when)).map(({ id }) => id),
    outcome: outcome && strongestOf(dimensions, outcome),
  };
  return isVoid(scoring, holds) ? withheld(whole) : whole;
}

/** Tells whether the overall level is withheld. */
export function isVoid({ void: when }: Scoring, holds: Test): boolean {
  return !!when && holds(when);
}

function withheld(result: Result): Result {
  const overall = result.overall && { ...result.overall, level: null, uncapped: null };
  return { ...result, caps: [], overall, void: true };
}

/** The strongest is the first from the other end. */
function strongestOf(
  dimensions: readonly Scored[],
  { strongest, ties }: OutcomeScoring,
): Tie | null {
  const turned = dimensions.map(({ id, value, position }) => {
    const strength = strongest === "score" ? value : position;
    return { id, position: strength && sub(ZERO, strength) };
  });
  return firstOf(ranked(turned, ties));
}
