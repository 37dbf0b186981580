import { read, refusal, take } from "./answers.ts";
import { counting } from "./counting.ts";
import { FULL } from "./full.ts";
import { stand, type Standing, termsOf } from "./group.ts";
import { type Model, modelOf } from "./model.ts";
import { inForce, noted, testOf } from "./notes.ts";
import { cap, standOverall } from "./overall.ts";
import { firstOf, ranked } from "./ranking.ts";
import { ONE, toDecimals, toText } from "./rational.ts";
import type {
  DimensionResult,
  DimensionScoring,
  Display,
  OverallResult,
  OverallScoring,
  Refusal,
  Result,
  Scoring,
  Tie,
} from "./scoring.ts";
import type { Answered, Given } from "./worth.ts";

export type * from "./scoring.ts";

/** Whatever a page passes as answers. Good ones map question ids to an option id, or to null. */
export type Answers = unknown;

/** One changed answer. */
export interface Change {
  readonly option: string;
  readonly question: string;
}

/**
 * Scores answers, exactly, as SCORING.md says.
 *
 * Answers may be anything at all: what cannot be accepted is refused, and nothing ever throws.
 * `JSON.stringify` writes the result with sorted keys. A scoring is read once, when it is first
 * seen, and may not be changed after.
 */
export function score(scoring: Scoring, answers: Answers): Result | Refusal {
  return judge(modelOf(scoring), take(answers));
}

/**
 * Finds the one answer that would lift the level: the first that raises the overall level, else
 * the first that raises the level of the bottleneck.
 *
 * Questions go in the order shown, options in declared order. Null where there is none, and for
 * refused answers.
 */
export function lift(scoring: Scoring, answers: Answers): Change | null {
  const [model, given] = [modelOf(scoring), take(answers)];
  const now = judge(model, given);
  if (!given || "error" in now) return null;
  const levels = (result: Result) => levelsToRaise(scoring, result, now.bottleneck);
  const raises = (which: 0 | 1) => ({ question, option }: Change) => {
    const then = judge(model, new Map(given).set(question, option));
    return !("error" in then) && levels(then)[which] > levels(now)[which];
  };
  const all = changes(scoring, given);
  return all.find(raises(0)) ?? all.find(raises(1)) ?? null;
}

function judge(model: Model, given: Given | null): Result | Refusal {
  if (!given) return refusal("wrong-type", null);
  const reading = read(model.questions, given);
  return reading.refusals[0] ?? resultOf(model, reading);
}

// Every object of a result has its keys in sorted order: results are compared byte for byte.

function resultOf({ scoring, dimensions, overall }: Model, answered: Answered): Result {
  const { levels, version, ties } = scoring;
  const standings = dimensions.map((dimension) => stand(dimension, termsOf(dimension, answered)));
  const scored = standings.filter((standing) => standing !== null);
  const ranking = ranked(scored, ties);
  const top = overall && standOverall(overall, scored, answered);
  // FULL is asked again where it is used: only so the bundler sees what the plain engine never does.
  const holds = FULL && testOf(scoring, answered, scored, top);
  const limits = FULL && holds ? inForce(scoring, holds) : scoring.caps;
  const { level, caps } = cap(limits, levels, top ? top.level : -1, scored);
  const result = {
    bottleneck: firstOf(ranking, ONE),
    caps,
    dimensions: scoring.dimensions.map((each, i) => dimensionResult(each, standings[i], levels)),
    flags: [],
    outcome: null,
    overall: scoring.overall && overallResult(scoring.overall, top, level, levels),
    ranking: ranking.map(({ id }) => id),
    version,
    void: false,
  };
  return FULL && holds ? noted(result, scoring, scored, holds) : result;
}

function dimensionResult(
  dimension: DimensionScoring,
  standing: Standing | null,
  levels: readonly string[],
): DimensionResult {
  return {
    display: shown(dimension, standing),
    id: dimension.id,
    level: standing && levels[standing.level],
    position: standing && standing.position && toText(standing.position),
    score: standing && toText(standing.value),
  };
}

function overallResult(
  overall: OverallScoring,
  standing: Standing | null,
  level: number,
  levels: readonly string[],
): OverallResult {
  return {
    display: shown(overall, standing),
    level: standing && levels[level],
    score: standing && toText(standing.value),
    uncapped: standing && levels[standing.level],
  };
}

function shown({ display }: { display: Display }, standing: Standing | null): string | null {
  return standing && toDecimals(standing.value, display.decimals, display.rounding);
}

/** What may be changed in a single choice that counts; where one is hidden, that changes nothing. */
function changes(scoring: Scoring, given: Given): Change[] {
  const questions = FULL ? counting(scoring).filter(({ many }) => !many) : scoring.questions;
  return questions.flatMap(({ id: question, options }) =>
    options.filter(([option]) => option !== given.get(question))
      .map(([option]) => ({ option, question }))
  );
}

/** Returns the level overall and that of the bottleneck, from 0; no level is below every one. */
function levelsToRaise({ levels }: Scoring, result: Result, bottleneck: Tie | null): number[] {
  const dimension = result.dimensions.find(({ id }) => id === bottleneck?.dimension);
  return [result.overall, dimension].map((part) => levels.indexOf(part?.level ?? ""));
}
