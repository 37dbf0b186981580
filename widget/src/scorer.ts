import { read, refusal, take } from "./answers.ts";
import { FULL } from "./full.ts";
import type { Standing } from "./group.ts";
import { modelOf } from "./model.ts";
import { isVoid, raised, strongestOf } from "./notes.ts";
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
} from "./scoring.ts";
import { type Standings, standingsOf } from "./standings.ts";

export { type Change, lift } from "./lift.ts";
export type * from "./scoring.ts";

/** Whatever a page passes as answers. Good ones map question ids to an option id, or to null. */
export type Answers = unknown;

/**
 * Scores answers, exactly, as SCORING.md says.
 *
 * Answers may be anything at all: what cannot be accepted is refused, and nothing ever throws.
 * `JSON.stringify` writes the result with sorted keys. A scoring is read once, when it is first
 * seen, and may not be changed after.
 */
export function score(scoring: Scoring, answers: Answers): Result | Refusal {
  const [model, given] = [modelOf(scoring), take(answers)];
  if (!given) return refusal("wrong-type", null);
  const reading = read(model.questions, given);
  return reading.refusals[0] ?? resultOf(scoring, standingsOf(model, reading));
}

// Every object of a result has its keys in sorted order: results are compared byte for byte.

function resultOf(scoring: Scoring, standings: Standings): Result {
  const { levels, version } = scoring;
  const { dimensions, scored, caps } = standings;
  const ranking = ranked(scored, scoring.ties);
  return {
    bottleneck: firstOf(ranking, ONE),
    caps,
    dimensions: scoring.dimensions.map((each, i) => dimensionResult(each, dimensions[i], levels)),
    flags: FULL ? raised(scoring, standings) : [],
    outcome: FULL ? strongestOf(scoring, standings) : null,
    overall: scoring.overall && overallResult(scoring.overall, standings, levels),
    ranking: ranking.map(({ id }) => id),
    version,
    void: FULL && isVoid(scoring, standings),
  };
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
  scoring: OverallScoring,
  { overall, level, uncapped }: Standings,
  levels: readonly string[],
): OverallResult {
  return {
    display: shown(scoring, overall),
    level: levels[level] ?? null,
    score: overall && toText(overall.value),
    uncapped: levels[uncapped] ?? null,
  };
}

function shown({ display }: { display: Display }, standing: Standing | null): string | null {
  return standing && toDecimals(standing.value, display.decimals, display.rounding);
}
