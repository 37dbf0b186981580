/** The result as nodes. */

import type { Rich } from "./assessment.ts";
import { type Child, h, link, plain, rich } from "./dom.ts";
import { number, say, type Scene } from "./scene.ts";
import type { Result } from "./scoring.ts";
import { actions, pageHeading, paragraph, steps } from "./view.ts";

/** A level with its texts. */
interface Level {
  readonly id: string;
  readonly index: number;
  readonly name: string;
  readonly summary: Rich | null;
  readonly tip: Rich | null;
}

/** A dimension's result with its texts. */
interface Row {
  readonly id: string;
  readonly name: string;
  readonly level: Level | undefined;
  readonly score: Child;
  readonly advice: Rich | null | undefined;
}

export function resultPage(scene: Scene): Child {
  const result = scene.result!;
  const levels = levelsOf(scene);
  const rows = rowsOf(scene, result, levels);
  const level = withId(levels, result.overall?.level);
  return [
    level ? overall(scene, result, level, levels) : noOverall(scene, result),
    bottleneck(scene, result, rows),
    level?.tip && [
      subheading(scene, say(scene, "tip", { level: level.name })),
      paragraph(rich(level.tip)),
    ],
    profile(scene, rows),
    otherAdvice(scene, result, rows),
    article(scene),
    actions(scene, ["restart", "restart"], ["review", "back"]),
  ];
}

function levelsOf({ texts, assessment: { scoring } }: Scene): Level[] {
  return texts.levels.map((level, index) => (
    { ...level, id: scoring.levels[index], index, name: plain(level.name) }
  ));
}

function rowsOf(scene: Scene, { dimensions }: Result, levels: readonly Level[]): Row[] {
  return dimensions.map(({ id, level, display }, i) => {
    const { name, advice } = scene.texts.dimensions[i];
    const reached = withId(levels, level);
    return {
      id,
      name: plain(name),
      level: reached,
      score: display ? score(scene, i, number(scene, display)) : say(scene, "no-score"),
      advice: reached && advice[reached.index],
    };
  });
}

/** Only a percentage is of something that every visitor knows. */
function score(scene: Scene, i: number, shown: string): Child {
  const isPercent = scene.assessment.scoring.dimensions[i].score === "percent";
  return isPercent ? say(scene, "percent", { score: shown }) : shown;
}

function noOverall(scene: Scene, { overall }: Result): Child {
  const why = overall && paragraph(say(scene, "no-overall"));
  return [pageHeading(scene, say(scene, "result")), why];
}

function overall(
  scene: Scene,
  { overall, caps }: Result,
  { index, name, summary }: Level,
  levels: readonly Level[],
): Node {
  const level = h("strong", { part: "level-name" }, name);
  const { name: uncapped } = withId(levels, overall!.uncapped)!;
  return h("div", { part: "level" }, [
    steps(levels, index),
    pageHeading(scene, say(scene, "level", { level })),
    summary && paragraph(rich(summary)),
    caps.length > 0 && h("div", { part: "note" }, [
      caps.map((id) => paragraph(capText(scene, id))),
      paragraph(say(scene, "uncapped", { level: uncapped })),
    ]),
  ]);
}

function capText({ texts, assessment: { scoring } }: Scene, id: string): Child {
  return rich(texts.caps[scoring.caps.findIndex((cap) => cap.id === id)]);
}

function bottleneck(scene: Scene, { bottleneck }: Result, rows: readonly Row[]): Child {
  if (!bottleneck) return subheading(scene, say(scene, "no-bottleneck"));
  const tied = bottleneck.tied.map((id) => withId(rows, id)!);
  const [{ name: dimension, advice }] = tied;
  const dimensions = new Intl.ListFormat(scene.language).format(tied.map(({ name }) => name));
  return h("div", { part: "bottleneck" }, [
    subheading(scene, say(scene, "bottleneck", { dimension })),
    tied.length > 1 && paragraph(say(scene, "joint", { dimension, dimensions })),
    advice && paragraph(rich(advice)),
  ]);
}

function profile(scene: Scene, rows: readonly Row[]): Node {
  const column = (key: string) => h("th", { scope: "col" }, say(scene, key));
  return h("table", { part: "table" }, [
    h("caption", { part: "subheading" }, say(scene, "profile")),
    h("tr", {}, ["dimension", "dimension-level", "score"].map(column)),
    rows.map(({ name, level, score }) =>
      h("tr", {}, [
        h("th", { scope: "row" }, name),
        h("td", {}, level ? levelCell(scene, level) : say(scene, "no-level")),
        h("td", {}, score),
      ])
    ),
  ]);
}

function levelCell({ texts }: Scene, { index, name }: Level): Child {
  return [steps(texts.levels, index), " ", name];
}

/** The advice for all but the bottleneck, folded, those that need it most first. */
function otherAdvice(scene: Scene, { bottleneck, ranking }: Result, rows: readonly Row[]): Child {
  const folded = ranking.filter((id) => id !== bottleneck?.dimension)
    .map((id) => withId(rows, id)!)
    .map(({ name, level, advice }) =>
      advice && h("details", {}, [
        h("summary", { part: "summary" }, name, h("span", { part: "hint" }, " ", level!.name)),
        paragraph(rich(advice)),
      ])
    );
  return folded.some(Boolean) && [subheading(scene, say(scene, "other-advice")), folded];
}

/** A link to the article, where the page is not the article itself. */
function article(scene: Scene): Child {
  const { url, title } = scene.texts;
  if (location.href.split(/[?#]/)[0] === url) return null;
  return paragraph(link(url, say(scene, "article", { title })));
}

function subheading({ headingLevel }: Scene, text: Child): Node {
  return h(`h${headingLevel + 1}` as "h3", { part: "subheading" }, text);
}

function withId<Item extends { readonly id: string }>(
  items: readonly Item[],
  id: string | null | undefined,
): Item | undefined {
  return items.find((item) => item.id === id);
}
