/** How all scores stand, before anything is said of them. */

import { FULL } from "./full.ts";
import { stand, termsOf } from "./group.ts";
import type { Dimension, Model } from "./model.ts";
import { isVoid, type Scored, type Scores } from "./notes.ts";
import { cap, type Capped, standOverall } from "./overall.ts";
import type { Answered } from "./worth.ts";

/**
 * The scores that answers come to, and the overall level before caps and after; -1 where there is
 * none, or where it is withheld.
 */
export interface Standings extends Scores, Capped {
  /** All dimensions, in declared order: null for one that has no score. */
  readonly dimensions: readonly (Scored | null)[];
  readonly uncapped: number;
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
  const scores = { answered, scored, overall: top };
  const uncapped = !top || FULL && isVoid(scoring, scores) ? -1 : top.level;
  return { ...scores, dimensions: standings, uncapped, ...cap(scoring, scores, uncapped) };
}

/** Alike are answers that are the same and shown, or not shown, in both. */
function isAlike({ members }: Dimension, a: Answered, b: Answered): boolean {
  return members.every(({ id }) =>
    (!FULL || (a.values.get(id) === null) === (b.values.get(id) === null)) &&
    a.given.get(id) === b.given.get(id)
  );
}
