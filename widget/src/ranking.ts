import { compare, type Rational } from "./rational.ts";
import type { Tie } from "./scoring.ts";

/** Something with a position among others. */
export interface Positioned {
  readonly id: string;
  readonly position: Rational | null;
}

/** Ranks from lowest to highest position, null last; ties names all, in the order for a tie. */
export function ranked<T extends Positioned>(
  standings: readonly T[],
  ties: readonly string[],
): T[] {
  return [...standings].sort((a, b) =>
    comparePositions(a, b) || ties.indexOf(a.id) - ties.indexOf(b.id)
  );
}

/**
 * Returns the first of a ranking and all that are level with it; null where it has no position, or
 * the one that is never first.
 */
export function firstOf(ranking: readonly Positioned[], never?: Rational): Tie | null {
  const [first] = ranking;
  if (!first?.position || never && !compare(first.position, never)) return null;
  const tied = ranking.filter((other) => !comparePositions(first, other));
  return { dimension: first.id, tied: tied.map(({ id }) => id) };
}

function comparePositions({ position: a }: Positioned, { position: b }: Positioned): number {
  return a && b ? compare(a, b) : Number(!a) - Number(!b);
}
