/** What a result says of levels and scores, in words. */

import type { Rich } from "./assessment.ts";
import { type Child, plain } from "./dom.ts";
import { FULL } from "./full.ts";
import { compare, parse, sub, toDecimals, ZERO } from "./rational.ts";
import { number, say, type Scene } from "./scene.ts";
import type { DimensionScoring, OverallScoring } from "./scoring.ts";

/** A level with its texts; none is one without a name, below all others. */
export interface Level {
  readonly index: number;
  readonly name?: string;
  readonly summary?: Rich | null;
  readonly tip?: Rich | null;
  readonly section?: string | null;
  readonly action?: { readonly text: string; readonly url: string } | null;
}

/** A dimension's result with its texts. */
export interface Row {
  readonly id: string;
  readonly name: string;
  readonly level: Level;
  readonly score: Child;
  readonly next: Child;
  readonly advice: Rich | null | undefined;
}

type Rule = DimensionScoring | OverallScoring;

export function levelOf({ texts, scoring }: Scene, id: string | null | undefined): Level {
  return levelAt(texts.levels, scoring.levels.indexOf(id!));
}

function levelAt(levels: Scene["texts"]["levels"], index: number): Level {
  const level = levels[index];
  return { ...level, index, name: level && plain(level.name) };
}

/** The texts of the flags that are up. */
export function noticesOf({ result: { flags }, scoring, texts }: Scene): Rich[] {
  return texts.flags.filter((_, i) => flags.includes(scoring.flags[i].id));
}

/** The dimensions' rows, in declared order. */
export function rowsOf(scene: Scene): Row[] {
  return scene.result.dimensions.map(({ id, level: reached, display }, i) => {
    const { name, advice } = scene.texts.dimensions[i];
    const rule = scene.scoring.dimensions[i];
    const level = levelOf(scene, reached);
    return {
      id,
      name: plain(name),
      level,
      score: display ? scoreText(scene, rule, display) : say(scene, "no-score"),
      next: display && nextText(scene, "next-level", rule, level.index, display),
      advice: advice[level.index],
    };
  });
}

/** Only a percentage is of something that every visitor knows. */
export function scoreText(scene: Scene, rule: Rule, display: string): Child {
  const score = number(scene, display);
  return isPercent(scene, rule) ? say(scene, "percent", { score }) : score;
}

/** A sum of percentages is none, nor is a count or what was scaled; every other function's is. */
function isPercent(scene: Scene, rule: Rule): boolean {
  if (FULL && ("scale" in rule || typeof rule.score !== "string")) return false;
  if (!("of" in rule) || rule.score === "percent") return rule.score === "percent";
  return rule.of === "dimensions" && rule.score !== "sum" &&
    scene.scoring.dimensions.every((each) => isPercent(scene, each));
}

/** A text on where the level after this one begins, and how far that is from the score shown. */
export function nextText(
  scene: Scene,
  key: string,
  { bounds, display }: Rule,
  index: number,
  shown: string,
): Child {
  const bound = bounds[index];
  const gap = bound && sub(parse(bound), parse(shown));
  if (!gap || compare(gap, ZERO) <= 0) return null;
  const distance = number(scene, toDecimals(gap, display.decimals, "floor"));
  const level = levelAt(scene.texts.levels, index + 1).name;
  return say(scene, key, { level, bound: boundText(scene, bound, display), distance });
}

/** A bound with as many decimals as a score is shown with: it has no more. */
export function boundText(scene: Scene, bound: string, { decimals }: Rule["display"]): string {
  return number(scene, toDecimals(parse(bound), decimals, "floor"));
}
