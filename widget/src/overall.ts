import type { Values } from "./answers.ts";
import type { Term } from "./functions.ts";
import { stand, type Standing, termsOf } from "./group.ts";
import type { Dimension, Overall } from "./model.ts";
import { compare, whole, ZERO } from "./rational.ts";
import type { CapScoring } from "./scoring.ts";

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
  values: Values,
): Standing | null {
  const { of } = overall;
  if (of === "questions") return stand(overall, termsOf(overall, values));
  const weighing = dimensions.filter(({ weight }) => compare(weight, ZERO) > 0);
  return stand(overall, of === "levels" ? weighing.map(byLevel) : weighing);
}

/** Lowers a level as the caps say, in order; without a dimension to be the weakest they do nothing. */
export function cap(
  caps: readonly CapScoring[],
  uncapped: number,
  dimensions: readonly DimensionStanding[],
): Capped {
  const weakest = Math.min(...dimensions.map(({ level }) => level));
  return caps.reduce(({ level, caps }, { id, above_weakest }) => {
    const highest = weakest + above_weakest;
    return level > highest ? { level: highest, caps: [...caps, id] } : { level, caps };
  }, { level: uncapped, caps: [] } as Capped);
}

function byLevel(standing: DimensionStanding): Term {
  return { ...standing, value: whole(standing.level + 1) };
}
