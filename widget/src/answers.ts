import { testBy } from "./condition.ts";
import { FULL } from "./full.ts";
import { worthOf } from "./kinds.ts";
import { parse, type Rational } from "./rational.ts";
import type { QuestionScoring, Refusal, RefusalCode } from "./scoring.ts";
import { type Answered, choice, type Given, type Worth } from "./worth.ts";

/** A question as answers are read: what they are worth, whether it may stay blank. */
export interface Question extends QuestionScoring, Worth {
  readonly required: boolean;
}

/** Answers that were read: the questions that are shown, and all why the answers are refused. */
export interface Reading extends Answered {
  readonly shown: readonly string[];
  readonly refusals: readonly Refusal[];
}

/** Makes a question ready to be read; required is one that may not stay blank. */
export function readyQuestion(question: QuestionScoring, required: boolean): Question {
  const worth = FULL
    ? worthOf(question, question.options.map(([, value]) => value))
    : choice(new Map(question.options.map(([option, value]) => [option, parse(value!)])));
  return { ...question, required, ...worth };
}

/**
 * Takes down whatever a page passed as answers, reading each property once.
 *
 * Only own enumerable properties count, and one that is undefined is not there, as in JSON.
 * Null where it is no object, or where reading it throws.
 */
export function take(answers: unknown): Given | null {
  try {
    if (typeof answers !== "object" || answers === null || Array.isArray(answers)) return null;
    const given = Object.entries(answers).filter(([, answer]) => answer !== undefined);
    return new Map(FULL ? given.map(copied) : given);
  } catch {
    return null;
  }
}

function copied([question, answer]: [string, unknown]): [string, unknown] {
  return [question, Array.isArray(answer) ? [...answer] : answer];
}

/** Reads the value of every question that is answered, in the order in which they are shown. */
export function read(questions: readonly Question[], given: Given): Reading {
  const values = new Map<string, Rational | null | undefined>();
  const shown: string[] = [];
  const refusals: Refusal[] = [];
  for (const question of questions) {
    const { id } = question;
    if (FULL && isHidden(question, { given, values })) {
      // What holds of a question that is not applicable holds of a hidden one.
      values.set(id, null);
      continue;
    }
    shown.push(id);
    const value = valueOf(question, given.get(id));
    if (typeof value === "string") refusals.push(refusal(value, id));
    values.set(id, typeof value === "string" ? undefined : value);
  }
  const unknown = [...given.keys()].filter((key) => !values.has(key));
  if (unknown.length) refusals.push(refusal("unknown-question", unknown.reduce(firstKey)));
  return { given, values, shown, refusals };
}

function isHidden({ show_if }: Question, answered: Answered): boolean {
  return !!show_if && !testBy({ ...answered, levels: [], reached: new Map() })(show_if);
}

/** Returns the result of refused answers. */
export function refusal(code: RefusalCode, question: string | null): Refusal {
  return { error: { code, question } };
}

function valueOf(
  { of, not_applicable, required }: Question,
  answer: unknown,
): Rational | null | undefined | RefusalCode {
  if (answer === null) return not_applicable ? null : "not-applicable-refused";
  const value = answer === undefined ? answer : of(answer);
  return value ?? (required ? "missing-answer" : undefined);
}

function firstKey(a: string, b: string): string {
  return byCodePoints(a) < byCodePoints(b) ? a : b;
}

/** `<` goes by UTF-16 units, of which a code point has one or two: so each is given two. */
function byCodePoints(key: string): string {
  return [...key].map((character) => character.padStart(2)).join("");
}
