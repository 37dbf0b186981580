import { type Question, readyQuestion } from "./answers.ts";
import { type Group, type GroupScoring, readyGroup } from "./group.ts";
import { parse, type Rational } from "./rational.ts";
import type { OverallScoring, Scoring } from "./scoring.ts";

/** A dimension, ready to be scored. */
export interface Dimension extends Group {
  readonly id: string;
  readonly weight: Rational;
}

/** The overall, ready to be scored. */
export interface Overall extends Group {
  readonly of: OverallScoring["of"];
}

/** A scoring whose numbers are read and whose names are looked up. */
export interface Model {
  readonly scoring: Scoring;
  readonly questions: readonly Question[];
  readonly dimensions: readonly Dimension[];
  readonly overall: Overall | null;
}

/** Reading the numbers costs more than scoring, so each scoring is made ready once. */
const models = new WeakMap<Scoring, Model>();

/** Returns a scoring, made ready for answers. */
export function modelOf(scoring: Scoring): Model {
  const model = models.get(scoring) ?? readyModel(scoring);
  models.set(scoring, model);
  return model;
}

function readyModel(scoring: Scoring): Model {
  const overall = overallScoring(scoring);
  const groups = overall ? [...scoring.dimensions, overall] : scoring.dimensions;
  const questions = scoring.questions.map((each) =>
    readyQuestion(each, isRequired(each.id, groups))
  );
  const byId = new Map(questions.map((question) => [question.id, question]));
  const dimensions = scoring.dimensions.map((each) => (
    { id: each.id, weight: parse(each.weight), ...readyGroup(each, byId) }
  ));
  return {
    scoring,
    questions,
    dimensions,
    overall: overall && { of: overall.of, ...readyGroup(overall, byId) },
  };
}

/**
 * An overall is as one more dimension that holds every question; only where it is
 * `of: questions` are they looked at. The level of one `of: levels` is number ⌊score⌋: there each
 * level's number is its lower bound.
 */
function overallScoring(
  { overall, levels, questions }: Scoring,
): GroupScoring & Pick<OverallScoring, "of"> | null {
  return overall && {
    ...overall,
    bounds: overall.of === "levels" ? levels.slice(1).map((_, i) => `${i + 2}`) : overall.bounds,
    questions: questions.map(({ id, weight }) => [id, weight]),
  };
}

function isRequired(question: string, groups: readonly GroupScoring[]): boolean {
  return groups.some(({ missing, questions }) =>
    missing === "require" && questions.some(([id]) => id === question)
  );
}
