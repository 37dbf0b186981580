/** One style sheet for all elements of an engine: the only kind that a strict policy lets in. */

const sheets = new WeakMap<Document, CSSStyleSheet>();

/** Give a root the style sheet of its document. A move to another document takes it away. */
export function adopt(root: ShadowRoot, styles: string): void {
  const page = root.ownerDocument.defaultView;
  if (page && !root.adoptedStyleSheets.length) {
    root.adoptedStyleSheets = [sheetOf(root.ownerDocument, page as typeof globalThis, styles)];
  }
}

function sheetOf(document: Document, page: typeof globalThis, styles: string): CSSStyleSheet {
  const sheet = sheets.get(document) ?? new page.CSSStyleSheet();
  if (!sheets.has(document)) sheet.replaceSync(styles);
  sheets.set(document, sheet);
  return sheet;
}
