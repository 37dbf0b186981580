import { FULL } from "./full.ts";
import type { Term } from "./functions.ts";
import { stand, type Standing, termsOf } from "./group.ts";
import type { Overall } from "./model.ts";
import { holds, type Scored, type Scores } from "./notes.ts";
import { compare, whole, ZERO } from "./rational.ts";
import type { Scoring, WeakestCap } from "./scoring.ts";
import type { Answered } from "./worth.ts";

/** A level, counting from 0, and the ids of the caps that lowered it to that. */
export interface Capped {
  readonly level: number;
  readonly caps: readonly string[];
}

/** Scores the overall by what it is `of`; null where that gives it no score. */
export function standOverall(
  overall: Overall,
  dimensions: readonly Scored[],
  answered: Answered,
): Standing | null {
  const { of } = overall;
  if (of === "questions") return stand(overall, termsOf(overall, answered));
  const weighing = dimensions.filter(({ weight }) => compare(weight, ZERO) > 0);
  return stand(overall, of === "levels" ? weighing.map(byLevel) : weighing);
}

/** Lowers a level, counting from 0, as the caps say, in order; nothing lowers none, -1. */
export function cap(scoring: Scoring, scores: Scores, uncapped: number): Capped {
  // Without a dimension to be the weakest it is infinite, and caps nothing.
  const weakest = Math.min(...scores.scored.map(({ level }) => level));
  return scoring.caps.reduce((capped, cap) => {
    const highest = FULL && "when" in cap
      ? holds(cap.when, scoring, scores) ? scoring.levels.indexOf(cap.level) : capped.level
      : weakest + (cap as WeakestCap).above_weakest;
    return capped.level > highest ? { level: highest, caps: [...capped.caps, cap.id] } : capped;
  }, { level: uncapped, caps: [] } as Capped);
}

function byLevel(standing: Scored): Term {
  return { ...standing, value: whole(standing.level + 1) };
}
