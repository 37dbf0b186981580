import type { Question, Values } from "./answers.ts";
import { AT, FUNCTIONS, type ScoreFunction, type Term } from "./functions.ts";
import { compare, div, ONE, parse, type Rational, sub, ZERO } from "./rational.ts";
import type { DimensionScoring, OverallScoring } from "./scoring.ts";

/** What a scoring says of that which makes one score: a dimension, or the overall. */
export type GroupScoring =
  & Pick<OverallScoring, "score" | "missing" | "bounds">
  & Pick<DimensionScoring, "questions">;

/** What makes one score, ready for it: at least so many of its terms must have a value. */
export interface Group {
  readonly score: ScoreFunction;
  readonly least: number;
  readonly bounds: readonly Rational[];
  readonly members: readonly Member[];
}

/** A question in a group: its weight there, its range, and what it counts as when blank. */
interface Member extends Omit<Term, "value"> {
  readonly id: string;
  readonly blank: Rational | null;
}

/**
 * How a group that has a score stands: the score, the lowest and highest that the same questions
 * could have made, the level, counting from 0, and the position, null where those two are equal.
 */
export interface Standing extends Omit<Term, "weight"> {
  readonly level: number;
  readonly position: Rational | null;
}

/** Makes a group ready to be scored; questions are those of the whole scoring, by id. */
export function readyGroup(group: GroupScoring, questions: ReadonlyMap<string, Question>): Group {
  // Object() takes a policy that is only a name, or null, for one without a number.
  const { skip = 1, constant }: { skip?: number; constant?: string } = Object(group.missing);
  const members = group.questions.map(([id, weight]) => {
    const { lo, hi } = questions.get(id)!;
    const blank = group.missing === "worst" ? lo : constant ? parse(constant) : null;
    return { id, weight: parse(weight), lo, hi, blank };
  });
  return { score: FUNCTIONS[group.score], least: skip, bounds: group.bounds.map(parse), members };
}

/** Returns a term for each question that has a value, blanks that count among them. */
export function termsOf({ members }: Group, values: Values): Term[] {
  return members.flatMap((member) => {
    const answered = values.get(member.id);
    const value = answered === undefined ? member.blank : answered;
    return value ? { ...member, value } : [];
  });
}

/** Scores a group by its terms, and says what it is beside; null where they give it no score. */
export function stand<G extends Group>(group: G, terms: readonly Term[]): (G & Standing) | null {
  if (terms.length < group.least) return null;
  const [value, lo, hi] = AT.map((at) => group.score(terms, at));
  if (!value || !lo || !hi) return null;
  const level = group.bounds.filter((bound) => compare(bound, value) <= 0).length;
  return { ...group, value, lo, hi, level, position: positionOf(value, lo, hi) };
}

/** Clamped to 0..1 is the middle one of 0, the position and 1. */
function positionOf(value: Rational, lo: Rational, hi: Rational): Rational | null {
  const position = div(sub(value, lo), sub(hi, lo));
  return position && [ZERO, position, ONE].sort(compare)[1];
}
