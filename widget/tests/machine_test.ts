import { deepEqual, equal, strictEqual } from "node:assert/strict";
import {
  type Action,
  INITIAL,
  isLast,
  moved,
  phaseOf,
  type State,
  transition,
} from "../src/machine.ts";
import { rulesOf } from "../src/rules.ts";
import { KINDS, SCORING } from "./fixture.ts";

const RULES = rulesOf(SCORING, "steps");
const ON_ONE_PAGE = rulesOf(SCORING, "page");

function run(...actions: Action[]): State {
  return actions.reduce((state, action) => transition(RULES, state, action), INITIAL);
}

const OF_KINDS = rulesOf(KINDS, "steps");
const OF_KINDS_ON_ONE_PAGE = rulesOf(KINDS, "page");

function runKinds(...actions: Action[]): State {
  return actions.reduce((state, action) => transition(OF_KINDS, state, action), INITIAL);
}

function answer(question: string, answer: unknown, isDraft?: boolean): Action {
  return { type: "answer", question, answer, isDraft };
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

Deno.test("a question comes when an answer asks for it, and goes with it, its answer kept", () => {
  const asked = runKinds(NEXT, answer("pick", ["x"]), NEXT, yes("why"), NEXT);
  deepEqual([asked.page, phaseOf(asked, OF_KINDS)], [3, "question"]);
  const without = [BACK, BACK, answer("pick", ["y"]), NEXT] as const;
  const passed = without.reduce((state, each) => transition(OF_KINDS, state, each), asked);
  deepEqual([passed.page, passed.answers.get("why")], [2, "yes"]);
});

Deno.test("going on from where nothing need be chosen is an answer, and only that", () => {
  const state = runKinds(NEXT, answer("pick", ["y"]), NEXT);
  equal(state.answers.has("any"), false);
  deepEqual(transition(OF_KINDS, state, NEXT).answers.get("any"), []);
  const chosen = transition(OF_KINDS, state, answer("any", ["yes"]));
  deepEqual(transition(OF_KINDS, chosen, NEXT).answers.get("any"), ["yes"]);
});

Deno.test("a draft is no answer, and there is no way on from it", () => {
  const state = runKinds(NEXT, answer("pick", ["y"]), answer("pick", ["x", "y", "z"], true));
  equal(state.answers.has("pick"), false);
  deepEqual(state.drafts.get("pick"), ["x", "y", "z"]);
  const stopped = transition(OF_KINDS, state, NEXT);
  deepEqual([stopped.page, stopped.missing], [1, ["pick"]]);
  const right = transition(OF_KINDS, stopped, answer("pick", ["y", "z"]));
  deepEqual([right.missing, right.drafts.size], [[], 0]);
  equal(transition(OF_KINDS, right, NEXT).page, 2);
});

Deno.test("a draft is an error until it is an answer, also where the question may stay blank", () => {
  const last = [yes("a1"), yes("a2"), yes("b1")].reduce(
    (state, each) => transition(RULES, transition(RULES, state, each), NEXT),
    run(NEXT),
  );
  const stopped = transition(RULES, transition(RULES, last, answer("b2", "9x", true)), NEXT);
  deepEqual([stopped.page, stopped.missing], [4, ["b2"]]);
  deepEqual(transition(RULES, stopped, answer("b2", "9", true)).missing, ["b2"]);
  const blank = transition(RULES, stopped, answer("b2", undefined));
  deepEqual([blank.missing, blank.answers.has("b2")], [[], false]);
  equal(phaseOf(transition(RULES, blank, NEXT), RULES), "result");
});

Deno.test("a draft outlasts going back, and not a restart", () => {
  const state = runKinds(NEXT, answer("pick", ["x", "y", "z"], true), BACK, NEXT);
  deepEqual([state.page, state.drafts.size, state.missing], [1, 1, []]);
  equal(transition(OF_KINDS, state, { type: "restart" }).drafts.size, 0);
});

const KINDS_ANSWERED = [
  NEXT,
  answer("pick", ["y"]),
  NEXT,
  NEXT,
  answer("count", 3),
  NEXT,
];

Deno.test("a change that asks for more leads there before the result, and calls it no error", () => {
  const change: Action = { type: "change", question: "pick" };
  const changed = runKinds(...KINDS_ANSWERED, change, answer("pick", ["x"]), NEXT);
  deepEqual([changed.page, changed.missing, changed.isChange], [2, [], true]);
  deepEqual(transition(OF_KINDS, changed, NEXT).missing, ["why"]);
  const done = [yes("why"), NEXT].reduce(
    (state, each) => transition(OF_KINDS, state, each as Action),
    changed,
  );
  deepEqual([phaseOf(done, OF_KINDS), done.isChange], ["result", false]);
});

Deno.test("what a change asks for is met once, also where it may stay blank", () => {
  const dimensions = KINDS.dimensions.map((each) => ({ ...each, missing: "worst" as const }));
  const rules = rulesOf({ ...KINDS, dimensions }, "steps");
  const all = [...KINDS_ANSWERED, { type: "change", question: "pick" }, answer("pick", ["x"])];
  const state = (all as Action[]).reduce(
    (each, action) => transition(rules, each, action),
    INITIAL,
  );
  const met = transition(rules, state, NEXT);
  deepEqual([met.page, met.missing], [2, []]);
  equal(phaseOf(transition(rules, met, NEXT), rules), "result");
});

Deno.test("a change that asks for nothing new leads back at once, past what was left blank", () => {
  const all = [NEXT, yes("a1"), NEXT, yes("a2"), NEXT, yes("b1"), NEXT, NEXT];
  const change = run(...all, { type: "change", question: "a1" });
  equal(isLast(RULES, change), true);
  equal(phaseOf(transition(RULES, change, NEXT), RULES), "result");
});

Deno.test("the last page is the one before the result, by the answers so far", () => {
  const last = runKinds(NEXT, answer("pick", ["y"]), NEXT, NEXT);
  deepEqual([last.page, isLast(OF_KINDS, last)], [3, true]);
  equal(isLast(OF_KINDS, runKinds(NEXT)), false);
  const change: Action = { type: "change", question: "pick" };
  const changed = runKinds(...KINDS_ANSWERED, change, answer("pick", ["x"]));
  equal(isLast(OF_KINDS, changed), false);
  equal(isLast(OF_KINDS, transition(OF_KINDS, changed, answer("pick", ["z"]))), true);
});

Deno.test("on one page, what is not asked any more is not missing any more", () => {
  const step = (state: State, action: Action) => transition(OF_KINDS_ON_ONE_PAGE, state, action);
  const missed = [NEXT, answer("pick", ["x"]), NEXT].reduce(step, INITIAL);
  deepEqual(missed.missing, ["why", "count"]);
  deepEqual(missed.answers.get("any"), []);
  deepEqual(step(missed, answer("pick", ["y"])).missing, ["count"]);
});

Deno.test("answers from outside lead to the first question that they ask for and do not answer", () => {
  const given = (entries: Record<string, unknown>) =>
    runKinds({ type: "restart", answers: new Map(Object.entries(entries)) }).page;
  equal(given({ pick: ["x"], any: [] }), 2);
  equal(given({ pick: ["y"], any: [], count: 0 }), 4);
  equal(given({ pick: ["y"], count: 0 }), 2);
});
