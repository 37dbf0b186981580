/** The element's part in a form of the page. */

import type { Host, View } from "./protocol.ts";

/** Bring value, validity and the controls up to date with the attributes and the visit. */
export function takePart({ element, root, internals }: Host, visit: View, message: string): void {
  const { answers, result } = visit;
  const controls = [...root.querySelectorAll<Control>("input, button")];
  const isDisabled = element.matches(":disabled");
  for (const control of controls) control.disabled = isDisabled;
  internals.setFormValue(element.hasAttribute("name") ? JSON.stringify({ answers, result }) : null);
  const valueMissing = element.hasAttribute("required") && !result;
  internals.setValidity({ valueMissing }, message, controls[0]);
}

/** The answers in a value that was given to a form, perhaps long ago; undefined if there are none. */
export function answersIn(value: unknown): unknown {
  try {
    return JSON.parse(value as string).answers;
  } catch {
    return undefined;
  }
}

type Control = HTMLInputElement | HTMLButtonElement;
