/** Lines of `{scoring, answers}` in, a lift a line out: for tests/test_lift_vectors.py. */

import { lift } from "../src/scorer.ts";

const text = await new Response(Deno.stdin.readable).text();
for (const line of text.split("\n")) {
  const { scoring, answers } = JSON.parse(line);
  console.log(JSON.stringify(lift(scoring, answers)));
}
