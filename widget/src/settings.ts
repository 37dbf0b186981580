/** What the attributes of an element ask of the drawing. */

import { languageOf, lookup } from "./language.ts";

/** A question a page, or all on one. */
export type Mode = "steps" | "page";

export interface Settings {
  /** One of the available languages. */
  readonly language: string;
  readonly mode: Mode;
  /** The level of the widget's highest heading, 1 to 5. */
  readonly headingLevel: number;
}

/** Read an element's attributes. A value that means nothing is the default. */
export function settingsOf(element: Element, languages: readonly string[]): Settings {
  const level = element.getAttribute("heading-level")!;
  return {
    language: lookup(languageOf(element), languages),
    mode: element.getAttribute("mode") === "page" ? "page" : "steps",
    headingLevel: /^[1-5]$/.test(level) ? +level : 2,
  };
}
