import { deepEqual, equal } from "node:assert/strict";
import { number, say, type Scene } from "../src/scene.ts";

function scene(language: string, strings: Record<string, string> = {}): Scene {
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

Deno.test("a number has its language's separators and all its decimals", () => {
  equal(number(scene("nl"), "2.50"), "2,50");
  equal(number(scene("en"), "2.50"), "2.50");
  equal(number(scene("nl"), "-1234.5"), "-1.234,5");
  equal(number(scene("en"), "50"), "50");
});

Deno.test("a long number stays exact", () => {
  equal(
    number(scene("en"), "12345678901234567890.123456789"),
    "12,345,678,901,234,567,890.123456789",
  );
});
