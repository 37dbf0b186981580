/** What a script runs: define the tag if no script before it did, and bring this check's engine. */

import type { Assessment } from "./assessment.ts";
import { createEngine } from "./engine.ts";
import { NiveauCheck } from "./shell.ts";

/** The two free names of the bundle: what wraps it gives them their values. */
declare const ASSESSMENT: Assessment;
declare const STYLES: string;

const TAG = "niveau-check";

if (!customElements.get(TAG)) customElements.define(TAG, NiveauCheck);
(customElements.get(TAG) as typeof NiveauCheck).register(createEngine(ASSESSMENT, STYLES));
