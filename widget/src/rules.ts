/** What the scorer says about answers that are not whole yet. */

import { take } from "./answers.ts";
import type { Given, Rules } from "./machine.ts";
import { score } from "./scorer.ts";
import type { Scoring } from "./scoring.ts";

/** The machine's rules for a check: the scorer alone decides which blank is refused. */
export function rulesOf(scoring: Scoring): Rules {
  const questions = scoring.questions.map(({ id }) => id);
  return {
    questions,
    accepted(answers) {
      const result = score(scoring, Object.fromEntries(answers));
      return "error" in result ? questions.indexOf(result.error.question!) : questions.length;
    },
  };
}

/** The answers in any value, blanks allowed; `null` where they do not fit the questions. */
export function readAnswers(scoring: Scoring, rules: Rules, value: unknown): Given | null {
  const given = take(value);
  const any = scoring.questions.map(({ id, options }) => [id, options[0][0]] as const);
  const isFit = given && rules.accepted(new Map([...any, ...given])) === any.length;
  return isFit ? given : null;
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
