/** The one value that a script carries, in types: docs/assessment.md. Built, so never checked. */

import type { Drawing } from "./drawing.ts";
import type { Scoring } from "./scoring.ts";

/** Strings and marks; a mark is a list too, its tag first, a link's address second. */
export type Rich = readonly (string | Rich)[];

/** What a visitor reads in one language; lists run parallel to those of the scoring. */
export interface Texts {
  readonly title: string;
  readonly description: string;
  /** The article's absolute address. */
  readonly url: string;
  readonly direction: "ltr" | "rtl";
  /** Null where the browser must be asked which digits the language has. */
  readonly digits: "latn" | null;
  /** Whether 1 has a plural form, and all other numbers another; else the browser must be asked. */
  readonly plain_plurals: boolean;
  readonly levels: readonly LevelTexts[];
  readonly dimensions: readonly DimensionTexts[];
  readonly questions: readonly QuestionTexts[];
  readonly caps: readonly Rich[];
  readonly flags: readonly Rich[];
  readonly void: Rich | null;
  /** The interface's own texts, by key, with `{name}` placeholders; or their plural forms. */
  readonly strings: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
}

export interface LevelTexts {
  readonly name: Rich;
  readonly summary: Rich | null;
  readonly tip: Rich | null;
  /** The id of the article's section about the level. */
  readonly section: string | null;
  /** The publisher's call to action. */
  readonly action: { readonly text: string; readonly url: string } | null;
}

export interface DimensionTexts {
  readonly name: Rich;
  /** One a level. */
  readonly advice: readonly (Rich | null)[];
}

export interface QuestionTexts {
  readonly text: Rich;
  readonly help: Rich | null;
  readonly options: readonly Rich[];
}

export interface Assessment {
  readonly check: string;
  /** The site's languages, its default first. */
  readonly languages: readonly string[];
  readonly scoring: Scoring;
  /** One a level. */
  readonly illustrations: readonly Drawing[] | null;
  readonly texts: Readonly<Record<string, Texts>>;
}
