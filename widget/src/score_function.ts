/** The score functions beside those that only have a name. */

import { FUNCTIONS, type ScoreFunction } from "./functions.ts";
import { add, compare, mul, parse, type Rational, whole, ZERO } from "./rational.ts";
import type { RuleScoring } from "./scoring.ts";

/** Makes the score function that a group's scoring asks for; levels are the ids of all. */
export function functionOf(
  { score, scale, offset }: RuleScoring,
  levels: readonly string[],
): ScoreFunction {
  const made = score === "staged"
    ? stagesOf(levels)
    : typeof score === "object"
    ? countOf(parse(score.count))
    : FUNCTIONS[score];
  return scale && offset ? scaled(made, parse(scale), parse(offset)) : made;
}

function countOf(least: Rational): ScoreFunction {
  return (terms, at) => whole(terms.filter((term) => compare(term[at], least) >= 0).length);
}

/** What is not applicable or hidden is no term, and so asks for nothing. */
function stagesOf(levels: readonly string[]): ScoreFunction {
  return (terms, at) => {
    if (at === "lo") return whole(1);
    const unmet = at === "hi"
      ? []
      : terms.filter(({ value, stage }) => compare(value, stage!.met) < 0);
    const lacking = levels.findIndex((level) =>
      unmet.some(({ stage }) => stage!.required_for.includes(level))
    );
    return whole(lacking < 0 ? levels.length : lacking);
  };
}

/** Under a scale below zero the highest score comes out as the lowest. */
function scaled(score: ScoreFunction, scale: Rational, offset: Rational): ScoreFunction {
  const turned = { value: "value", lo: "hi", hi: "lo" } as const;
  const isFalling = compare(scale, ZERO) < 0;
  return (terms, at) => {
    const found = score(terms, isFalling ? turned[at] : at);
    return found && add(offset, mul(scale, found));
  };
}
