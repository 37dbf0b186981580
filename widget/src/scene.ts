/** What a view draws from, and how it speaks: one value, made anew for every drawing. */

import type { Texts } from "./assessment.ts";
import type { Child } from "./dom.ts";
import type { Action, State } from "./machine.ts";
import type { Result, Scoring } from "./scoring.ts";
import type { Settings } from "./settings.ts";

export interface Scene extends Settings {
  readonly scoring: Scoring;
  readonly texts: Texts;
  readonly state: State;
  /** Only there in the phase `result`. */
  readonly result: Result;
  send(action: Action): void;
}

/** An interface text with its `{name}` placeholders filled. */
export function say(scene: Scene, key: string, values: Record<string, Child> = {}): Child[] {
  return scene.texts.strings[key].split(/[{}]/).map((part, i) => i % 2 ? values[part] : part);
}

/** A plain decimal number, however long, as the language writes it. */
export function number({ language }: Scene, decimal: string): string {
  const minimumFractionDigits = decimal.split(".")[1]?.length;
  return new Intl.NumberFormat(language, { minimumFractionDigits }).format(decimal as `${number}`);
}
