/** A page without React and without Vue. */

import type {} from "./niveau-check.d.ts";

const check = document.createElement("niveau-check");
check.answers = { question: "option" };
check.addEventListener("niveau-complete", ({ detail }) => detail.result.version + 1);
