/** What the scorer says about answers that are not whole yet. */

import { take } from "./answers.ts";
import type { Given, Rules } from "./machine.ts";
import { score } from "./scorer.ts";
import type { Scoring } from "./scoring.ts";
import type { Mode } from "./settings.ts";

/** The machine's rules for a check: the scorer alone decides which blank is refused. */
export function rulesOf(scoring: Scoring, mode: Mode): Rules {
  const questions = scoring.questions.map(({ id }) => id);
  return {
    pages: mode === "page" ? [questions] : questions.map((id) => [id]),
    missing: (answers) => missing(scoring, answers),
  };
}

/** Fill the first blank that is refused, until none is. */
function missing(scoring: Scoring, answers: Given): string[] {
  const result = score(scoring, Object.fromEntries(answers));
  if (!("error" in result)) return [];
  const question = result.error.question!;
  return [question, ...missing(scoring, new Map([...answers, ...anyOf(scoring, question)]))];
}

/** An answer to a question, or to each. */
function anyOf({ questions }: Scoring, question?: string): [string, unknown][] {
  return questions.filter(({ id }) => id === (question ?? id))
    .map(({ id, options }) => [id, options[0][0]]);
}

/** The answers in any value, blanks allowed; `null` where they do not fit the questions. */
export function readAnswers(scoring: Scoring, value: unknown): Given | null {
  const given = take(value);
  const whole = given && Object.fromEntries([...anyOf(scoring), ...given]);
  return "error" in score(scoring, whole) ? null : given;
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
