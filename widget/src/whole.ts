/** Whole numbers as people write them. */

import { number, type Scene } from "./scene.ts";

/**
 * The whole number that a text is, in any digits, with the separators of the language or without
 * any; `null` where it is none.
 *
 * In Dutch `"1.500"` is 1500 and `"1.5"` is no whole number.
 */
export function whole(scene: Scene, text: string): number | null {
  const typed = plain(text);
  const digits = typed.replace(/[^\d-]/g, "");
  if (!/^-?\d+$/.test(digits)) return null;
  const isWhole = typed === digits || typed === plain(number(scene, digits));
  // Never −0.
  return isWhole ? +digits + 0 : null;
}

/** A whole number as people write it: one of four digits may be a year, and has no separator. */
export function written(scene: Scene, digits: string): string {
  return scene.texts.digits && /^-?\d{1,4}$/.test(digits) ? digits : number(scene, digits);
}

/** A number's text in ASCII, without white space and marks of direction. */
function plain(text: string): string {
  return text.normalize("NFKC").replace(DIGIT, latin)
    .replace(/[\s\p{Cf}]/gu, "").replace("\u2212", "-");
}

/** Of each script in the first plane the digits begin at a code point that ends in 0 or in 6. */
const DIGIT = /[\p{Nd}&&[\0-\uffff]]/gv;

function latin(digit: string): string {
  const code = digit.codePointAt(0)!;
  const value = code % 16;
  return `${/\p{Nd}/u.test(String.fromCodePoint(code - value)) ? value : value - 6}`;
}
