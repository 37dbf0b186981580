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
  | { readonly type: "next" | "back" }
  | { readonly type: "answer"; readonly question: string; readonly answer: unknown }
  /** From no answers, or from given ones where they leave off. */
  | { readonly type: "restart"; readonly answers?: Given };

/** What the machine must know of a check. */
export interface Rules {
  /** Question ids in the order in which they are shown. */
  readonly questions: readonly string[];
  /** How many questions, from the first on, may be left as they are. */
  accepted(answers: Given): number;
}

export const INITIAL: State = { page: 0, answers: new Map(), missing: false };

export function phaseOf({ page }: State, { questions }: Rules): Phase {
  if (!page) return "start";
  return page > questions.length ? "result" : "question";
}

/** The state after an action that the page offers: no way back from the start, none on from the result. */
export function transition(rules: Rules, state: State, action: Action): State {
  const { page, answers } = state;
  switch (action.type) {
    case "next":
      return next(rules, state);
    case "back":
      return { page: page - 1, answers, missing: false };
    case "answer":
      return { page, answers: withAnswer(answers, action), missing: false };
    case "restart":
      return restart(rules, action.answers);
  }
}

/** One page on, or back to a question that may not stay blank. */
function next({ accepted }: Rules, { page, answers }: State): State {
  const count = accepted(answers);
  const missing = count < page;
  return { page: (missing ? count : page) + 1, answers, missing };
}

function withAnswer(answers: Given, { question, answer }: Action & { type: "answer" }): Given {
  return new Map(answers).set(question, answer);
}

/** At the first blank question, or the result; without answers at the start. */
function restart({ questions }: Rules, answers: Given = new Map()): State {
  const blank = questions.findIndex((id) => !answers.has(id));
  const page = answers.size && (blank < 0 ? questions.length : blank) + 1;
  return { page, answers, missing: false };
}
