import { add, compare, div, mul, type Rational, sub, total, whole } from "./rational.ts";
import type { FunctionName } from "./scoring.ts";

/** Of a question in a staged dimension: the levels that ask for it, and the least that meets it. */
export interface Stage {
  readonly required_for: readonly string[];
  readonly met: Rational;
}

/** A value with its weight, and the lowest and highest that it could have been. */
export interface Term {
  readonly weight: Rational;
  readonly value: Rational;
  readonly lo: Rational;
  readonly hi: Rational;
  readonly stage?: Stage;
}

/** Which of its numbers each term counts for: its own value, its lowest or its highest. */
export const AT = ["value", "lo", "hi"] as const;
export type At = typeof AT[number];

/** Makes one score of terms, of which there is at least one; null where it divides by zero. */
export type ScoreFunction = (terms: readonly Term[], at: At) => Rational | null;

/** The score functions of the rubric, by name. */
export const FUNCTIONS: Readonly<Record<FunctionName, ScoreFunction>> = {
  percent: (terms, at) => div(mul(whole(100n), gained(terms, at)), gained(terms, "hi")),
  mean: (terms, at) => div(weighted(terms, at), total(terms.map(({ weight }) => weight))),
  sum: weighted,
  min: (terms, at) => sorted(terms, at)[0],
  max: (terms, at) => sorted(terms, at)[terms.length - 1],
  median: (terms, at) => middle(sorted(terms, at)),
};

function gained(terms: readonly Term[], at: At): Rational {
  return total(terms.map((term) => mul(term.weight, sub(term[at], term.lo))));
}

function weighted(terms: readonly Term[], at: At): Rational {
  return total(terms.map((term) => mul(term.weight, term[at])));
}

function sorted(terms: readonly Term[], at: At): Rational[] {
  return terms.map((term) => term[at]).sort(compare);
}

function middle(numbers: readonly Rational[]): Rational | null {
  const last = numbers.length - 1;
  return div(add(numbers[Math.floor(last / 2)], numbers[Math.ceil(last / 2)]), whole(2n));
}
