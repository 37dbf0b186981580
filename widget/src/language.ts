/** Which language an element speaks. */

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
