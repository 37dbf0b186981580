import { deepEqual, equal } from "node:assert/strict";
import { answersIn, hides, isSame, readAnswers, rulesOf } from "../src/rules.ts";
import { KINDS, SCORING } from "./fixture.ts";

const RULES = rulesOf(SCORING, "steps");

function read(value: unknown, scoring = SCORING): unknown {
  const given = readAnswers(scoring, value);
  return given && Object.fromEntries(given);
}

Deno.test("missing are the blanks that the scorer refuses, in order", () => {
  deepEqual(RULES.missing(new Map()), ["a1", "a2", "b1"]);
  deepEqual(RULES.missing(new Map([["a2", null]])), ["a1", "b1"]);
  deepEqual(RULES.missing(new Map([["a1", "no"], ["a2", "no"], ["b1", "no"]])), []);
});

Deno.test("a question has a page of its own, or all have one", () => {
  deepEqual(RULES.pages(new Map()), [["a1"], ["a2"], ["b1"], ["b2"]]);
  deepEqual(rulesOf(SCORING, "page").pages(new Map()), [["a1", "a2", "b1", "b2"]]);
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

Deno.test("the pages are those of the questions that the answers ask for", () => {
  const rules = rulesOf(KINDS, "steps");
  deepEqual(rules.pages(new Map()), [["pick"], ["any"], ["count"]]);
  deepEqual(rules.pages(new Map([["pick", ["x"]]])), [["pick"], ["why"], ["any"], ["count"]]);
  deepEqual(rulesOf(KINDS, "page").pages(new Map()), [["pick", "any", "count"]]);
});

Deno.test("what is hidden is not missing", () => {
  const { missing } = rulesOf(KINDS, "steps");
  deepEqual(missing(new Map()), ["pick", "any", "count"]);
  deepEqual(missing(new Map<string, unknown>([["pick", ["x"]], ["count", 3]])), ["why", "any"]);
});

Deno.test("only where nothing need be chosen, going on is an answer", () => {
  deepEqual(rulesOf(KINDS, "steps").optional, ["any"]);
  deepEqual(RULES.optional, []);
});

Deno.test("a check hides questions or it does not", () => {
  deepEqual([hides(SCORING), hides(KINDS)], [false, true]);
});

Deno.test("lists and numbers are answers, and a list of none where nothing need be chosen", () => {
  const answers = { pick: ["y", "x"], why: "yes", any: [], count: -2 };
  deepEqual(read(answers, KINDS), answers);
  for (const wrong of [{ pick: "x" }, { pick: ["x", "y", "z"] }, { count: "3" }, { any: [1] }]) {
    equal(read(wrong, KINDS), null);
  }
});

Deno.test("an empty list is a blank where something must be chosen", () => {
  deepEqual(read({ pick: [], count: 3 }, KINDS), { count: 3 });
});

Deno.test("an answer to a hidden question is kept if it is one", () => {
  deepEqual(read({ pick: ["y"], why: "yes" }, KINDS), { pick: ["y"], why: "yes" });
  deepEqual(read({ pick: ["y"], why: 5 }, KINDS), { pick: ["y"] });
  equal(read({ pick: ["x"], why: 5 }, KINDS), null);
});

Deno.test("what a page does with its list afterwards is its own affair", () => {
  const pick = ["x"];
  const given = readAnswers(KINDS, { pick });
  pick.push("y");
  deepEqual(given?.get("pick"), ["x"]);
});
