/** Answers that the scorer refuses, and those that are only strange. */

import { deepEqual, equal } from "node:assert/strict";
import { type QuestionScoring, type Refusal, score } from "../src/scorer.ts";
import { dimension, first, question, scoring, single, WEIGHED } from "./scoring_fixture.ts";

const refused = (answers: unknown, questions?: QuestionScoring[]) =>
  (score(single({}, questions), answers) as Refusal).error;
const WRONG_TYPE = { code: "wrong-type", question: null };

for (
  const [name, answers] of Object.entries({
    undefined: undefined,
    null: null,
    "a number": 3,
    "a string": "q1",
    "a boolean": true,
    "a list": [],
    "a list with names": Object.assign([], { q1: "a", q2: "a" }),
    "a function": () => ({ q1: "a" }),
    "a symbol": Symbol("q1"),
    "a proxy that throws": new Proxy({}, {
      ownKeys() {
        throw new Error("no");
      },
    }),
    "a revoked proxy": revoked(),
    "an object that throws when read": Object.defineProperty({ q2: "a" }, "q1", {
      enumerable: true,
      get() {
        throw new Error("no");
      },
    }),
  })
) {
  Deno.test(`${name} is no object of answers`, () => deepEqual(refused(answers), WRONG_TYPE));
}

function revoked(): unknown {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

for (
  const [name, answer] of Object.entries({
    "a number": 0,
    "a boolean": false,
    "a list": ["a"],
    "an object": { a: true },
    "a function": () => "a",
    "a boxed string": new String("a"),
  })
) {
  Deno.test(`${name} is no answer to a single choice`, () => {
    deepEqual(refused({ q1: answer, q2: "a" }), { code: "wrong-type", question: "q1" });
  });
}

Deno.test("not applicable where it is not offered is refused", () => {
  deepEqual(refused({ q1: null, q2: "a" }), { code: "not-applicable-refused", question: "q1" });
});
Deno.test("an option that there is not is refused", () => {
  deepEqual(refused({ q1: "a", q2: "constructor" }), { code: "unknown-option", question: "q2" });
});
Deno.test("an option is known by its whole id", () => {
  deepEqual(refused({ q1: "A", q2: "a" }), { code: "unknown-option", question: "q1" });
});
Deno.test("the first question with a problem is named, whatever the problem", () => {
  deepEqual(refused({ q2: 7, zero: 1 }), { code: "missing-answer", question: "q1" });
});
Deno.test("a problem with a question comes before an unknown key", () => {
  deepEqual(refused({ "a": "a", q1: "a", q2: "e" }), { code: "unknown-option", question: "q2" });
});
Deno.test("a key that is no question is refused", () => {
  deepEqual(refused({ q1: "a", q2: "a", Q2: null }), { code: "unknown-question", question: "Q2" });
});
Deno.test("the first of unknown keys is by code points, not by UTF-16 units", () => {
  deepEqual(refused({ q1: "a", q2: "a", "z\u{1F600}": 1, "z\uFF01": 1 }), {
    code: "unknown-question",
    question: "z\uFF01",
  });
});
Deno.test("of unknown keys the beginning of another comes first", () => {
  deepEqual(refused({ q1: "a", q2: "a", "qq": 1, "q": 1 }), {
    code: "unknown-question",
    question: "q",
  });
});
Deno.test("an unknown key may be __proto__", () => {
  deepEqual(refused(JSON.parse('{"q1":"a","q2":"a","__proto__":"a"}')), {
    code: "unknown-question",
    question: "__proto__",
  });
});
Deno.test("an inherited answer is no answer", () => {
  deepEqual(refused(Object.create({ q1: "a", q2: "a" })), {
    code: "missing-answer",
    question: "q1",
  });
});
Deno.test("an undefined answer is blank, and an undefined stranger not there, as in JSON", () => {
  const skip = single({ missing: { skip: 1 } });
  equal(first(skip, { q1: undefined, q2: "d", q3: undefined }).score, "100");
});
Deno.test("an object without a prototype is an object of answers", () => {
  equal(first(single(), Object.assign(Object.create(null), WEIGHED)).score, "700/9");
});
Deno.test("a question and an option may be named constructor", () => {
  const named = question("constructor", undefined, {
    options: [["value-of", "0"], ["constructor", "2"]],
  });
  const built = scoring([named], [dimension("constructor", [["constructor", "1"]])]);
  equal(first(built, { constructor: "constructor" }).score, "100");
});
Deno.test("a question named constructor is blank where it is not answered", () => {
  const built = scoring([question("constructor")], [dimension("x", [["constructor", "1"]])]);
  deepEqual(score(built, {}), { error: { code: "missing-answer", question: "constructor" } });
});
