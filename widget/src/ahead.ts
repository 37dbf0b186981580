/** Questions that are hidden now and may still come. */

import type { Scene } from "./scene.ts";
import type { Condition } from "./scoring.ts";

/**
 * How many hidden questions depend on the present one, or a later one, or on another that may come.
 *
 * What the visitor has gone past decides nothing any more.
 */
export function mayCome({ scoring, pages, state: { page } }: Scene): number {
  const shown = pages.flat();
  const ahead = pages.slice(page - 1).flat();
  const count = ahead.length;
  for (const { id, show_if } of scoring.questions) {
    const isOpen = show_if && !shown.includes(id) &&
      lookedAt(show_if).some((each) => ahead.includes(each));
    if (isOpen) ahead.push(id);
  }
  return ahead.length - count;
}

/** The questions that a condition on questions looks at. */
function lookedAt(condition: Condition): readonly string[] {
  if ("question" in condition) return [condition.question];
  if ("sum_of" in condition) return condition.sum_of;
  const { all, any, not } = condition as Record<"all" | "any", Condition[]> & { not: Condition };
  return (all ?? any ?? [not]).flatMap(lookedAt);
}
