import { deepEqual, equal } from "node:assert/strict";
import type { Texts } from "../src/assessment.ts";
import { number, say, type Scene } from "../src/scene.ts";

function scene(language: string, strings: Texts["strings"] = {}): Scene {
  return { language, texts: { strings } } as unknown as Scene;
}

Deno.test("placeholders are filled in their place", () => {
  const said = say(scene("en", { of: "{n} of {total}." }), "of", { n: "3", total: "10" });
  equal(said.join(""), "3 of 10.");
});

Deno.test("what fills a placeholder is never read for placeholders", () => {
  deepEqual(say(scene("en", { is: "is {name}" }), "is", { name: "{n}" }).join(""), "is {n}");
});

Deno.test("a text without placeholders is itself", () => {
  equal(say(scene("en", { next: "Next" }), "next").join(""), "Next");
});

Deno.test("a number that fills a placeholder is written as the language writes it", () => {
  equal(say(scene("nl", { of: "{n}" }), "of", { n: 1234.5 }).join(""), "1.234,5");
  equal(say(scene("ar-EG", { of: "{n}" }), "of", { n: 12 }).join(""), "١٢");
});

Deno.test("the plural form follows the number by the language's own rules", () => {
  const strings = { open: { one: "{n} vraag", other: "{n} vragen" } };
  const in_ = (language: string, n: number) =>
    say(scene(language, strings), "open", { n }).join("");
  equal(in_("nl", 1), "1 vraag");
  equal(in_("nl", 2), "2 vragen");
  equal(in_("ja", 1), "1 vragen");
});

Deno.test("a form that the text lacks is the one for all others", () => {
  const strings = { open: { one: "one", other: "others" } };
  equal(say(scene("ar", strings), "open", { n: 2 }).join(""), "others");
});

Deno.test("a number has its language's separators and all its decimals", () => {
  equal(number(scene("nl"), "2.50"), "2,50");
  equal(number(scene("en"), "2.50"), "2.50");
  equal(number(scene("nl"), "-1234.5"), "-1.234,5");
  equal(number(scene("en"), "50"), "50");
});

Deno.test("a short number in digits that all know is itself", () => {
  const texts = { strings: {}, digits: "latn" };
  const plain = { language: "en", texts } as unknown as Scene;
  equal(number(plain, "999"), "999");
  equal(number(plain, "1000"), "1,000");
  equal(number(plain, "2.5"), "2.5");
});

Deno.test("a long number stays exact", () => {
  equal(
    number(scene("en"), "12345678901234567890.123456789"),
    "12,345,678,901,234,567,890.123456789",
  );
});

Deno.test("where 1 alone has a form of its own, nothing else is asked", () => {
  const texts = { strings: { open: { one: "1", other: "more" } }, plain_plurals: true };
  // Japanese has no singular: what is said comes from the texts, not from the language's rules.
  const of = (n: number) =>
    say({ language: "ja", texts } as unknown as Scene, "open", { n }).join("");
  equal([of(0), of(1), of(2), of(1000)].join(), "more,1,more,more");
});
