/** What a visitor can do, as one pure function. Knows no DOM, no text and no score. */

/** Answers by question id, a blank one absent. */
export type Given = ReadonlyMap<string, unknown>;

export interface State {
  /** 0 is the start, then come the pages of questions, and the result after the last. */
  readonly page: number;
  readonly answers: Given;
  /** The questions of this page that were left blank and may not be. */
  readonly missing: readonly string[];
  /** Whether the visitor came from the result, to change an answer. */
  readonly isChange: boolean;
}

export type Phase = "start" | "question" | "result";

export type Action =
  | { readonly type: "next" | "back" }
  | { readonly type: "answer"; readonly question: string; readonly answer: unknown }
  /** From the result to the question, to come back with the next step. */
  | { readonly type: "change"; readonly question: string }
  /** From no answers, or from given ones where they leave off. */
  | { readonly type: "restart"; readonly answers?: Given };

/** What the machine must know of a check. */
export interface Rules {
  /** The ids of the questions on each page, in the order in which they are shown. */
  readonly pages: readonly (readonly string[])[];
  /** The questions that are blank and may not be, in the same order. */
  missing(answers: Given): readonly string[];
}

export const INITIAL: State = { page: 0, answers: new Map(), missing: [], isChange: false };

export function phaseOf({ page }: State, { pages }: Rules): Phase {
  if (!page) return "start";
  return page > pages.length ? "result" : "question";
}

/** The state after an action that the page offers: no way back from the start, none on from the result. */
export function transition(rules: Rules, state: State, action: Action): State {
  const { page, answers, missing, isChange } = state;
  switch (action.type) {
    case "next":
      return next(rules, state);
    case "back":
      return { page: page - 1, answers, missing: [], isChange };
    case "answer":
      return {
        page,
        answers: new Map(answers).set(action.question, action.answer),
        missing: missing.filter((id) => id !== action.question),
        isChange,
      };
    case "change":
      return { page: pageWith(rules, action.question), answers, missing: [], isChange: true };
    case "restart":
      return restart(rules, action.answers);
  }
}

/** The same visit where the questions are spread over other pages. */
export function moved(from: Rules, to: Rules, state: State): State {
  const first = from.pages[state.page - 1]?.[0];
  const page = first ? pageWith(to, first) : state.page && to.pages.length + 1;
  return { ...state, page, missing: [] };
}

function pageWith({ pages }: Rules, question: string): number {
  return pages.findIndex((ids) => ids.includes(question)) + 1;
}

/** One page on, or to the result if that is where one came from; or back to a page with a blank. */
function next({ pages, missing }: Rules, { page, answers, isChange }: State): State {
  const goal = isChange ? pages.length : page;
  // Nothing can be missing at the start, and the first look at the scoring takes its time.
  const blank = goal ? missing(answers) : [];
  const left = pages.map((ids) => ids.filter((id) => blank.includes(id)));
  const stop = left.findIndex((ids, i) => i < goal && ids.length > 0);
  if (stop < 0) return { page: goal + 1, answers, missing: [], isChange: false };
  return { page: stop + 1, answers, missing: left[stop], isChange };
}

/** At the first page with a blank, or the result; without answers at the start. */
function restart({ pages }: Rules, answers: Given = new Map()): State {
  const blank = pages.findIndex((ids) => !ids.every((id) => answers.has(id)));
  const page = answers.size && (blank < 0 ? pages.length : blank) + 1;
  return { page, answers, missing: [], isChange: false };
}
