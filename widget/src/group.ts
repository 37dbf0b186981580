import type { Question } from "./answers.ts";
import { countedAs } from "./counting.ts";
import { FULL } from "./full.ts";
import { AT, FUNCTIONS, type ScoreFunction, type Term } from "./functions.ts";
import { clamp, compare, div, ONE, parse, type Rational, sub, ZERO } from "./rational.ts";
import { functionOf } from "./score_function.ts";
import type { CountedScoring, FunctionName, RuleScoring } from "./scoring.ts";
import type { Answered, Worth } from "./worth.ts";

/** What a scoring says of that which makes one score: a dimension, or the overall. */
export interface GroupScoring extends RuleScoring {
  readonly questions: readonly CountedScoring[];
}

/** What makes one score, ready for it: at least so many of its terms must have a value. */
export interface Group {
  readonly score: ScoreFunction;
  readonly least: number;
  readonly bounds: readonly Rational[];
  readonly members: readonly Member[];
}

/** A question in a group: its weight and worth there, and what it counts as when blank. */
interface Member extends Omit<Term, "value">, Worth {
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
export function readyGroup(
  group: GroupScoring,
  questions: ReadonlyMap<string, Question>,
  levels: readonly string[],
): Group {
  // Object() takes a policy that is only a name, or null, for one without a number.
  const { skip = 1, constant }: { skip?: number; constant?: string } = Object(group.missing);
  const members = group.questions.map(([id, written, counting]) => {
    const question = questions.get(id)!;
    const weight = parse(written);
    const counted = FULL ? countedAs(question, weight, counting) : question;
    const blank = group.missing === "worst" ? counted.lo : constant ? parse(constant) : null;
    return { ...counted, weight, blank };
  });
  return {
    score: FULL ? functionOf(group, levels) : FUNCTIONS[group.score as FunctionName],
    least: skip,
    bounds: boundsOf(group, levels).map(parse),
    members,
  };
}

/** Where the score is a level's number, each level begins at its own. */
function boundsOf({ bounds }: GroupScoring, levels: readonly string[]): readonly string[] {
  return bounds.length ? bounds : levels.slice(1).map((_, i) => `${i + 2}`);
}

/** Returns a term for each question that has a value, blanks that count among them. */
export function termsOf({ members }: Group, { values, given }: Answered): Term[] {
  return members.flatMap((member) => {
    let answered = values.get(member.id);
    // By itself a question can be worth something else than here.
    if (FULL && answered) answered = member.of(given.get(member.id)) as Rational;
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
  const position = div(sub(value, lo), sub(hi, lo));
  return { ...group, value, lo, hi, level, position: position && clamp(position, ZERO, ONE) };
}
