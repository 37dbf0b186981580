/** The name of a function that makes one score of several weighted values. */
export type FunctionName = "percent" | "mean" | "sum" | "min" | "max" | "median";

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

/** A question; an option is its id and its value. What is not there is not used. */
export interface QuestionScoring {
  readonly id: string;
  readonly weight: string;
  readonly not_applicable: boolean;
  readonly options: readonly (readonly [id: string, value: string])[];
  /** Shown only where this holds of earlier answers. */
  readonly show_if?: Condition;
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

/** A dimension; a question in it is its id and its weight there. */
export interface DimensionScoring {
  readonly id: string;
  readonly weight: string;
  readonly score: FunctionName;
  readonly missing: Missing;
  readonly bounds: readonly string[];
  readonly display: Display;
  readonly questions: readonly (readonly [id: string, weight: string])[];
}

/** The overall; `missing` is null where it is not `of: questions`. */
export interface OverallScoring {
  readonly of: "dimensions" | "questions" | "levels";
  readonly score: FunctionName;
  readonly missing: Missing | null;
  readonly bounds: readonly string[];
  readonly display: Display;
}

/** A cap: the overall level is at most so many levels above the lowest of any dimension. */
export interface CapScoring {
  readonly id: string;
  readonly above_weakest: number;
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
  readonly outcome:
    | { readonly strongest: "score" | "position"; readonly ties: readonly string[] }
    | null;
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
