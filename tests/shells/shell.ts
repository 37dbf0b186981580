/** The shell alone, as the first script on a page would have brought it. */

import { NiveauCheck } from "../../widget/src/shell.ts";

customElements.define("niveau-check", NiveauCheck);
