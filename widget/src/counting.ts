import type { Question } from "./answers.ts";
import type { Stage } from "./functions.ts";
import { worthOf } from "./kinds.ts";
import { compare, parse, type Rational, ZERO } from "./rational.ts";
import type { CountingScoring, Scoring } from "./scoring.ts";

/**
 * What a question is where it counts: worth its points there, if it has any, and from the value
 * with the lowest to the value with the highest weight times value.
 */
export function countedAs(
  question: Question,
  weight: Rational,
  { points, required_for, met }: CountingScoring = {},
): Question & { readonly stage?: Stage } {
  const counted = points ? { ...question, ...worthOf(question, points) } : question;
  const { lo, hi } = counted;
  const ends = compare(weight, ZERO) < 0 ? { lo: hi, hi: lo } : { lo, hi };
  const stage = required_for && met ? { required_for, met: parse(met) } : undefined;
  return { ...counted, ...ends, stage };
}

/** The questions that count in a dimension. */
export function counting({ questions, dimensions }: Scoring): Scoring["questions"] {
  const ids = new Set(dimensions.flatMap(({ questions }) => questions.map(([id]) => id)));
  return questions.filter(({ id }) => ids.has(id));
}

/** Of those, the ones that an overall of questions holds: they have values of their own. */
export function countingAlone(scoring: Scoring): Scoring["questions"] {
  return counting(scoring).filter(({ options }) => options[0]?.[1] !== null);
}
