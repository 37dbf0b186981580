/** What a visitor can do, as one pure function. Knows no DOM, no text and no score. */

/** Answers by question id, a blank one absent. */
export type Given = ReadonlyMap<string, unknown>;

export interface State {
  readonly phase: "start" | "question" | "result";
  /** Of the question that shows; where none does, of the one that showed last. */
  readonly index: number;
  readonly answers: Given;
  /** The question that shows was left blank and may not be. */
  readonly missing: boolean;
}

export type Action =
  | { readonly type: "start" | "next" | "back" | "restart" }
  | { readonly type: "choose"; readonly index: number; readonly answer: unknown }
  /** Answers from outside: shown where they leave off. */
  | { readonly type: "answers"; readonly answers: Given };

/** What the machine must know of a check. */
export interface Rules {
  /** Question ids in the order in which they are shown. */
  readonly questions: readonly string[];
  /** The index of the first question for which the answers would be refused, or -1. */
  refused(answers: Given): number;
}

export const INITIAL: State = { phase: "start", index: 0, answers: new Map(), missing: false };

/** The state after an action. One that means nothing in a state leaves it as it is. */
export function transition(rules: Rules, state: State, action: Action): State {
  switch (action.type) {
    case "start":
      return show(state, 0);
    case "choose":
      return choose(rules, state, action.index, action.answer);
    case "next":
      return next(rules, state);
    case "back":
      return back(state);
    case "restart":
      return INITIAL;
    case "answers":
      return resume(rules, action.answers);
  }
}

function show(state: State, index: number): State {
  return { ...state, phase: "question", index, missing: false };
}

function choose({ questions }: Rules, state: State, index: number, answer: unknown): State {
  return {
    ...state,
    answers: new Map(state.answers).set(questions[index], answer),
    missing: false,
  };
}

function next(rules: Rules, state: State): State {
  const { phase, index, answers } = state;
  if (phase !== "question") return state;
  const refused = rules.refused(answers);
  if (refused >= 0 && refused <= index) return { ...show(state, refused), missing: true };
  if (index + 1 < rules.questions.length) return show(state, index + 1);
  return { ...state, phase: "result", missing: false };
}

function back(state: State): State {
  if (state.phase === "result") return show(state, state.index);
  if (state.index > 0) return show(state, state.index - 1);
  return { ...state, phase: "start", missing: false };
}

function resume(rules: Rules, answers: Given): State {
  const { questions } = rules;
  const state: State = { ...INITIAL, answers };
  if (!answers.size) return state;
  const blank = questions.findIndex((id) => !answers.has(id));
  if (blank >= 0) return show(state, blank);
  return { ...state, phase: "result", index: questions.length - 1 };
}
