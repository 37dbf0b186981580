/** What a view draws from, and how it speaks: one value, made anew for every drawing. */

import type { Assessment, Texts } from "./assessment.ts";
import type { Child } from "./dom.ts";
import type { Action, Pages, State } from "./machine.ts";
import type { Result } from "./scoring.ts";
import type { Settings } from "./settings.ts";

export interface Scene extends Settings, Pick<Assessment, "check" | "scoring" | "illustrations"> {
  readonly texts: Texts;
  readonly state: State;
  /** The questions that are asked now. */
  readonly pages: Pages;
  /** Whether the next step is the one to the result. */
  readonly isLast: boolean;
  /** Only there in the phase `result`. */
  readonly result: Result;
  send(action: Action): void;
  /** Dispatch an event of the element. */
  emit(name: string): void;
}

/**
 * An interface text with its `{name}` placeholders filled, numbers as the language writes them.
 *
 * Where the text has plural forms, `n` chooses among them.
 */
export function say(
  scene: Scene,
  key: string,
  values: Record<string, Child | number> = {},
): Child[] {
  const { n } = values as { n: number };
  const forms = scene.texts.strings[key];
  const text = typeof forms === "string" ? forms : forms[category(scene, n)] ?? forms.other;
  return text.split(/[{}]/).map((part, i) => {
    const value = values[part];
    if (!(i % 2)) return part;
    return typeof value === "number" ? number(scene, `${value}`) : value;
  });
}

/** The plural category of a whole number. */
function category({ language, texts }: Scene, n: number): string {
  // The first that a browser works out costs it some milliseconds on a slow phone.
  if (texts.plain_plurals) return n === 1 ? "one" : "other";
  return new Intl.PluralRules(language).select(n);
}

/** A plain decimal number, however long, as the language writes it. */
export function number({ language, texts }: Scene, decimal: string): string {
  // The first number that a browser formats costs it 50 ms on a slow phone.
  if (texts.digits && /^\d{1,3}$/.test(decimal)) return decimal;
  const minimumFractionDigits = decimal.split(".")[1]?.length;
  return new Intl.NumberFormat(language, { minimumFractionDigits }).format(decimal as `${number}`);
}

/** Names as the language lists them. */
export function list({ language }: Scene, names: readonly string[]): string {
  return new Intl.ListFormat(language).format(names);
}
