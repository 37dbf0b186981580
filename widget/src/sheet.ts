/** One style sheet for all elements of an engine: the only kind that a strict policy lets in. */

let sheet: CSSStyleSheet | undefined;

/** Give a root the style sheet. A move to another document takes it away, and needs one of its own. */
export function adopt(root: ShadowRoot, styles: string): void {
  if (root.adoptedStyleSheets.length) return;
  const { CSSStyleSheet } = root.ownerDocument.defaultView as typeof globalThis;
  if (!(sheet instanceof CSSStyleSheet)) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
  }
  root.adoptedStyleSheets = [sheet];
}
