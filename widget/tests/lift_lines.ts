/** Lines of `{scoring, sets}` in, the lifts of these answer sets a line out: for tests/lifting.py. */

import { lift } from "../src/scorer.ts";

let rest = "";
for await (const chunk of Deno.stdin.readable.pipeThrough(new TextDecoderStream())) {
  const lines = (rest + chunk).split("\n");
  rest = lines.pop()!;
  for (const line of lines) {
    const { scoring, sets } = JSON.parse(line);
    console.log(JSON.stringify(sets.map((answers: unknown) => lift(scoring, answers))));
  }
}
