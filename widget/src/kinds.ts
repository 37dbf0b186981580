/** The kinds of questions beside the choice of one option as it is. */

import {
  add,
  clamp,
  compare,
  div,
  mul,
  parse,
  type Rational,
  sub,
  total,
  whole,
} from "./rational.ts";
import type { QuestionScoring } from "./scoring.ts";
import { choice, type Worth } from "./worth.ts";

/** What the answers to a question of any kind are worth; values are those of its options. */
export function worthOf(question: QuestionScoring, values: readonly (string | null)[]): Worth {
  const worth = unturned(question, values);
  return question.reverse ? reversed(worth) : worth;
}

function unturned(
  { number, many, options }: QuestionScoring,
  values: readonly (string | null)[],
): Worth {
  if (number) return onLine(number);
  // Where a question has no values, only points, nothing looks at the worth that it has by itself.
  const byId = new Map(options.map(([id], i) => [id, parse(values[i] ?? "0")]));
  return many ? several(byId, many) : choice(byId);
}

function several(
  values: ReadonlyMap<string, Rational>,
  { at_most, required }: Required<QuestionScoring>["many"],
): Worth {
  const rising = [...values.values()].sort(compare);
  return {
    lo: total(rising.slice(0, at_most).filter(({ n }) => n < 0n)),
    hi: total(rising.slice(-at_most).filter(({ n }) => n > 0n)),
    of: (answer) => {
      if (!isSetOfStrings(answer)) return "wrong-type";
      const chosen = answer.flatMap((id) => values.get(id) ?? []);
      if (chosen.length < answer.length) return "unknown-option";
      if (chosen.length > at_most) return "too-many";
      return required && !chosen.length ? undefined : total(chosen);
    },
  };
}

function isSetOfStrings(answer: unknown): answer is readonly string[] {
  return Array.isArray(answer) && answer.every((id) => typeof id === "string") &&
    new Set(answer).size === answer.length;
}

/** A number between min and max, mapped to what lies between from and to; these may fall. */
function onLine(number: Required<QuestionScoring>["number"]): Worth {
  const [min, max, from, to] = [number.min, number.max, number.from, number.to].map(parse);
  const slope = div(sub(to, from), sub(max, min))!;
  const [lo, hi] = [from, to].sort(compare);
  return {
    lo,
    hi,
    of: (answer) =>
      Number.isSafeInteger(answer)
        ? add(from, mul(slope, sub(clamp(whole(answer as number), min, max), min)))
        : "wrong-type",
  };
}

function reversed({ lo, hi, of }: Worth): Worth {
  const turned = (answer: unknown) => {
    const value = of(answer);
    return typeof value === "object" ? sub(add(lo, hi), value) : value;
  };
  return { lo, hi, of: turned };
}
