/** The result as nodes: the level first, then what to do, then the figures. */

import { type Child, h, leave, plain, rich } from "./dom.ts";
import { bars, picture } from "./drawing.ts";
import { FULL } from "./full.ts";
import {
  boundText,
  type Level,
  levelOf,
  nextText,
  noticesOf,
  type Row,
  rowsOf,
  scoreText,
} from "./level.ts";
import { spread, strongest } from "./outcome.ts";
import { isQuiz } from "./rules.ts";
import { list, say, type Scene } from "./scene.ts";
import { lift, score } from "./scorer.ts";
import type { Result } from "./scoring.ts";
import { keep } from "./keep.ts";
import { actions, button, hint, pageHeading, paragraph, step, subheading } from "./view.ts";
import { written } from "./whole.ts";

/** More would be too much to begin with. */
const STEPS = 3;

export function resultPage(scene: Scene): Child {
  const level = levelOf(scene, scene.result.overall?.level);
  const rows = rowsOf(scene);
  return [
    h("p", { part: "source" }, scene.texts.title, " · ", scene.texts.url),
    FULL && strongest(scene, rows),
    level.name ? overallLevel(scene, level) : noLevel(scene),
    FULL && noticesOf(scene).map((text) => h("p", { part: "flag" }, rich(text))),
    FULL && isQuiz(scene.scoring) ? null : [bottleneck(scene, rows), steps(scene, rows)],
    level.tip && [
      subheading(scene, say(scene, "tip", { level: level.name })),
      paragraph(rich(level.tip)),
    ],
    onward(scene, level),
    FULL && isQuiz(scene.scoring) ? spread(scene, rows) : profile(scene, rows),
    level.name && why(scene, level.index),
    givenAnswers(scene),
    actions(step(scene, "restart", "restart"), keep(scene, rows, level)),
  ];
}

function overallLevel(scene: Scene, { index, name, summary }: Level): Node {
  const level = h("strong", { part: "level-name" }, name);
  const { illustrations, texts } = scene;
  return h("div", { part: "level" }, [
    illustrations ? picture(illustrations[index]) : bars("bars", texts.levels.length, index),
    pageHeading(scene, say(scene, "level", { level })),
    summary && paragraph(rich(summary)),
  ]);
}

/** In place of a level: that there is none, and why where it is withheld. */
function noLevel(scene: Scene): Child {
  const { result } = scene;
  if (FULL && result.outcome && !result.overall) return null;
  if (FULL && result.void) {
    return h("div", { part: "level" }, [
      pageHeading(scene, say(scene, "void")),
      paragraph(rich(scene.texts.void!)),
    ]);
  }
  return pageHeading(scene, say(scene, result.overall ? "no-overall" : "result"));
}

/** Why this level: the score and the bounds around it, what held it back, what would lift it. */
function why(scene: Scene, index: number): Child {
  const { result: { overall, caps }, scoring, texts } = scene;
  const { uncapped, display } = overall!;
  const rule = scoring.overall!;
  const earned = levelOf(scene, uncapped);
  const bound = rule.bounds[earned.index - 1];
  const capText = (id: string) => rich(texts.caps[scoring.caps.findIndex((cap) => cap.id === id)]);
  return [
    subheading(scene, say(scene, "why")),
    paragraph([
      say(scene, "total", { score: scoreText(scene, rule, display!) }),
      " ",
      bound &&
      say(scene, "from", { level: earned.name, bound: boundText(scene, bound, rule.display) }),
      " ",
      caps.length
        ? say(scene, "uncapped", { level: earned.name })
        : nextText(scene, "to-next", rule, index, display!),
    ]),
    caps.map((id) => h("p", { part: "note" }, capText(id))),
    lifting(scene),
  ];
}

/** The one answer that would lift the level, else that of the bottleneck. */
function lifting(scene: Scene): Child {
  const { scoring, texts, state, result } = scene;
  const answers = Object.fromEntries(state.answers);
  const change = lift(scoring, answers);
  if (!change) return null;
  const { question, option } = change;
  const then = score(scoring, { ...answers, [question]: option }) as Result;
  const before = levelOf(scene, result.overall?.level);
  const after = levelOf(scene, then.overall?.level);
  const i = scoring.questions.findIndex(({ id }) => id === question);
  const place = scoring.questions[i].options.findIndex(([id]) => id === option);
  return [
    paragraph(
      after.index > before.index
        ? say(scene, "lift", { level: after.name })
        : liftOfBottleneck({ ...scene, result: then }, result.bottleneck!.dimension),
    ),
    h("div", { part: "lift" }, [
      hint(rich(texts.questions[i].text)),
      paragraph(rich(texts.questions[i].options[place])),
    ]),
  ];
}

function liftOfBottleneck(then: Scene, bottleneck: string): Child {
  const { name, level } = rowsOf(then).find(({ id }) => id === bottleneck)!;
  return say(then, "lift-dimension", { dimension: name, level: level.name });
}

function bottleneck(scene: Scene, rows: Row[]): Child {
  const { bottleneck } = scene.result;
  if (!bottleneck) return subheading(scene, say(scene, "no-bottleneck"));
  const [first, ...others] = bottleneck.tied.map((tied) => rows.find(({ id }) => id === tied)!);
  const { name: dimension, level, score } = first;
  const names = [first, ...others].map(({ name }) => name);
  return h("div", { part: "bottleneck" }, [
    subheading(scene, say(scene, "bottleneck", { dimension })),
    paragraph(
      others.length
        ? say(scene, "joint", {
          dimension,
          dimensions: list(scene, names),
        })
        : say(scene, "lowest", { level: level.name, score }),
    ),
  ]);
}

/** What to do next, what needs it most first; what goes beyond the first few is folded. */
function steps(scene: Scene, rows: Row[]): Child {
  const all = scene.result.ranking.map((ranked) => rows.find(({ id }) => id === ranked)!)
    .filter(({ advice }) => advice);
  const n = all.length - STEPS;
  const list = (some: Row[], start: number) =>
    h("ol", { part: "steps", start }, some.map(stepItem));
  return all.length > 0 && [
    subheading(scene, say(scene, "steps")),
    list(all.slice(0, STEPS), 1),
    n > 0 && folded(say(scene, "more-steps", { n }), list(all.slice(STEPS), STEPS + 1)),
  ];
}

function stepItem({ name, level, advice }: Row): Node {
  return h("li", {}, [
    h("strong", {}, name),
    h("span", { part: "hint" }, " · ", level.name),
    paragraph(rich(advice!)),
  ]);
}

function folded(summary: Child, ...content: Child[]): Node {
  return h("details", {}, h("summary", { part: "summary" }, summary), content);
}

/** The publisher's call to action, and the article's section about the level. */
function onward(scene: Scene, { action, name, section }: Level): Child {
  const { url, title } = scene.texts;
  const anchor = section ? `#${section}` : "";
  const canonical = document.querySelector<HTMLLinkElement>("link[rel=canonical]");
  const isHere = canonical?.href === url && self === top;
  const isNear = isHere && document.getElementById(section!);
  return [
    action && h("p", {}, leave(action.url, "button action", () => scene.emit("cta"), action.text)),
    (anchor || !isHere) && paragraph(leave(
      isNear ? anchor : url + anchor,
      "link",
      null,
      anchor ? say(scene, "section", { level: name }) : say(scene, "link", { title }),
    )),
  ];
}

/** The dimensions' levels: a picture, and a table of the figures. */
function profile(scene: Scene, rows: Row[]): Child {
  const { length } = scene.texts.levels;
  const worst = scene.result.bottleneck?.dimension;
  const column = (key: string) => h("th", { scope: "col" }, say(scene, key));
  const levelName = ({ level }: Row) => level.name ?? say(scene, "no-level").join("");
  const summary = rows.map((row) => `${row.name}: ${levelName(row)}`);
  return [
    subheading(scene, say(scene, "profile")),
    h(
      "div",
      { part: "chart", role: "img", ariaLabel: summary.join("; ") },
      rows.map((row) =>
        h("div", { part: row.id === worst ? "row worst" : "row" }, [
          h(
            "span",
            {},
            row.name,
            row.id === worst && [" ", h("b", { part: "mark" }, say(scene, "mark"))],
          ),
          h("span", { part: "hint" }, levelName(row)),
          bars("bars", length, row.level.index),
        ])
      ),
    ),
    folded(
      say(scene, "figures"),
      h("table", { part: "table", ariaLabel: say(scene, "profile").join("") }, [
        h("tr", {}, ["dimension", "levels", "score"].map(column)),
        rows.map((row) =>
          h("tr", {}, [
            h("th", { scope: "row" }, row.name),
            h("td", {}, levelName(row)),
            h("td", {}, row.score, row.next && h("span", { part: "hint" }, " ", row.next)),
          ])
        ),
      ]),
    ),
  ];
}

/** Every answer to what is asked, with a way to change it. */
function givenAnswers(scene: Scene): Child {
  const { scoring, texts, send } = scene;
  const asked = FULL ? scene.pages.flat() : [];
  return folded(
    say(scene, "answers"),
    h(
      "ol",
      { part: "answers" },
      scoring.questions.map(({ id }, i) => {
        if (FULL && !asked.includes(id)) return null;
        const { text } = texts.questions[i];
        const change = button(
          scene,
          "change",
          "change",
          () => send({ type: "change", question: id }),
        );
        return h("li", {}, [
          hint(rich(text)),
          givenTo(scene, i).map((each) => paragraph(each)),
          Object.assign(change, { ariaLabel: `${change.textContent}: ${plain(text)}` }),
        ]);
      }),
    ),
  );
}

/** What was answered to a question: a text for each choice. */
function givenTo(scene: Scene, index: number): Child[] {
  const { id, options } = scene.scoring.questions[index];
  const answer = scene.state.answers.get(id);
  if (FULL && typeof answer === "number") return [written(scene, `${answer}`)];
  const said = scene.texts.questions[index].options.filter((_, i) =>
    [answer].flat().includes(options[i][0])
  );
  if (said.length) return said.map(rich);
  const none = FULL && answer ? "none" : "blank";
  return [say(scene, answer === null ? "not-applicable" : none)];
}
