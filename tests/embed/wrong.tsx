/** What a page may not write: each line after a `// wrong` must not pass `deno check`. */

import type { GlobalComponents } from "vue";
import type { NiveauCheckDetail } from "../../site_builder/embed/niveau-check.d.ts";

const check = document.createElement("niveau-check");
type Props = InstanceType<GlobalComponents["niveau-check"]>["$props"];

// wrong: it is read-only
check.result = null;
// wrong: an answer is no object
check.answers = { question: {} };
// wrong: a result may be absent
check.result.version.toFixed();
// wrong: a level may be absent
check.addEventListener("niveau-complete", ({ detail }) => detail.result.overall.level);
// wrong: answers stand with the result alone
check.addEventListener("niveau-answer", ({ detail }) => detail.answers);
// wrong: the question stands with an answer alone
addEventListener("niveau-start", ({ detail }) => detail.question);
// wrong: the version is a number
document.addEventListener("niveau-ready", ({ detail }) => detail.version.length);
// wrong: a refusal has no level
customElements.get("niveau-check")?.score("a", {})?.overall;
// wrong: the class may not be there yet
customElements.get("niveau-check").checks();
// wrong: which check must be said
export const react = <niveau-check lang="nl" />;
// wrong: there is no such mode
export const mode = <niveau-check check="a" mode="all" />;
// wrong: the detail has no such key
export const heard = <niveau-check check="a" onniveau-cta={({ detail }) => detail.url} />;
// wrong: in Vue too, which check must be said
export const vue: Props = { lang: "nl" };
// wrong: in Vue too, the detail has no such key
export const told: Props = { check: "a", onNiveauCta: ({ detail }) => detail.url };
// wrong: details are read-only
export const change = (detail: NiveauCheckDetail) => detail.lang = "nl";
