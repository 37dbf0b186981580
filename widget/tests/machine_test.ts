import { deepEqual, equal, strictEqual } from "node:assert/strict";
import { type Action, INITIAL, phaseOf, type State, transition } from "../src/machine.ts";
import { rulesOf } from "../src/rules.ts";
import { SCORING } from "./fixture.ts";

const RULES = rulesOf(SCORING);

function run(...actions: Action[]): State {
  return actions.reduce((state, action) => transition(RULES, state, action), INITIAL);
}

function yes(question: string): Action {
  return { type: "answer", question, answer: "yes" };
}

const NEXT: Action = { type: "next" };
const BACK: Action = { type: "back" };

Deno.test("a visit begins at the start and goes on to the first question", () => {
  equal(phaseOf(INITIAL, RULES), "start");
  const state = run(NEXT);
  equal(phaseOf(state, RULES), "question");
  equal(state.page, 1);
  equal(state.missing, false);
});

Deno.test("choosing an answer keeps the page and takes the error away", () => {
  const blank = run(NEXT, NEXT);
  deepEqual([blank.page, blank.missing], [1, true]);
  const state = transition(RULES, blank, yes("a1"));
  deepEqual([state.page, state.missing], [1, false]);
  deepEqual([...state.answers], [["a1", "yes"]]);
});

Deno.test("choosing again replaces the answer", () => {
  const state = run(NEXT, yes("a1"), { type: "answer", question: "a1", answer: "no" });
  deepEqual([...state.answers], [["a1", "no"]]);
});

Deno.test("not applicable is an answer", () => {
  const state = run(NEXT, yes("a1"), NEXT, { type: "answer", question: "a2", answer: null }, NEXT);
  equal(state.page, 3);
});

Deno.test("a question that the scorer lets stay blank may be passed", () => {
  const state = run(NEXT, yes("a1"), NEXT, yes("a2"), NEXT, yes("b1"), NEXT, NEXT);
  equal(phaseOf(state, RULES), "result");
});

Deno.test("back loses nothing, and from the first question it is the start", () => {
  const state = run(NEXT, yes("a1"), NEXT, yes("a2"), BACK, BACK);
  equal(phaseOf(state, RULES), "start");
  equal(state.answers.size, 2);
});

Deno.test("back from the result is the last question, and next the result again", () => {
  const all = [NEXT, yes("a1"), NEXT, yes("a2"), NEXT, yes("b1"), NEXT, yes("b2"), NEXT];
  equal(run(...all, BACK).page, 4);
  equal(phaseOf(run(...all, BACK, NEXT), RULES), "result");
});

Deno.test("back takes an error away", () => {
  equal(run(NEXT, NEXT, BACK).missing, false);
});

Deno.test("next goes back to an earlier question that may not stay blank", () => {
  const answers = new Map([["a2", "yes"]]);
  const state = transition(RULES, { page: 2, answers, missing: false }, NEXT);
  deepEqual([state.page, state.missing], [1, true]);
});

Deno.test("restart drops everything", () => {
  deepEqual(run(NEXT, yes("a1"), NEXT, { type: "restart" }), INITIAL);
});

Deno.test("answers from outside show where they leave off", () => {
  const at = (...ids: string[]) => {
    const answers = new Map(ids.map((id) => [id, "yes"]));
    return run({ type: "restart", answers }).page;
  };
  equal(at(), 0);
  equal(at("a1"), 2);
  equal(at("a2"), 1);
  equal(at("a1", "a2", "b1"), 4);
  equal(at("a1", "a2", "b1", "b2"), 5);
});

Deno.test("a transition changes no state", () => {
  const before = run(NEXT);
  transition(RULES, before, yes("a1"));
  strictEqual(before.answers.size, 0);
});
