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
    refused(answers) {
      const result = score(scoring, Object.fromEntries(answers));
      return "error" in result ? questions.indexOf(result.error.question!) : -1;
    },
  };
}

/** The answers in any value, blanks allowed; `null` where they do not fit the questions. */
export function readAnswers(scoring: Scoring, value: unknown): Given | null {
  const given = take(value);
  if (!given) return null;
  const whole = scoring.questions.map(({ id, options }) => [id, options[0][0]] as const);
  const result = score(scoring, Object.fromEntries([...whole, ...given]));
  return "error" in result ? null : given;
}

export function isSame(a: Given, b: Given): boolean {
  return a.size === b.size && [...a].every(([id, answer]) => b.get(id) === answer);
}
