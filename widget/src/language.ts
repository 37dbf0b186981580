/** Which language an element speaks, and which way it is written. */

/** Scripts that are written from right to left, by ISO 15924. */
const RIGHT_TO_LEFT = /Arab|Hebr|Thaa|Syrc|Nkoo|Adlm|Rohg/;

/**
 * The first of `available` that answers a language range, by lookup (RFC 4647, 3.4).
 *
 * `lookup("nl-BE", ["en", "nl"])` is `"nl"`; where nothing answers it is the first, `"en"`.
 */
export function lookup(range: string, available: readonly string[]): string {
  const wanted = range.toLowerCase();
  const found = available.find((tag) => tag.toLowerCase() === wanted);
  // A single letter only introduces what follows it, so it goes with it.
  const shorter = wanted.replace(/(-.)?-[^-]*$/, "");
  return found ?? (shorter === wanted ? available[0] : lookup(shorter, available));
}

/** The `lang` that holds for an element: its own, else the nearest upwards, also out of shadows. */
export function languageOf(element: Element): string {
  const { host } = element.getRootNode() as ShadowRoot;
  return element.closest("[lang]")?.getAttribute("lang") ?? (host ? languageOf(host) : "");
}

/** The direction of a language's own script. */
export function directionOf(language: string): "ltr" | "rtl" {
  return RIGHT_TO_LEFT.test(new Intl.Locale(language).maximize().script ?? "") ? "rtl" : "ltr";
}
