import { deepEqual, equal, strictEqual } from "node:assert/strict";
import { type Action, INITIAL, moved, phaseOf, type State, transition } from "../src/machine.ts";
import { rulesOf } from "../src/rules.ts";
import { SCORING } from "./fixture.ts";

const RULES = rulesOf(SCORING, "steps");
const ON_ONE_PAGE = rulesOf(SCORING, "page");

function run(...actions: Action[]): State {
  return actions.reduce((state, action) => transition(RULES, state, action), INITIAL);
}

function runOnOnePage(...actions: Action[]): State {
  return actions.reduce((state, action) => transition(ON_ONE_PAGE, state, action), INITIAL);
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
  deepEqual(state.missing, []);
});

Deno.test("choosing an answer keeps the page and takes the error away", () => {
  const blank = run(NEXT, NEXT);
  deepEqual([blank.page, blank.missing], [1, ["a1"]]);
  const state = transition(RULES, blank, yes("a1"));
  deepEqual([state.page, state.missing], [1, []]);
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
  deepEqual(run(NEXT, NEXT, BACK).missing, []);
});

Deno.test("next goes back to an earlier question that may not stay blank", () => {
  const answers = new Map([["a2", "yes"]]);
  const state = transition(RULES, { ...INITIAL, page: 2, answers }, NEXT);
  deepEqual([state.page, state.missing], [1, ["a1"]]);
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

Deno.test("on one page, all that is open is named at once, and less with every answer", () => {
  const state = runOnOnePage(NEXT, yes("a2"), NEXT);
  deepEqual([state.page, state.missing], [1, ["a1", "b1"]]);
  deepEqual(transition(ON_ONE_PAGE, state, yes("a1")).missing, ["b1"]);
  const done = runOnOnePage(NEXT, yes("a1"), yes("a2"), yes("b1"), NEXT);
  equal(phaseOf(done, ON_ONE_PAGE), "result");
});

Deno.test("an answer is changed from the result, and next is the result again", () => {
  const all = [NEXT, yes("a1"), NEXT, yes("a2"), NEXT, yes("b1"), NEXT, yes("b2"), NEXT];
  const change = run(...all, { type: "change", question: "a2" });
  deepEqual([change.page, change.isChange], [2, true]);
  const back = [{ type: "answer", question: "a2", answer: "no" }, NEXT] as const;
  const result = run(...all, { type: "change", question: "a2" }, ...back);
  deepEqual([phaseOf(result, RULES), result.isChange], ["result", false]);
  equal(result.answers.get("a2"), "no");
});

Deno.test("the questions spread over other pages without loss", () => {
  const third = run(NEXT, yes("a1"), NEXT, yes("a2"), NEXT, NEXT);
  deepEqual([third.page, third.missing], [3, ["b1"]]);
  const page = moved(RULES, ON_ONE_PAGE, third);
  deepEqual([page.page, page.missing, page.answers.size], [1, [], 2]);
  equal(moved(ON_ONE_PAGE, RULES, page).page, 1);
});

Deno.test("the start stays the start, and the result the result, however pages are laid", () => {
  const all = [NEXT, yes("a1"), NEXT, yes("a2"), NEXT, yes("b1"), NEXT, yes("b2"), NEXT];
  deepEqual(moved(RULES, ON_ONE_PAGE, INITIAL), INITIAL);
  equal(phaseOf(moved(RULES, ON_ONE_PAGE, run(...all)), ON_ONE_PAGE), "result");
});

Deno.test("a transition changes no state", () => {
  const before = run(NEXT);
  transition(RULES, before, yes("a1"));
  strictEqual(before.answers.size, 0);
});
