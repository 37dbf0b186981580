import { FULL } from "./full.ts";
import type { Term } from "./functions.ts";
import { stand, type Standing, termsOf } from "./group.ts";
import type { Dimension, Overall } from "./model.ts";
import { compare, whole, ZERO } from "./rational.ts";
import type { CapScoring, WeakestCap } from "./scoring.ts";
import type { Answered } from "./worth.ts";

/** How a dimension that has a score stands: a term of the overall. */
export type DimensionStanding = Standing & Pick<Dimension, "weight">;

/** A level, counting from 0, and the ids of the caps that lowered it to that. */
export interface Capped {
  readonly level: number;
  readonly caps: readonly string[];
}

/** Scores the overall by what it is `of`; null where that gives it no score. */
export function standOverall(
  overall: Overall,
  dimensions: readonly DimensionStanding[],
  answered: Answered,
): Standing | null {
  const { of } = overall;
  if (of === "questions") return stand(overall, termsOf(overall, answered));
  const weighing = dimensions.filter(({ weight }) => compare(weight, ZERO) > 0);
  return stand(overall, of === "levels" ? weighing.map(byLevel) : weighing);
}

/** Lowers a level, counting from 0, as the caps that are in force say, in order. */
export function cap(
  caps: readonly CapScoring[],
  levels: readonly string[],
  uncapped: number,
  dimensions: readonly DimensionStanding[],
): Capped {
  // Without a dimension to be the weakest it is infinite, and caps nothing.
  const weakest = Math.min(...dimensions.map(({ level }) => level));
  return caps.reduce(({ level, caps }, cap) => {
    const highest = FULL && "level" in cap
      ? levels.indexOf(cap.level)
      : weakest + (cap as WeakestCap).above_weakest;
    return level > highest ? { level: highest, caps: [...caps, cap.id] } : { level, caps };
  }, { level: uncapped, caps: [] } as Capped);
}

function byLevel(standing: DimensionStanding): Term {
  return { ...standing, value: whole(standing.level + 1) };
}
