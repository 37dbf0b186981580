import { compare, parse, type Rational, total } from "./rational.ts";
import type { Condition, Limits } from "./scoring.ts";
import type { Answered } from "./worth.ts";

/** A score and its level, counting from 0. */
export interface Reached {
  readonly value: Rational;
  readonly level: number;
}

/** What conditions look at: answers, their values, and what has a score, `overall` too, by id. */
export interface Facts extends Answered {
  readonly levels: readonly string[];
  readonly reached: ReadonlyMap<string, Reached>;
}

/** Tells whether a condition holds. */
type Test = (condition: Condition) => boolean;

/** Makes a test by what is known; of what has no answer, value, score or level nothing holds. */
export function testBy({ given, values, levels, reached }: Facts): Test {
  const holds: Test = (condition) => {
    if ("all" in condition) return condition.all.every(holds);
    if ("any" in condition) return condition.any.some(holds);
    if ("not" in condition) return !holds(condition.not);
    if ("is" in condition) return isChosen(condition.question, condition.is);
    if ("sum_of" in condition) return isWithin(sumOf(condition.sum_of), condition);
    if ("score_of" in condition) return isWithin(reached.get(condition.score_of)?.value, condition);
    const level = reached.get(condition.dimension)?.level;
    if (level === undefined) return false;
    return "below" in condition
      ? level < levels.indexOf(condition.below)
      : level >= levels.indexOf(condition.at_least);
  };
  const isChosen = (question: string, options: readonly string[]) =>
    !!values.get(question) &&
    [given.get(question)].flat().some((id) => options.includes(id as string));
  const sumOf = (questions: readonly string[]) => {
    const answered = questions.flatMap((id) => values.get(id) ?? []);
    return answered.length ? total(answered) : undefined;
  };
  return holds;
}

function isWithin(value: Rational | undefined, { at_least, at_most }: Limits): boolean {
  return !!value && !(at_least && compare(value, parse(at_least)) < 0) &&
    !(at_most && compare(value, parse(at_most)) > 0);
}
