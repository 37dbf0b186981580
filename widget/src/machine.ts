/** What a visitor can do, as one pure function. Knows no DOM, no text and no score. */

import { FULL } from "./full.ts";

/** Answers by question id, a blank one absent. */
export type Given = ReadonlyMap<string, unknown>;

export interface State {
  /** 0 is the start, then come the pages of questions, and the result after the last. */
  readonly page: number;
  readonly answers: Given;
  /** What was entered in place of an answer and is none: too many choices, no number in range. */
  readonly drafts: Given;
  /** The questions of this page that are not answered, or wrongly, and may not be left so. */
  readonly missing: readonly string[];
  /** Whether the visitor came from the result, to change an answer. */
  readonly isChange: boolean;
  /** In a change, the questions that the visitor has met. */
  readonly met: readonly string[];
}

export type Phase = "start" | "question" | "result";

/** One that is undefined leaves the question blank; a draft is no answer. */
interface Entry {
  readonly type: "answer";
  readonly question: string;
  readonly answer: unknown;
  readonly isDraft?: boolean;
}

export type Action =
  | { readonly type: "next" | "back" }
  | Entry
  /** From the result to the question, to come back with the next step. */
  | { readonly type: "change"; readonly question: string }
  /** From no answers, or from given ones where they leave off. */
  | { readonly type: "restart"; readonly answers?: Given };

/** Ids of questions, by page. */
export type Pages = readonly (readonly string[])[];

/** What the machine must know of a check. */
export interface Rules {
  /** The questions that are asked by these answers, in the order in which they are shown. */
  pages(answers: Given): Pages;
  /** Those of them that are blank and may not be, in the same order. */
  missing(answers: Given): readonly string[];
  /** The questions that are answered, with nothing chosen, once the visitor went on from them. */
  readonly optional: readonly string[];
}

/** What only the full engine looks at, the plain one does not have. */
export const INITIAL = {
  page: 0,
  answers: new Map(),
  missing: [],
  isChange: false,
  ...FULL && { drafts: new Map(), met: [] },
} as State;

export function phaseOf({ page, answers }: State, { pages }: Rules): Phase {
  if (!page) return "start";
  return page > pages(answers).length ? "result" : "question";
}

/** The state after an action that the page offers: no way back from the start, none on from the result. */
export function transition(rules: Rules, state: State, action: Action): State {
  const { page, answers } = state;
  switch (action.type) {
    case "next":
      return next(rules, state);
    case "back":
      return { ...state, page: page - 1, missing: [] };
    case "answer":
      return FULL ? entered(rules, state, action) : answered(state, action);
    case "change": {
      const pages = rules.pages(answers);
      const page = pageWith(pages, action.question);
      return { ...state, page, missing: [], isChange: true, ...FULL && { met: pages.flat() } };
    }
    case "restart":
      return restart(rules, action.answers);
  }
}

/** The same visit where the questions are spread over other pages. */
export function moved(from: Rules, to: Rules, state: State): State {
  const { page, answers } = state;
  const first = from.pages(answers)[page - 1]?.[0];
  const pages = to.pages(answers);
  return { ...state, page: first ? pageWith(pages, first) : page && pages.length + 1, missing: [] };
}

/** Whether the step on from this page, once it is answered, is the one to the result. */
export function isLast(rules: Rules, state: State): boolean {
  const { page, isChange, answers } = state;
  if (isChange) return !FULL || !stops(rules, state).slice(page).flat().length;
  return page === rules.pages(answers).length;
}

function pageWith(pages: Pages, question: string): number {
  return pages.findIndex((ids) => ids.includes(question)) + 1;
}

function answered(state: State, { question, answer }: Entry): State {
  return {
    ...state,
    answers: new Map(state.answers).set(question, answer),
    missing: state.missing.filter((id) => id !== question),
  };
}

/** The same where an answer may be taken back, be a draft, and end the asking of others. */
function entered(rules: Rules, state: State, { question, answer, isDraft }: Entry): State {
  const answers = changed(state.answers, question, isDraft ? undefined : answer);
  return {
    ...state,
    answers,
    drafts: changed(state.drafts, question, isDraft ? answer : undefined),
    missing: state.missing.filter((id) =>
      (isDraft || id !== question) && pageWith(rules.pages(answers), id)
    ),
  };
}

function changed(given: Given, question: string, value: unknown): Given {
  const copy = new Map(given).set(question, value);
  if (value === undefined) copy.delete(question);
  return copy;
}

/** One page on, or to the result if that is where one came from; or to a page that needs an answer. */
function next(rules: Rules, before: State): State {
  const state = FULL ? passed(rules, before) : before;
  const { page, isChange } = state;
  const goal = isChange ? rules.pages(state.answers).length : page;
  // Nothing can be missing at the start, and the first look at the scoring takes its time.
  const open = goal ? stops(rules, state) : [];
  const stop = open.findIndex((ids, i) => i < goal && ids.length > 0);
  if (stop < 0) return { ...state, page: goal + 1, missing: [], isChange: false };
  const there = { ...state, page: stop + 1, missing: open[stop] };
  return FULL && stop >= page ? meeting(there) : there;
}

/** By page, the questions at which the visitor has to stop. */
function stops({ pages, missing }: Rules, state: State): Pages {
  const blank = missing(state.answers);
  return pages(state.answers).map((ids, i) =>
    ids.filter((id) => blank.includes(id) || FULL && isOpen(state, id, i))
  );
}

/** Whether a question is answered wrongly, or has come up in a change and is still to be met. */
function isOpen({ page, answers, drafts, met }: State, question: string, index: number): boolean {
  return drafts.has(question) ||
    index >= page && !answers.has(question) && !met.includes(question);
}

/** What the visitor meets for the first time is no mistake. */
function meeting(state: State): State {
  return { ...state, missing: [], met: [...state.met, ...state.missing] };
}

/** Where nothing may be chosen, going on says so. */
function passed({ pages, optional }: Rules, state: State): State {
  const { page, answers, drafts } = state;
  const none = (pages(answers)[page - 1] ?? []).filter((id) =>
    optional.includes(id) && !answers.has(id) && !drafts.has(id)
  );
  return { ...state, answers: new Map([...answers, ...none.map((id) => [id, []] as const)]) };
}

/** At the first page with a blank, or the result; without answers at the start. */
function restart({ pages }: Rules, answers: Given = new Map()): State {
  const asked = pages(answers);
  const blank = asked.findIndex((ids) => !ids.every((id) => answers.has(id)));
  const page = answers.size && (blank < 0 ? asked.length : blank) + 1;
  return { ...INITIAL, page, answers };
}
