/** Which language an element speaks, and which way it is written. */

/** Scripts that are written from right to left, by ISO 15924. */
const RIGHT_TO_LEFT = ["Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg", "Mand", "Samr"];

/**
 * The first of `available` that answers a language range, by lookup (RFC 4647, 3.4).
 *
 * `lookup("nl-BE", ["en", "nl"])` is `"nl"`; where nothing answers it is the first, `"en"`.
 */
export function lookup(range: string, available: readonly string[]): string {
  const tags = range.toLowerCase().split("-");
  while (tags.length) {
    const found = available.find((tag) => tag.toLowerCase() === tags.join("-"));
    if (found) return found;
    tags.pop();
    if (tags.at(-1)?.length === 1) tags.pop();
  }
  return available[0];
}

/** The `lang` that holds for an element: its own, else the nearest upwards, also out of shadows. */
export function languageOf(element: Element): string {
  const nearest = element.closest("[lang]");
  if (nearest) return nearest.getAttribute("lang")!;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? languageOf(root.host) : "";
}

/** The direction of a language's own script. */
export function directionOf(language: string): "ltr" | "rtl" {
  const { script } = new Intl.Locale(language).maximize();
  return RIGHT_TO_LEFT.includes(script ?? "") ? "rtl" : "ltr";
}
