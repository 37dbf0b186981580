/** One style sheet for all elements of an engine: the only kind that a strict policy lets in. */

const sheets = new WeakMap<Document, CSSStyleSheet>();

/** Give a root its document's style sheet, which a move to another document takes away. */
export function adopt({ ownerDocument, adoptedStyleSheets }: ShadowRoot, styles: string): void {
  const { defaultView } = ownerDocument;
  // Where there is no window nothing shows.
  if (!defaultView || adoptedStyleSheets.length) return;
  let sheet = sheets.get(ownerDocument);
  if (!sheet) {
    sheet = new (defaultView as typeof globalThis).CSSStyleSheet();
    sheet.replaceSync(styles);
    sheets.set(ownerDocument, sheet);
  }
  adoptedStyleSheets.push(sheet);
}
