/** How all scores stand, before anything is said of them. */

import type { Test } from "./condition.ts";
import { FULL } from "./full.ts";
import { stand, type Standing, termsOf } from "./group.ts";
import type { Dimension, Model } from "./model.ts";
import { inForce, type Scored, testOf } from "./notes.ts";
import { cap, type Capped, standOverall } from "./overall.ts";
import type { Answered } from "./worth.ts";

/** The scores that answers come to; the overall level is the one after caps, -1 where none is. */
export interface Standings extends Capped {
  readonly answered: Answered;
  /** All dimensions, in declared order: null for one that has no score. */
  readonly dimensions: readonly (Scored | null)[];
  readonly scored: readonly Scored[];
  readonly overall: Standing | null;
  /** Tests conditions by all of these; the plain engine has none. */
  readonly holds: Test | false;
}

/**
 * Scores answers that are accepted.
 *
 * Standings of other answers save work, and change nothing: a dimension of which nothing was
 * answered differently stands as it stood there.
 */
export function standingsOf(
  { scoring, dimensions, overall }: Model,
  answered: Answered,
  other?: Standings,
): Standings {
  const standings = dimensions.map((dimension, i) =>
    other && isAlike(dimension, answered, other.answered)
      ? other.dimensions[i]
      : stand(dimension, termsOf(dimension, answered))
  );
  const scored = standings.filter((standing) => standing !== null);
  const top = overall && standOverall(overall, scored, answered);
  const holds = FULL && testOf(scoring, answered, scored, top);
  // FULL is asked again where it is used: only so the bundler sees what the plain engine never does.
  const limits = FULL && holds ? inForce(scoring, holds) : scoring.caps;
  const capped = cap(limits, scoring.levels, top ? top.level : -1, scored);
  return { answered, dimensions: standings, scored, overall: top, holds, ...capped };
}

/** Alike are answers that are the same and shown, or not shown, in both. */
function isAlike({ members }: Dimension, a: Answered, b: Answered): boolean {
  return members.every(({ id }) =>
    a.given.get(id) === b.given.get(id) &&
    (!FULL || (a.values.get(id) === null) === (b.values.get(id) === null))
  );
}
