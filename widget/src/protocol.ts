/**
 * The contract between a shell and an engine: docs/protocol.md in types.
 *
 * Frozen. A page may hold a shell and an engine that were released years apart.
 */

/** The protocol that this shell speaks and this engine expects. */
export const PROTOCOL = 1;

/** Question id → option id, or `null` for *not applicable*; a blank question is absent. */
export type Answers = Record<string, unknown>;

/** What a script brings for its own check. */
export interface Engine {
  readonly protocol: number;
  readonly check: string;
  /** The rubric's version. */
  readonly version: number;
  /** The result of the answers, or its error object. Never throws. */
  score(answers: unknown): unknown;
  /** Take over the root and draw; a throw gives the element its fallback back. */
  mount(host: Host): View;
}

/** What a shell gives an engine: nothing but what the browser itself made. */
export interface Host {
  readonly element: HTMLElement;
  readonly root: ShadowRoot;
  readonly internals: ElementInternals;
}

/** One mounted check, as the shell sees it. */
export interface View {
  answers: Answers;
  /** `null` until complete. */
  readonly result: unknown;
  restart(): void;
  /** Hear what happened to the element; unknown words are ignored. */
  notify(change: string, value?: unknown): void;
}
