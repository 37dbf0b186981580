/** What a visitor can do, as one pure function. Knows no DOM, no text and no score. */

/** Answers by question id, a blank one absent. */
export type Given = ReadonlyMap<string, unknown>;

export interface State {
  /** 0 is the start, then each question has its own, and the result comes after the last. */
  readonly page: number;
  readonly answers: Given;
  /** The question that shows was left blank and may not be. */
  readonly missing: boolean;
}

export type Phase = "start" | "question" | "result";

export type Action =
  | { readonly type: "next" | "back" | "restart" }
  | { readonly type: "answer"; readonly question: string; readonly answer: unknown }
  /** Answers from outside: shown where they leave off. */
  | { readonly type: "answers"; readonly answers: Given };

/** What the machine must know of a check. */
export interface Rules {
  /** Question ids in the order in which they are shown. */
  readonly questions: readonly string[];
  /** The index of the first question for which the answers would be refused, or -1. */
  refused(answers: Given): number;
}

export const INITIAL: State = { page: 0, answers: new Map(), missing: false };

export function phaseOf({ page }: State, { questions }: Rules): Phase {
  if (!page) return "start";
  return page > questions.length ? "result" : "question";
}

/** The state after an action. */
export function transition(rules: Rules, state: State, action: Action): State {
  const { page, answers } = state;
  switch (action.type) {
    case "next":
      return next(rules, state);
    case "back":
      return { page: Math.max(page - 1, 0), answers, missing: false };
    case "restart":
      return INITIAL;
    case "answer":
      return { page, answers: withAnswer(answers, action), missing: false };
    case "answers":
      return { page: pageFor(rules, action.answers), answers: action.answers, missing: false };
  }
}

/** One page on, or back to a question that may not stay blank. */
function next({ questions, refused }: Rules, { page, answers }: State): State {
  const blank = refused(answers);
  const missing = blank >= 0 && blank < page;
  return { page: missing ? blank + 1 : Math.min(page, questions.length) + 1, answers, missing };
}

function withAnswer(answers: Given, { question, answer }: Action & { type: "answer" }): Given {
  return new Map(answers).set(question, answer);
}

/** Where answers leave off: the first blank question, the result, without any the start. */
function pageFor({ questions }: Rules, answers: Given): number {
  const blank = questions.findIndex((id) => !answers.has(id));
  if (!answers.size) return 0;
  return (blank < 0 ? questions.length : blank) + 1;
}
