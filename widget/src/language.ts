/** Which language an element speaks, and which way it is written. */

/** The scripts of living states that are written from right to left, by ISO 15924. */
const RIGHT_TO_LEFT = /Arab|Hebr|Thaa/;

/**
 * The one of `available` that answers a language range, by lookup (RFC 4647, 3.4): the longest that
 * the range begins with.
 *
 * `lookup("nl-BE", ["en", "nl"])` is `"nl"`; where nothing answers it is the first, `"en"`.
 */
export function lookup(range: string, available: readonly string[]): string {
  const begins = (tag: string) => `${range}-`.toLowerCase().startsWith(`${tag}-`.toLowerCase());
  const [longest] = available.filter(begins).sort((a, b) => b.length - a.length);
  return longest ?? available[0];
}

/** The `lang` that holds for an element: its own, else the nearest upwards, also out of shadows. */
export function languageOf(element: Element): string {
  const { host } = element.getRootNode() as ShadowRoot;
  return element.closest("[lang]")?.getAttribute("lang") ?? (host ? languageOf(host) : "");
}

/** The direction of a language's own script. */
export function directionOf(language: string): "ltr" | "rtl" {
  return RIGHT_TO_LEFT.test(new Intl.Locale(language).maximize().script!) ? "rtl" : "ltr";
}
