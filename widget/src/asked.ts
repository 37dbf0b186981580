/** What the scorer says about answers that may not be whole yet. */

import { read, take } from "./answers.ts";
import { modelOf } from "./model.ts";
import type { Refusal, Scoring } from "./scoring.ts";

/** Ids of questions, in the order in which they are shown. */
export interface Asked {
  /** Those that are shown, by the answers so far. */
  readonly shown: readonly string[];
  /** Those of them that are blank and may not be. */
  readonly missing: readonly string[];
}

/**
 * Returns what is asked, by the answers so far.
 *
 * Answers may be anything: what is no object answers nothing, and one that does not fit is no blank,
 * and no condition holds of it.
 */
export function asked(scoring: Scoring, answers: unknown): Asked {
  const { shown, refusals } = read(modelOf(scoring).questions, take(answers) ?? new Map());
  return { shown, missing: refusals.filter(isBlank).map(({ error }) => error.question!) };
}

/** Tells whether answers are accepted once blanks are allowed. */
export function fits(scoring: Scoring, answers: unknown): boolean {
  const given = take(answers);
  return !!given && read(modelOf(scoring).questions, given).refusals.every(isBlank);
}

function isBlank({ error }: Refusal): boolean {
  return error.code === "missing-answer";
}
