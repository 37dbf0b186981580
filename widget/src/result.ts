/** The result as nodes. */

import { type Child, h, link, plain, rich } from "./dom.ts";
import {
  dimensionIndex,
  dimensionName,
  levelIndex,
  listDimensions,
  number,
  say,
  type Scene,
} from "./scene.ts";
import type { DimensionResult, Result } from "./scoring.ts";
import { button, pageHeading, steps } from "./view.ts";

export function resultPage(scene: Scene): Child {
  const result = scene.result!;
  return [
    h("div", { part: "level" }, overall(scene, result)),
    bottleneck(scene, result),
    tip(scene, result),
    profile(scene, result),
    otherAdvice(scene, result),
    h(
      "div",
      { part: "actions" },
      button(scene, "review", "back"),
      button(scene, "restart", "restart"),
    ),
    article(scene),
  ];
}

function overall(scene: Scene, { overall, caps }: Result): Child {
  const { levels } = scene.texts;
  const reached = levelIndex(scene, overall?.level);
  if (reached < 0) {
    return [pageHeading(scene, say(scene, "result")), overall && text(say(scene, "no-overall"))];
  }
  const { name, summary } = levels[reached];
  const level = h("strong", { part: "level-name" }, rich(name));
  return [
    steps(scene, reached),
    pageHeading(scene, say(scene, "level", { level })),
    summary && text(rich(summary)),
    caps.length > 0 && cap(scene, caps, levelIndex(scene, overall?.uncapped)),
  ];
}

function cap(scene: Scene, ids: readonly string[], uncapped: number): Node {
  const { assessment, texts } = scene;
  const index = (id: string) => assessment.scoring.caps.findIndex((cap) => cap.id === id);
  const level = plain(texts.levels[uncapped].name);
  return h("div", { part: "note" }, [
    ids.map((id) => text(rich(texts.caps[index(id)]))),
    text(say(scene, "uncapped", { level })),
  ]);
}

function bottleneck(scene: Scene, { bottleneck, dimensions }: Result): Child {
  if (!bottleneck) {
    return [subheading(scene, say(scene, "no-bottleneck")), text(say(scene, "nothing-behind"))];
  }
  const dimension = dimensionName(scene, bottleneck.dimension);
  const dimensionList = listDimensions(scene, bottleneck.tied);
  const advice = adviceFor(scene, dimensions[dimensionIndex(scene, bottleneck.dimension)]);
  return h("div", { part: "bottleneck" }, [
    subheading(scene, say(scene, "bottleneck", { dimension })),
    bottleneck.tied.length > 1 &&
    text(say(scene, "joint", { dimension, dimensions: dimensionList })),
    advice && text(advice),
  ]);
}

function tip(scene: Scene, { overall }: Result): Child {
  const reached = levelIndex(scene, overall?.level);
  const { name, tip } = scene.texts.levels[reached] ?? {};
  return tip && [subheading(scene, say(scene, "tip", { level: plain(name) })), text(rich(tip))];
}

function profile(scene: Scene, { dimensions }: Result): Node {
  const column = (key: string) => h("th", { scope: "col" }, say(scene, key));
  return h("table", { part: "table" }, [
    h("caption", { part: "subheading" }, say(scene, "profile")),
    h("thead", {}, h("tr", {}, ["dimension", "dimension-level", "score"].map(column))),
    h("tbody", {}, dimensions.map((dimension) => row(scene, dimension))),
  ]);
}

function row(scene: Scene, dimension: DimensionResult): Node {
  const reached = levelIndex(scene, dimension.level);
  return h("tr", {}, [
    h("th", { scope: "row" }, dimensionName(scene, dimension.id)),
    h("td", {}, steps(scene, reached), levelName(scene, dimension)),
    h("td", {}, score(scene, dimension)),
  ]);
}

function score(scene: Scene, { id, display }: DimensionResult): Child {
  if (!display) return say(scene, "no-score");
  const shown = number(scene, display);
  const { score } = scene.assessment.scoring.dimensions[dimensionIndex(scene, id)];
  return score === "percent" ? say(scene, "percent", { score: shown }) : shown;
}

/** The advice of all but the bottleneck, those that need it most first. */
function otherAdvice(scene: Scene, { bottleneck, dimensions, ranking }: Result): Child {
  const folded = ranking.filter((id) => id !== bottleneck?.dimension)
    .map((id) => fold(scene, dimensions[dimensionIndex(scene, id)]))
    .filter((each) => each);
  return folded.length > 0 && [subheading(scene, say(scene, "other-advice")), folded];
}

function fold(scene: Scene, dimension: DimensionResult): Child {
  const advice = adviceFor(scene, dimension);
  const names = {
    dimension: dimensionName(scene, dimension.id),
    level: levelName(scene, dimension),
  };
  return advice && h("details", { id: `advice-${dimension.id}`, part: "details" }, [
    h("summary", { id: `fold-${dimension.id}`, part: "summary" }, say(scene, "advice-of", names)),
    text(advice),
  ]);
}

function adviceFor(scene: Scene, { id, level }: DimensionResult): Child {
  const { advice } = scene.texts.dimensions[dimensionIndex(scene, id)];
  const text = advice[levelIndex(scene, level)];
  return text && rich(text);
}

function levelName(scene: Scene, { level }: DimensionResult): Child {
  return level === null
    ? say(scene, "no-level")
    : rich(scene.texts.levels[levelIndex(scene, level)].name);
}

/** A link to the article, where the page is not the article itself. */
function article(scene: Scene): Child {
  const { url, title } = scene.texts;
  if (location.href.split(/[?#]/)[0] === url) return null;
  return h("p", { part: "text" }, link(url, say(scene, "article", { title })));
}

function subheading({ headingLevel }: Scene, ...children: Child[]): Node {
  return h(`h${headingLevel + 1}` as "h3", { part: "subheading" }, children);
}

function text(...children: Child[]): Node {
  return h("p", { part: "text" }, children);
}
