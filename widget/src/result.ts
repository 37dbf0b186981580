/** The result as nodes. */

import type { Rich } from "./assessment.ts";
import { type Child, h, link, plain, rich } from "./dom.ts";
import { number, say, type Scene } from "./scene.ts";
import { actions, pageHeading, paragraph, steps } from "./view.ts";

/** A level with its texts; none is one without a name, below all others. */
interface Level {
  readonly index: number;
  readonly name?: string;
  readonly summary?: Rich | null;
  readonly tip?: Rich | null;
}

/** A dimension's result with its texts. */
interface Row {
  readonly name: string;
  readonly level: Level;
  readonly score: Child;
  readonly advice: Rich | null | undefined;
}

export function resultPage(scene: Scene): Child {
  const { overall: top } = scene.result;
  const level = levelOf(scene, top?.level);
  return [
    level.name
      ? overall(scene, level)
      : pageHeading(scene, say(scene, top ? "no-overall" : "result")),
    bottleneck(scene),
    level.tip && [
      subheading(scene, say(scene, "tip", { level: level.name })),
      paragraph(rich(level.tip)),
    ],
    profile(scene),
    otherAdvice(scene),
    article(scene),
    actions(scene, ["restart", "restart"], ["answers", "back"]),
  ];
}

function levelOf({ texts, scoring }: Scene, id: string | null | undefined): Level {
  const index = scoring.levels.indexOf(id!);
  const level = texts.levels[index];
  return { ...level, index, name: level && plain(level.name) };
}

function rowOf(scene: Scene, id: string): Row {
  const i = scene.scoring.dimensions.findIndex((dimension) => dimension.id === id);
  const { name, advice } = scene.texts.dimensions[i];
  const level = levelOf(scene, scene.result.dimensions[i].level);
  return { name: plain(name), level, score: score(scene, i), advice: advice[level.index] };
}

/** Only a percentage is of something that every visitor knows. */
function score(scene: Scene, i: number): Child {
  const { display } = scene.result.dimensions[i];
  if (!display) return say(scene, "no-score");
  const score = number(scene, display);
  return scene.scoring.dimensions[i].score === "percent" ? say(scene, "percent", { score }) : score;
}

function overall(scene: Scene, { index, name, summary }: Level): Node {
  const { overall, caps } = scene.result;
  const level = h("strong", { part: "level-name" }, name);
  return h("div", { part: "level" }, [
    steps(scene.texts.levels, index),
    pageHeading(scene, say(scene, "level", { level })),
    summary && paragraph(rich(summary)),
    caps.length > 0 && h("div", { part: "note" }, [
      caps.map((id) => paragraph(capText(scene, id))),
      paragraph(say(scene, "uncapped", { level: levelOf(scene, overall!.uncapped).name })),
    ]),
  ]);
}

function capText({ texts, scoring }: Scene, id: string): Child {
  return rich(texts.caps[scoring.caps.findIndex((cap) => cap.id === id)]);
}

function bottleneck(scene: Scene): Child {
  const { bottleneck } = scene.result;
  if (!bottleneck) return subheading(scene, say(scene, "no-bottleneck"));
  const names = bottleneck.tied.map((id) => rowOf(scene, id).name);
  const { name: dimension, advice } = rowOf(scene, bottleneck.dimension);
  const dimensions = new Intl.ListFormat(scene.language).format(names);
  return [
    subheading(scene, say(scene, "bottleneck", { dimension })),
    names.length > 1 && paragraph(say(scene, "joint", { dimension, dimensions })),
    advice && paragraph(rich(advice)),
  ];
}

function profile(scene: Scene): Node {
  const column = (key: string) => h("th", { scope: "col" }, say(scene, key));
  return h("table", { part: "table" }, [
    h("caption", { part: "subheading" }, say(scene, "profile")),
    h("tr", {}, ["dimension", "levels", "score"].map(column)),
    scene.result.dimensions.map(({ id }) => {
      const { name, level, score } = rowOf(scene, id);
      return h("tr", {}, [
        h("th", { scope: "row" }, name),
        h("td", {}, [
          steps(scene.texts.levels, level.index),
          " ",
          level.name ?? say(scene, "no-level"),
        ]),
        h("td", {}, score),
      ]);
    }),
  ]);
}

/** The advice for all but the bottleneck, folded, those that need it most first. */
function otherAdvice(scene: Scene): Child {
  const { bottleneck, ranking } = scene.result;
  const rows = ranking.filter((id) => id !== bottleneck?.dimension)
    .map((id) => rowOf(scene, id)).filter(({ advice }) => advice);
  return rows.length > 0 && [
    subheading(scene, say(scene, "advice")),
    rows.map(({ name, level, advice }) =>
      h("details", {}, [
        h("summary", { part: "summary" }, name, h("span", { part: "hint" }, " ", level.name)),
        paragraph(rich(advice!)),
      ])
    ),
  ];
}

/** A link to the article, where the page is not the article itself. */
function article(scene: Scene): Child {
  const { url, title } = scene.texts;
  if (location.href.startsWith(url)) return null;
  return paragraph(link(url, say(scene, "link", { title })));
}

function subheading({ headingLevel }: Scene, text: Child): Node {
  return h(`h${headingLevel + 1}` as "h3", { part: "subheading" }, text);
}
