/** The element's part in a form of the page. */

import type { Host, View } from "./protocol.ts";

/** Bring value, validity and panel up to date with the attributes and the visit. */
export function takePart(
  { element, internals }: Host,
  { answers, result }: View,
  panel: HTMLFieldSetElement,
  message: string,
): void {
  panel.disabled = element.matches(":disabled");
  internals.setFormValue(element.hasAttribute("name") ? JSON.stringify({ answers, result }) : null);
  const valueMissing = element.hasAttribute("required") && !result;
  internals.setValidity({ valueMissing }, message, panel.querySelector("button")!);
}

/** The answers in a value that was given to a form, perhaps long ago; undefined if there are none. */
export function answersIn(value: unknown): unknown {
  try {
    return JSON.parse(value as string).answers;
  } catch {
    return undefined;
  }
}
