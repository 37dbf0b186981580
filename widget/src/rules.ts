/** What the scorer says about answers that are not whole yet. */

import { take } from "./answers.ts";
import { asked, fits } from "./asked.ts";
import { FULL } from "./full.ts";
import type { Given, Pages, Rules } from "./machine.ts";
import type { Scoring } from "./scoring.ts";
import type { Mode } from "./settings.ts";

/** The machine's rules for a check: the scorer alone decides what is asked, and what may be blank. */
export function rulesOf(scoring: Scoring, mode: Mode): Rules {
  const spread = (ids: readonly string[]) => mode === "page" ? [ids] : ids.map((id) => [id]);
  const all: Pages = spread(scoring.questions.map(({ id }) => id));
  const ask = (answers: Given) => asked(scoring, Object.fromEntries(answers));
  return {
    // Where nothing is hidden, the scorer is not asked: its first look at a rubric takes its time.
    pages: FULL && hides(scoring) ? (answers) => spread(ask(answers).shown) : () => all,
    missing: (answers) => ask(answers).missing,
    optional: FULL ? optionalOf(scoring) : [],
  };
}

function optionalOf({ questions }: Scoring): string[] {
  return questions.filter(({ many }) => many && !many.required).map(({ id }) => id);
}

/** Whether some questions are asked by some answers alone. */
export function hides({ questions }: Scoring): boolean {
  return questions.some(({ show_if }) => show_if);
}

/** Whether the strongest dimension is all that counts, so that none of them lags behind. */
export function isQuiz({ outcome, overall }: Scoring): boolean {
  return !!outcome && !overall;
}

/** The answers in any value, blanks allowed; `null` where they do not fit the questions. */
export function readAnswers(scoring: Scoring, value: unknown): Given | null {
  const given = take(value);
  if (!given || !fits(scoring, Object.fromEntries(given))) return null;
  return FULL ? kept(scoring, given) : given;
}

/**
 * The answers that the visitor may meet: nobody looked at those of hidden questions, and a list
 * from which something must be chosen is blank while it is empty.
 */
function kept(scoring: Scoring, given: Given): Given {
  const questions = scoring.questions.map((each) => ({ ...each, show_if: undefined }));
  const required = questions.filter(({ many }) => many?.required).map(({ id }) => id);
  const shown = { ...scoring, questions };
  const isBlank = (id: string, answer: unknown) => required.includes(id) && `${answer}` === "";
  return new Map(
    [...given].filter(([id, answer]) => !isBlank(id, answer) && fits(shown, { [id]: answer })),
  );
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
