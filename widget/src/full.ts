/**
 * Whether the engine knows all of the scoring reference, or its core alone.
 *
 * The engine is bundled twice, and a check's script carries the smaller one that can score it: what
 * stands behind `FULL` costs no visitor of a simple check a byte.
 */
export const FULL: boolean = true;
