/** A result that is a dimension: which of them is the strongest, and how strong the others are. */

import { type Child, h, rich } from "./dom.ts";
import { bar } from "./drawing.ts";
import type { Row } from "./level.ts";
import { parse, toDecimals } from "./rational.ts";
import { list, say, type Scene } from "./scene.ts";
import { pageHeading, paragraph, subheading } from "./view.ts";

/** Finer than anyone sees. */
const DECIMALS = 3;

/** The strongest dimension and what is said of it, and of each that is level with it. */
export function strongest(scene: Scene, rows: readonly Row[]): Child {
  const tied = strongestOf(scene, rows);
  if (!tied[0]) return null;
  const [{ name, advice }] = tied;
  const dimension = h("strong", { part: "level-name" }, name);
  const isJoint = tied.length > 1;
  return [
    h("div", { part: "level" }, [
      pageHeading(scene, say(scene, "outcome", { dimension })),
      isJoint ? paragraph(jointly(scene, tied)) : advice && paragraph(rich(advice)),
    ]),
    isJoint &&
    tied.map(({ name, advice }) => advice && [subheading(scene, name), paragraph(rich(advice))]),
  ];
}

/** The same in lines of text. */
export function strongestInWords(scene: Scene, rows: readonly Row[]): Child[] {
  const tied = strongestOf(scene, rows);
  if (!tied[0]) return [];
  const [{ name: dimension, advice }] = tied;
  return [
    say(scene, "outcome", { dimension }),
    ...tied[1] ? [jointly(scene, tied)] : advice ? [rich(advice)] : [],
  ];
}

/** How strong each dimension is, beside the strongest, as a picture. */
export function spread(scene: Scene, rows: readonly Row[]): Child {
  const { scoring: { outcome }, result: { dimensions } } = scene;
  const amounts = dimensions.map((each) => amount(each[outcome!.strongest]));
  const most = Math.max(...amounts) || 1;
  const words = rows.map(({ name, score }) => h("p", {}, name, ": ", score).textContent);
  return [
    subheading(scene, say(scene, "spread")),
    h(
      "div",
      { part: "chart", role: "img", ariaLabel: words.join("; ") },
      rows.map(({ name, score }, i) =>
        h("div", { part: "row" }, [
          h("span", {}, name),
          h("span", { part: "hint" }, score),
          bar("bars", amounts[i] / most),
        ])
      ),
    ),
  ];
}

/** A number, near enough to be drawn; what is below zero cannot be. */
function amount(exact: string | null): number {
  return Math.max(0, +toDecimals(parse(exact ?? "0"), DECIMALS, "floor"));
}

function strongestOf({ result: { outcome } }: Scene, rows: readonly Row[]): Row[] {
  return (outcome?.tied ?? []).map((tied) => rows.find(({ id }) => id === tied)!);
}

function jointly(scene: Scene, tied: readonly Row[]): Child {
  return say(scene, "tied", { dimensions: list(scene, tied.map(({ name }) => name)) });
}
