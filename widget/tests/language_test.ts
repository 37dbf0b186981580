import { equal } from "node:assert/strict";
import { lookup } from "../src/language.ts";

Deno.test("lookup drops subtags from the end until a language answers", () => {
  equal(lookup("nl", ["en", "nl"]), "nl");
  equal(lookup("nl-BE", ["en", "nl"]), "nl");
  equal(lookup("zh-Hant-TW-x-private", ["en", "zh", "zh-Hant"]), "zh-Hant");
});

Deno.test("the longest answer goes before a shorter one", () => {
  equal(lookup("pt-BR", ["pt", "pt-BR"]), "pt-BR");
  equal(lookup("pt-BR", ["pt-BR", "pt"]), "pt-BR");
  equal(lookup("pt-PT", ["pt-BR", "pt"]), "pt");
});

Deno.test("case makes no difference", () => {
  equal(lookup("NL-be", ["en", "nl-BE"]), "nl-BE");
});

Deno.test("where nothing answers it is the first", () => {
  for (const range of ["", "fr", "n", "nld", "nl_BE", "*"]) {
    equal(lookup(range, ["en", "nl"]), "en");
  }
});

Deno.test("a more special language does not answer a general range", () => {
  equal(lookup("pt", ["en", "pt-BR"]), "en");
});
