/** Drawings: SVG out of values. */

import { h } from "./dom.ts";

/** An SVG element: `["svg", {viewBox: "0 0 9 9"}, ["path", {d: "…"}]]`. */
export type Drawing = readonly [
  tag: string,
  attributes: Readonly<Record<string, string>>,
  ...inner: Drawing[],
];

/** From one bar to the next, in widths of a bar. */
const PITCH = 1.2;

/** A drawing that tells nothing which the text beside it does not. */
export function picture(drawing: Drawing): Node {
  return h("span", { part: "picture", ariaHidden: "true" }, nodeOf(drawing));
}

/** So many bars, dark up to the one that is reached; rising, or all of one height. */
export function bars(part: string, count: number, reached: number, isRising = true): Node {
  const width = 100 / (PITCH * (count - 1) + 1);
  const bar = (_: unknown, i: number): Drawing => {
    const height = isRising ? 100 * (i + 1) / count : 100;
    return ["rect", {
      x: `${width * PITCH * i}%`,
      y: `${100 - height}%`,
      width: `${width}%`,
      height: `${height}%`,
      opacity: i > reached ? ".2" : "1",
    }];
  };
  const svg: Drawing = ["svg", { fill: "currentColor" }, ...Array.from({ length: count }, bar)];
  return h("span", { part, ariaHidden: "true" }, nodeOf(svg));
}

/** One bar, dark from its start to a part of it, 0 to 1. */
export function bar(part: string, filled: number): Node {
  const rect = (width: number, opacity: string): Drawing => [
    "rect",
    { width: `${100 * width}%`, height: "100%", opacity },
  ];
  const svg: Drawing = ["svg", { fill: "currentColor" }, rect(1, ".2"), rect(filled, "1")];
  return h("span", { part, ariaHidden: "true" }, nodeOf(svg));
}

function nodeOf([tag, attributes, ...inner]: Drawing): Node {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const name in attributes) node.setAttribute(name, attributes[name]);
  node.append(...inner.map(nodeOf));
  return node;
}
