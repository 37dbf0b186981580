/** What a view draws from, and how it speaks: one value, made anew for every drawing. */

import type { Assessment, Texts } from "./assessment.ts";
import { type Child, fill, plain } from "./dom.ts";
import type { Action, State } from "./machine.ts";
import type { Result } from "./scoring.ts";

export interface Scene {
  readonly assessment: Assessment;
  readonly language: string;
  readonly texts: Texts;
  /** The level of the widget's highest heading, 1 to 5. */
  readonly headingLevel: number;
  readonly state: State;
  /** There in the phase `result`. */
  readonly result: Result | null;
  /** Begins the names of the radios: no other element on the page has it. */
  readonly instance: string;
  send(action: Action): void;
}

/** An interface text with its placeholders filled. */
export function say(
  { texts }: Scene,
  key: string,
  values: Readonly<Record<string, Child>> = {},
): Child[] {
  return fill(texts.strings[key], values);
}

/** A text with an amount in it, `key-one`, `key-other`, …: the form that the language asks for. */
export function sayAmount(scene: Scene, key: string, n: number): Child[] {
  const form = `${key}-${new Intl.PluralRules(scene.language).select(n)}`;
  const known = form in scene.texts.strings ? form : `${key}-other`;
  return say(scene, known, { n: number(scene, `${n}`) });
}

/** A plain decimal number as the language writes it, with as many decimals as it has. */
export function number({ language }: Scene, decimal: string): string {
  const decimals = decimal.split(".")[1]?.length ?? 0;
  const format = new Intl.NumberFormat(language, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return format.format(decimal as `${number}`);
}

/** The names of dimensions as one phrase: "a, b and c". */
export function listDimensions(scene: Scene, ids: readonly string[]): string {
  return new Intl.ListFormat(scene.language).format(ids.map((id) => dimensionName(scene, id)));
}

export function dimensionName(scene: Scene, id: string): string {
  return plain(scene.texts.dimensions[dimensionIndex(scene, id)].name);
}

export function dimensionIndex({ assessment }: Scene, id: string): number {
  return assessment.scoring.dimensions.findIndex((dimension) => dimension.id === id);
}

/** The index of a level, or -1 where there is none. */
export function levelIndex({ assessment }: Scene, id: string | null | undefined): number {
  return assessment.scoring.levels.indexOf(id ?? "");
}
