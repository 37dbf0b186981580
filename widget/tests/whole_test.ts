import { equal } from "node:assert/strict";
import type { Scene } from "../src/scene.ts";
import { whole, written } from "../src/whole.ts";

function scene(language: string, digits: "latn" | null = "latn"): Scene {
  return { language, texts: { strings: {}, digits } } as unknown as Scene;
}

Deno.test("digits are a whole number, with a minus in front or none", () => {
  const numbers = { "0": 0, "7": 7, "007": 7, "-3": -3, " 12 ": 12, "1500": 1500 };
  for (const [text, number] of Object.entries(numbers)) equal(whole(scene("nl"), text), number);
});

Deno.test("minus nought is nought", () => {
  equal(Object.is(whole(scene("en"), "-0"), 0), true);
});

Deno.test("a typographic minus is a minus", () => {
  equal(whole(scene("en"), "\u221212"), -12);
});

Deno.test("what is no whole number is none", () => {
  for (
    const text of ["", "x", "1.5", "1,5", "1e3", "0x10", "1/2", "--1", "1-", "+", "-", "1 of 2"]
  ) {
    equal(whole(scene("en"), text), null, text);
    equal(whole(scene("nl"), text), null, text);
  }
});

Deno.test("separators are those of the language, in their place", () => {
  equal(whole(scene("nl"), "1.500"), 1500);
  equal(whole(scene("en"), "1,500"), 1500);
  equal(whole(scene("nl"), "1,500"), null);
  equal(whole(scene("en"), "15,00"), null);
  equal(whole(scene("fr"), "12\u202f500"), 12500);
  equal(whole(scene("fr"), "12 500"), 12500);
});

Deno.test("digits of any script are digits", () => {
  equal(whole(scene("ar-EG", null), "\u0661\u0662"), 12);
  equal(whole(scene("ar-EG", null), "\u0661\u066c\u0665\u0660\u0660"), 1500);
  equal(whole(scene("fa", null), "\u06f9"), 9);
  equal(whole(scene("bn", null), "\u09e6\u09ef"), 9);
  equal(whole(scene("ja"), "\uff11\uff10"), 10);
});

const READ =
  "arab arabext beng deva fullwide gujr guru khmr knda laoo mlym mymr orya telu thai tibt";

Deno.test("a digit of a script that is written today is its value, of any other that or none", () => {
  for (const numberingSystem of Intl.supportedValuesOf("numberingSystem")) {
    const { format } = new Intl.NumberFormat("en", { numberingSystem });
    for (let value = 0; value < 10; value++) {
      const read = whole(scene("en"), format(value));
      equal(READ.includes(numberingSystem) ? read : read ?? value, value, format(value));
    }
  }
});

Deno.test("a number of four digits may be a year, a longer one has separators", () => {
  equal(written(scene("nl"), "2026"), "2026");
  equal(written(scene("nl"), "-12500"), "-12.500");
  equal(written(scene("ar-EG", null), "12"), "\u0661\u0662");
});
