/** What a view draws from, and how it speaks: one value, made anew for every drawing. */

import type { Assessment, Texts } from "./assessment.ts";
import type { Child } from "./dom.ts";
import type { Action, State } from "./machine.ts";
import type { Result } from "./scoring.ts";
import type { Settings } from "./settings.ts";

export interface Scene extends Settings {
  readonly assessment: Assessment;
  readonly texts: Texts;
  readonly state: State;
  /** There in the phase `result`. */
  readonly result: Result | null;
  send(action: Action): void;
}

/** An interface text with its `{name}` placeholders filled. */
export function say(scene: Scene, key: string, values: Values = {}): Child[] {
  return scene.texts.strings[key].split(/[{}]/).map((part, i) => {
    const value = i % 2 ? values[part] : part;
    return typeof value === "number" ? number(scene, `${value}`) : value;
  });
}

/** By placeholder; a number is written as the language does. */
type Values = Readonly<Record<string, Child | number>>;

/** A plain decimal number, however long, as the language writes it. */
export function number({ language }: Scene, decimal: string): string {
  const minimumFractionDigits = decimal.split(".")[1]?.length;
  return new Intl.NumberFormat(language, { minimumFractionDigits }).format(decimal as `${number}`);
}
