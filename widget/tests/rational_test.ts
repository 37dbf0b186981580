import { equal, ok } from "node:assert/strict";
import {
  add,
  compare,
  div,
  floor,
  mul,
  parse,
  sub,
  toDecimals,
  total,
  toText,
  whole,
} from "../src/rational.ts";

const text = (number: string) => toText(parse(number));

Deno.test("a whole number is read as itself", () => equal(text("30"), "30"));
Deno.test("a minus is read", () => equal(text("-3"), "-3"));
Deno.test("decimals are exact", () => equal(text("2.5"), "5/2"));
Deno.test("a minus before a zero holds for the decimals", () => equal(text("-0.05"), "-1/20"));
Deno.test("minus zero is zero", () => equal(text("-0.0"), "0"));
Deno.test("a fraction is written in lowest terms", () => equal(text("-14/24"), "-7/12"));
Deno.test("a fraction that is whole is written as one", () => equal(text("6/3"), "2"));
Deno.test("thirty digits are kept", () => {
  equal(text("123456789012345678901234567891"), "123456789012345678901234567891");
});

Deno.test("tenths add up exactly", () => {
  equal(toText(add(parse("0.1"), parse("0.2"))), "3/10");
});
Deno.test("unlike fractions add up", () => {
  equal(toText(add(parse("1/3"), parse("-1/4"))), "1/12");
});
Deno.test("a difference may be below zero", () => {
  equal(toText(sub(parse("1/4"), parse("1/3"))), "-1/12");
});
Deno.test("a product is in lowest terms", () => {
  equal(toText(mul(parse("2/3"), parse("3/4"))), "1/2");
});
Deno.test("the total of no numbers is zero", () => equal(toText(total([])), "0"));
Deno.test("the total of numbers is their sum", () => {
  equal(toText(total(["1/2", "1/3", "1/6"].map(parse))), "1");
});

const divided = (a: string, b: string) => {
  const quotient = div(parse(a), parse(b));
  return quotient && toText(quotient);
};

Deno.test("a quotient is exact", () => equal(divided("1", "3"), "1/3"));
Deno.test("dividing by a number below zero turns the sign", () => {
  equal(divided("1/2", "-3"), "-1/6");
});
Deno.test("nothing is divided by zero", () => equal(divided("1", "0.0"), null));

Deno.test("the same number in other terms is equal", () => {
  equal(compare(parse("0.50"), parse("2/4")), 0);
});
Deno.test("numbers below zero are in order", () => {
  ok(compare(parse("-1/2"), parse("-1/3")) < 0);
});
Deno.test("a difference too small for a float is seen", () => {
  ok(compare(parse("1.00000000000000000000000000001"), parse("1")) > 0);
});
Deno.test("a difference too large for a float is seen", () => {
  ok(compare(whole(-(10n ** 400n)), whole(1)) < 0);
});

Deno.test("floor goes down above zero", () => equal(floor(parse("2.9")), 2n));
Deno.test("floor goes down below zero", () => equal(floor(parse("-2.1")), -3n));
Deno.test("floor leaves a whole number below zero", () => equal(floor(parse("-4/2")), -2n));

const shown = (number: string, decimals: number, rounding: "floor" | "half_up") =>
  toDecimals(parse(number), decimals, rounding);

Deno.test("floor shows the number below", () => equal(shown("59.999", 0, "floor"), "59"));
Deno.test("floor shows a number below zero lower", () => {
  equal(shown("-1/3", 2, "floor"), "-0.34");
});
Deno.test("half up shows a half as the number above", () => {
  equal(shown("0.125", 2, "half_up"), "0.13");
});
Deno.test("half up shows less than a half as the number below", () => {
  equal(shown("2.4999", 0, "half_up"), "2");
});
Deno.test("half up goes up below zero too", () => equal(shown("-2.5", 0, "half_up"), "-2"));
Deno.test("all decimals are shown", () => equal(shown("2", 3, "floor"), "2.000"));
Deno.test("zeros after the point are kept", () => equal(shown("1/16", 2, "floor"), "0.06"));
Deno.test("what is shown as zero has no minus", () => equal(shown("-0.04", 1, "half_up"), "0.0"));
Deno.test("a minus stands before a number between -1 and 0", () => {
  equal(shown("-0.3", 1, "half_up"), "-0.3");
});
