/** What the scorer says about answers that are not whole yet. */

import { take } from "./answers.ts";
import { asked, fits } from "./asked.ts";
import type { Given, Rules } from "./machine.ts";
import type { Scoring } from "./scoring.ts";
import type { Mode } from "./settings.ts";

/** The machine's rules for a check: the scorer alone decides which blank is refused. */
export function rulesOf(scoring: Scoring, mode: Mode): Rules {
  const questions = scoring.questions.map(({ id }) => id);
  return {
    pages: mode === "page" ? [questions] : questions.map((id) => [id]),
    missing: (answers) => asked(scoring, Object.fromEntries(answers)).missing,
  };
}

/** The answers in any value, blanks allowed; `null` where they do not fit the questions. */
export function readAnswers(scoring: Scoring, value: unknown): Given | null {
  const given = take(value);
  return given && fits(scoring, Object.fromEntries(given)) ? given : null;
}

/** Whether two sets of answers are the same, given in the same order. */
export function isSame(a: Given, b: Given): boolean {
  return JSON.stringify([...a]) === JSON.stringify([...b]);
}

/** The answers in a value that was once given to a form; undefined if there are none. */
export function answersIn(value: unknown): unknown {
  try {
    return JSON.parse(value as string).answers;
  } catch {
    return undefined;
  }
}
