import { equal } from "node:assert/strict";
import { mayCome } from "../src/ahead.ts";
import type { Scene } from "../src/scene.ts";
import type { Condition, QuestionScoring } from "../src/scoring.ts";

function question(id: string, show_if?: Condition): QuestionScoring {
  return { id, weight: "1", not_applicable: false, options: [], show_if };
}

const chosen = (id: string): Condition => ({ question: id, is: ["yes"] });

const QUESTIONS = [
  question("a"),
  question("b"),
  question("a-more", chosen("a")),
  question("a-most", { any: [chosen("a-more"), { not: chosen("a-more") }] }),
  question("c"),
  question("b-and-c", { all: [chosen("b"), { sum_of: ["c"], at_least: "1" }] }),
];

/** How many may come on a page, when only what depends on nothing is shown, and these. */
function coming(page: number, ...also: string[]): number {
  const shown = ["a", "b", ...also.filter((id) => id < "b"), "c"];
  const pages = [...new Set(shown)].map((id) => [id]);
  return mayCome({ scoring: { questions: QUESTIONS }, pages, state: { page } } as unknown as Scene);
}

Deno.test("at first all that is hidden may come, also what depends on what is hidden", () => {
  equal(coming(1), 3);
});

Deno.test("what depends on questions gone past is settled", () => {
  equal(coming(2), 1);
  equal(coming(3), 1);
});

Deno.test("what is shown is not to come, what depends on it is", () => {
  equal(coming(1, "a-more"), 2);
  equal(coming(3, "a-more"), 2);
  equal(coming(4, "a-more"), 1);
});
