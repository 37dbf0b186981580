/** Nodes out of values: text only through text nodes, no markup is ever read. */

import type { Rich } from "./assessment.ts";

/** What a node may hold; what is not there is left out. */
export type Child = Node | string | null | undefined | false | readonly Child[];

/** An element's properties, such as `id`, `part` and `onclick`, by their names in the DOM. */
export type Properties = Readonly<
  Record<string, string | number | boolean | (() => unknown) | null>
>;

/** An element: `h("a", {href: "…", onclick: go}, "Go")`. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Properties,
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = Object.assign(document.createElement(tag), properties);
  append(element, ...children);
  return element;
}

/** Add to an element's content. */
export function append(parent: Element, ...children: Child[]): void {
  const flat = (children as readonly unknown[]).flat(Infinity);
  parent.append(...flat.filter((child) => child) as (Node | string)[]);
}

/** The nodes of a rich text. */
export function rich(text: Rich): Child[] {
  return text.map((part) => typeof part === "string" ? part : mark(part as readonly string[]));
}

function mark([tag, ...content]: Rich): Child {
  if (tag !== "a") return h(tag as "em", {}, rich(content));
  const [address, ...inner] = content;
  return leave(address as string, "link", null, rich(inner)) ?? rich(inner);
}

/** A rich text without its marks. */
export function plain(text: Rich): string {
  return h("p", {}, rich(text)).textContent!;
}

/** Whether the page may only run scripts: there no link, print, copy or download works. */
export const isSandboxed = self.origin === "null";

/** A link that leaves a frame; nothing in a sandboxed one, where no link works. */
export function leave(
  href: string,
  part: string,
  onclick: (() => void) | null,
  ...children: Child[]
): Child {
  if (isSandboxed) return null;
  return h("a", { part, href, target: self === top ? "" : "_top", onclick }, children);
}
