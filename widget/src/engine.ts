/** One check's engine: what its script registers. */

import type { Assessment } from "./assessment.ts";
import { type Engine, PROTOCOL } from "./protocol.ts";
import { score } from "./scorer.ts";
import { visit } from "./visit.ts";

export function createEngine(assessment: Assessment, styles: string): Engine {
  const { check, scoring } = assessment;
  return {
    protocol: PROTOCOL,
    check,
    // Broken data are told of by the element that cannot show them.
    version: scoring?.version,
    score: (answers) => score(scoring, answers),
    mount: (host) => visit(host, assessment, styles),
  };
}
