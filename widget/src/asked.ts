/** What the scorer says about answers that may not be whole yet. */

import { take } from "./answers.ts";
import type { Condition, Limits, QuestionScoring, Scoring } from "./scoring.ts";

/** Ids of questions, in the order in which they are shown. */
export interface Asked {
  /** Those that are shown, by the answers so far. */
  readonly shown: readonly string[];
  /** Those of them that are blank and may not be. */
  readonly missing: readonly string[];
}

type Given = ReadonlyMap<string, unknown>;

/** Returns what is asked, by the answers so far. */
export function asked(scoring: Scoring, answers: unknown): Asked {
  const given = take(answers) ?? new Map<string, unknown>();
  const shown = visible(scoring, given).map(({ id }) => id);
  const missing = shown.filter((id) => isBlank(scoring, given, id) && isRequired(scoring, id));
  return { shown, missing };
}

/** Tells whether answers are accepted once blanks are allowed. */
export function fits(scoring: Scoring, answers: unknown): boolean {
  const given = take(answers);
  const ids = scoring.questions.map(({ id }) => id);
  return !!given && [...given.keys()].every((id) => ids.includes(id)) &&
    visible(scoring, given).every((each) =>
      !given.has(each.id) || isAnswer(each, given.get(each.id))
    );
}

function visible(scoring: Scoring, given: Given): QuestionScoring[] {
  const shown: QuestionScoring[] = [];
  const seen = new Map<string, unknown>();
  for (const each of scoring.questions) {
    if (each.show_if && !holds(scoring, seen, each.show_if)) continue;
    shown.push(each);
    if (given.has(each.id)) seen.set(each.id, given.get(each.id));
  }
  return shown;
}

function holds(scoring: Scoring, given: Given, condition: Condition): boolean {
  const inner = (each: Condition) => holds(scoring, given, each);
  if ("all" in condition) return condition.all.every(inner);
  if ("any" in condition) return condition.any.some(inner);
  if ("not" in condition) return !inner(condition.not);
  if ("question" in condition) {
    return [given.get(condition.question)].flat().some((each) =>
      condition.is.includes(each as string)
    );
  }
  if (!("sum_of" in condition)) return false;
  const values = condition.sum_of.map((id) => valueOf(scoring, id, given.get(id))).filter((each) =>
    each !== null
  );
  const sum = values.reduce((a, b) => a + b, 0);
  const { at_least, at_most } = condition as Limits;
  return values.length > 0 && (!at_least || sum >= +at_least) && (!at_most || sum <= +at_most);
}

function valueOf({ questions }: Scoring, id: string, answer: unknown): number | null {
  const question = questions.find((each) => each.id === id)!;
  if (answer === undefined || answer === null) return null;
  if (question.number) return answer as number;
  return question.options.filter(([option]) => [answer].flat().includes(option))
    .reduce((sum, [, value]) => sum + +value, 0);
}

function isAnswer(question: QuestionScoring, answer: unknown): boolean {
  const { options, many, number, not_applicable } = question;
  if (answer === null) return not_applicable;
  const isOption = (each: unknown) => options.some(([id]) => id === each);
  if (number) return Number.isSafeInteger(answer);
  if (!many) return isOption(answer);
  return Array.isArray(answer) && answer.every(isOption) && answer.length <= many.at_most &&
    new Set(answer).size === answer.length;
}

function isBlank({ questions }: Scoring, given: Given, id: string): boolean {
  const answer = given.get(id);
  const isRequired = questions.find((each) => each.id === id)!.many?.required;
  return answer === undefined || !!isRequired && (answer as string[])?.length === 0;
}

function isRequired({ dimensions, overall }: Scoring, id: string): boolean {
  return overall?.of === "questions" && overall.missing === "require" ||
    dimensions.some(({ missing, questions }) =>
      missing === "require" && questions.some(([each]) => each === id)
    );
}
