/** The name of a function that makes one score of several weighted values. */
export type FunctionName = "percent" | "mean" | "sum" | "min" | "max" | "median";

/** How many values are at least so much. */
export interface CountScoring {
  readonly count: string;
}

/** What a blank question counts as; the number of `skip` is `min_answered`. */
export type Missing =
  | "require"
  | "worst"
  | { readonly skip: number }
  | { readonly constant: string };

/** How a score is shown. */
export interface Display {
  readonly decimals: number;
  readonly rounding: "floor" | "half_up";
}

/** One or both; what is not there is no limit. */
export interface Limits {
  readonly at_least?: string;
  readonly at_most?: string;
}

/** What holds or not: see docs/assessment.md. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly question: string; readonly is: readonly string[] }
  | Limits & { readonly sum_of: readonly string[] }
  | Limits & { readonly score_of: string }
  | { readonly dimension: string; readonly at_least: string }
  | { readonly dimension: string; readonly below: string };

/**
 * A question; an option is its id and its value, null where the question has points alone. What is
 * not there is not used.
 */
export interface QuestionScoring {
  readonly id: string;
  readonly weight: string;
  readonly not_applicable: boolean;
  readonly options: readonly (readonly [id: string, value: string | null])[];
  /** Shown only where this holds of earlier answers. */
  readonly show_if?: Condition;
  /** lo + hi − value takes the place of the value. */
  readonly reverse?: true;
  /** Several options may be chosen; where it is not required, none is an answer too. */
  readonly many?: { readonly at_most: number; readonly required: boolean };
  /** A whole number is asked, and there are no options. */
  readonly number?: {
    readonly min: string;
    readonly max: string;
    readonly from: string;
    readonly to: string;
  };
}

/** How a question counts where its own values do not say it. */
export interface CountingScoring {
  /** What each option is worth here. */
  readonly points?: readonly string[];
  /** Of a staged dimension: the levels that ask for it, and the least value that meets it. */
  readonly required_for?: readonly string[];
  readonly met?: string;
}

/** A question that counts: its id, its weight there, and the rest. */
export type CountedScoring = readonly [id: string, weight: string, counting?: CountingScoring];

/** How values become a score and a level; both `scale` and `offset` are there, or neither. */
export interface RuleScoring {
  readonly score: FunctionName | "staged" | CountScoring;
  readonly scale?: string;
  readonly offset?: string;
  readonly missing: Missing | null;
  readonly bounds: readonly string[];
  readonly display: Display;
}

/** A dimension and all questions that count in it. */
export interface DimensionScoring extends RuleScoring {
  readonly id: string;
  readonly weight: string;
  readonly missing: Missing;
  readonly questions: readonly CountedScoring[];
}

/** The overall; `missing` is null where it is not `of: questions`. */
export interface OverallScoring extends RuleScoring {
  readonly of: "dimensions" | "questions" | "levels";
}

/** A cap: the overall level is at most so many levels above the lowest of any dimension. */
export interface WeakestCap {
  readonly id: string;
  readonly above_weakest: number;
}

/** A cap: where the condition holds, the overall level is at most this one. */
export interface LevelCap {
  readonly id: string;
  readonly level: string;
  readonly when: Condition;
}

export type CapScoring = WeakestCap | LevelCap;

/** Which dimension is what the visitor is shown; `ties` names all, in the order for a tie. */
export interface OutcomeScoring {
  readonly strongest: "score" | "position";
  readonly ties: readonly string[];
}

/** The `scoring` part of an assessment, all that decides a result: see docs/assessment.md. */
export interface Scoring {
  readonly version: number;
  readonly levels: readonly string[];
  readonly questions: readonly QuestionScoring[];
  readonly dimensions: readonly DimensionScoring[];
  readonly overall: OverallScoring | null;
  readonly caps: readonly CapScoring[];
  readonly ties: readonly string[];
  readonly flags: readonly { readonly id: string; readonly when: Condition }[];
  /** Where this holds, the overall level is withheld. */
  readonly void: Condition | null;
  readonly outcome: OutcomeScoring | null;
}

/** A dimension's part of a result; all but `id` is null where it has no score. */
export interface DimensionResult {
  readonly display: string | null;
  readonly id: string;
  readonly level: string | null;
  readonly position: string | null;
  readonly score: string | null;
}

/** The overall part of a result: `uncapped` is the level before the caps. */
export interface OverallResult {
  readonly display: string | null;
  readonly level: string | null;
  readonly score: string | null;
  readonly uncapped: string | null;
}

/** The dimension that comes first and all that are level with it, itself included. */
export interface Tie {
  readonly dimension: string;
  readonly tied: readonly string[];
}

/** What accepted answers come to. */
export interface Result {
  readonly bottleneck: Tie | null;
  readonly caps: readonly string[];
  readonly dimensions: readonly DimensionResult[];
  readonly flags: readonly string[];
  readonly outcome: Tie | null;
  readonly overall: OverallResult | null;
  readonly ranking: readonly string[];
  readonly version: number;
  readonly void: boolean;
}

/** Why answers are refused. */
export type RefusalCode =
  | "missing-answer"
  | "not-applicable-refused"
  | "too-many"
  | "unknown-option"
  | "unknown-question"
  | "wrong-type";

/** The first problem with answers that are refused; no question where they are no object. */
export interface Refusal {
  readonly error: { readonly code: RefusalCode; readonly question: string | null };
}
