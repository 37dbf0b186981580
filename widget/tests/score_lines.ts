/** Lines of `{scoring, answers: […]}` in, a line of what the scorer says of each out. */

import { lift, score } from "../src/scorer.ts";
import type { Answers, Scoring } from "../src/scorer.ts";

/** The result as a page would write it, and the lift; a scorer that throws says so. */
function told(scoring: Scoring, answers: Answers): string[] {
  try {
    return [JSON.stringify(score(scoring, answers)), JSON.stringify(lift(scoring, answers))];
  } catch (error) {
    return [`threw ${error}`, ""];
  }
}

let rest = "";
for await (const chunk of Deno.stdin.readable.pipeThrough(new TextDecoderStream())) {
  const lines = (rest + chunk).split("\n");
  rest = lines.pop()!;
  for (const line of lines) {
    const { scoring, answers } = JSON.parse(line);
    console.log(JSON.stringify(answers.map((each: Answers) => told(scoring, each))));
  }
}
