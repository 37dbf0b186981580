/** The one answer that would lift the level. */

import { read, take } from "./answers.ts";
import { counting } from "./counting.ts";
import { FULL } from "./full.ts";
import { type Model, modelOf } from "./model.ts";
import { firstOf, ranked } from "./ranking.ts";
import { ONE } from "./rational.ts";
import type { Scoring } from "./scoring.ts";
import { type Standings, standingsOf } from "./standings.ts";
import type { Given } from "./worth.ts";

/** One changed answer. */
export interface Change {
  readonly option: string;
  readonly question: string;
}

/**
 * Finds the one answer that would lift the level: the first that raises the overall level, else
 * the first that raises the level of the bottleneck.
 *
 * Questions go in the order shown, options in declared order. Null where there is none, and for
 * refused answers.
 */
export function lift(scoring: Scoring, answers: unknown): Change | null {
  const [model, given] = [modelOf(scoring), take(answers)];
  const now = given && standingsBy(model, given);
  if (!now) return null;
  const bottleneck = firstOf(ranked(now.scored, scoring.ties), ONE)?.dimension;
  let second: Change | null = null;
  for (const change of changes(scoring, given)) {
    const then = standingsBy(model, new Map(given).set(change.question, change.option), now);
    if (!then) continue;
    if (then.level > now.level) return change;
    if (levelOf(then, bottleneck) > levelOf(now, bottleneck)) second ??= change;
  }
  return second;
}

/** Null where the answers are refused. */
function standingsBy(model: Model, given: Given, other?: Standings): Standings | null {
  const reading = read(model.questions, given);
  return reading.refusals.length ? null : standingsOf(model, reading, other);
}

/** Levels count from 0; none, -1, is below every one. */
function levelOf({ scored }: Standings, dimension: string | undefined): number {
  return scored.find(({ id }) => id === dimension)?.level ?? -1;
}

/**
 * All changes of questions that count: of a hidden one they raise nothing, and where several may be
 * chosen one option is refused.
 */
function changes(scoring: Scoring, given: Given): Change[] {
  const questions = FULL ? counting(scoring) : scoring.questions;
  return questions.flatMap(({ id: question, options }) =>
    options.filter(([option]) => option !== given.get(question))
      .map(([option]) => ({ option, question }))
  );
}
