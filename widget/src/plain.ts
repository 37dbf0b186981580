/** Takes the place of `full.ts` where the plain engine is bundled, by the import map `plain.json`. */
export const FULL: boolean = false;
