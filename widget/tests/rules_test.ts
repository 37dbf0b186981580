import { deepEqual, equal } from "node:assert/strict";
import { answersIn, isSame, readAnswers, rulesOf } from "../src/rules.ts";
import { SCORING } from "./fixture.ts";

const RULES = rulesOf(SCORING, "steps");

function read(value: unknown): unknown {
  const given = readAnswers(SCORING, value);
  return given && Object.fromEntries(given);
}

Deno.test("missing are the blanks that the scorer refuses, in order", () => {
  deepEqual(RULES.missing(new Map()), ["a1", "a2", "b1"]);
  deepEqual(RULES.missing(new Map([["a2", null]])), ["a1", "b1"]);
  deepEqual(RULES.missing(new Map([["a1", "no"], ["a2", "no"], ["b1", "no"]])), []);
});

Deno.test("a question has a page of its own, or all have one", () => {
  deepEqual(RULES.pages, [["a1"], ["a2"], ["b1"], ["b2"]]);
  deepEqual(rulesOf(SCORING, "page").pages, [["a1", "a2", "b1", "b2"]]);
});

Deno.test("answers may lack questions", () => {
  deepEqual(read({}), {});
  deepEqual(read({ b1: "yes", a2: null }), { b1: "yes", a2: null });
});

Deno.test("a property that is undefined is a blank, as in JSON", () => {
  deepEqual(read({ a1: "yes", a2: undefined }), { a1: "yes" });
});

Deno.test("one answer that does not fit refuses them all", () => {
  const wrong = [{ a1: "perhaps" }, { a1: null }, { a1: 1 }, { a1: ["yes"] }, { zz: "yes" }];
  for (const value of wrong) equal(read({ b1: "yes", ...value }), null);
});

Deno.test("what is no object is refused", () => {
  for (const value of [null, undefined, "a1", 1, [], [["a1", "yes"]]]) equal(read(value), null);
});

Deno.test("names that every object has are no answers", () => {
  deepEqual(read(Object.create({ a1: "perhaps" })), {});
  equal(read({ constructor: "yes" }), null);
});

Deno.test("the same answers are the same", () => {
  const given = new Map([["a1", "yes"]]);
  equal(isSame(given, new Map(given)), true);
  equal(isSame(given, new Map([["a1", "no"]])), false);
  equal(isSame(given, new Map()), false);
});

Deno.test("a form's value gives its answers back, anything else gives none", () => {
  deepEqual(answersIn(`{"answers":{"a1":"yes"},"result":null}`), { a1: "yes" });
  for (const value of ["", "null", "{}", "no", null, undefined, {}]) {
    equal(answersIn(value), undefined);
  }
});
