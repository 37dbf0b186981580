import { compare, parse, type Rational } from "./rational.ts";
import type { QuestionScoring, Refusal, RefusalCode } from "./scoring.ts";

/** A question as answers are read: what may be chosen, its range, whether it may stay blank. */
export interface Question extends Pick<QuestionScoring, "id" | "not_applicable"> {
  readonly required: boolean;
  readonly values: ReadonlyMap<string, Rational>;
  readonly lo: Rational;
  readonly hi: Rational;
}

/** Answers as they were given, by question. */
export type Given = ReadonlyMap<string, unknown>;

/** Values by question: null is not applicable, a question that is not there is blank. */
export type Values = ReadonlyMap<string, Rational | null>;

/** Makes a question ready to be read; required is one that may not stay blank. */
export function readyQuestion(question: QuestionScoring, required: boolean): Question {
  const values = new Map(question.options.map(([option, value]) => [option, parse(value)]));
  const rising = [...values.values()].sort(compare);
  return { ...question, required, values, lo: rising[0], hi: rising[rising.length - 1] };
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
    return new Map(Object.entries(answers).filter(([, answer]) => answer !== undefined));
  } catch {
    return null;
  }
}

/** Reads the value of every question that is answered, or says why the answers are refused. */
export function read(questions: readonly Question[], given: Given): Values | Refusal {
  const values = new Map<string, Rational | null>();
  for (const question of questions) {
    const value = valueOf(question, given.get(question.id));
    if (typeof value === "string") return refusal(value, question.id);
    if (value !== undefined) values.set(question.id, value);
  }
  const unknown = [...given.keys()].filter((key) => !values.has(key));
  return unknown.length ? refusal("unknown-question", unknown.reduce(firstKey)) : values;
}

/** Returns the result of refused answers. */
export function refusal(code: RefusalCode, question: string | null): Refusal {
  return { error: { code, question } };
}

function valueOf(question: Question, answer: unknown): Rational | null | undefined | RefusalCode {
  if (answer === undefined) return question.required ? "missing-answer" : undefined;
  if (answer === null) return question.not_applicable ? null : "not-applicable-refused";
  if (typeof answer !== "string") return "wrong-type";
  return question.values.get(answer) ?? "unknown-option";
}

function firstKey(a: string, b: string): string {
  return byCodePoints(a) < byCodePoints(b) ? a : b;
}

/** `<` goes by UTF-16 units, of which a code point has one or two: so each is given two. */
function byCodePoints(key: string): string {
  return [...key].map((character) => character.padStart(2)).join("");
}
