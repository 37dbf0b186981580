import { type Question, readyQuestion } from "./answers.ts";
import { countingAlone } from "./counting.ts";
import { FULL } from "./full.ts";
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
  const ready = (group: GroupScoring) => readyGroup(group, byId, scoring.levels);
  const dimensions = scoring.dimensions.map((each) => (
    { id: each.id, weight: parse(each.weight), ...ready(each) }
  ));
  return {
    scoring,
    questions,
    dimensions,
    overall: overall && { of: overall.of, ...ready(overall) },
  };
}

/**
 * An overall is as one more dimension that holds every question; only where it is
 * `of: questions` are they looked at.
 */
function overallScoring(scoring: Scoring): GroupScoring & Pick<OverallScoring, "of"> | null {
  const questions = FULL ? countingAlone(scoring) : scoring.questions;
  return scoring.overall && {
    ...scoring.overall,
    questions: questions.map(({ id, weight }) => [id, weight]),
  };
}

function isRequired(question: string, groups: readonly GroupScoring[]): boolean {
  return groups.some(({ missing, questions }) =>
    missing === "require" && questions.some(([id]) => id === question)
  );
}
