import { compare, type Rational } from "./rational.ts";
import type { RefusalCode } from "./scoring.ts";

/** Answers as they were given, by question. */
export type Given = ReadonlyMap<string, unknown>;

/** Values by question: null is not applicable, or hidden; a blank one, or a refused, has none. */
export type Values = ReadonlyMap<string, Rational | null | undefined>;

/** Answers, and what each is worth by itself. */
export interface Answered {
  readonly given: Given;
  readonly values: Values;
}

/** What the answers to a question are worth, and the lowest and highest that one can be. */
export interface Worth {
  readonly lo: Rational;
  readonly hi: Rational;
  /** Values an answer that is there: undefined where it says nothing after all, else why not. */
  of(answer: unknown): Rational | RefusalCode | undefined;
}

/** What options are worth, by their ids, where one is chosen. */
export function choice(values: ReadonlyMap<string, Rational>): Worth {
  const rising = [...values.values()].sort(compare);
  return {
    lo: rising[0],
    hi: rising[rising.length - 1],
    of: (answer) =>
      typeof answer === "string" ? values.get(answer) ?? "unknown-option" : "wrong-type",
  };
}
