/**
 * A number, exactly. The denominator is above zero; the two need not be in lowest terms, which
 * only {@link toText} asks for: dividing out after every sum costs more than all the rest.
 */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

/** Returns the rational that is this whole number. */
export function whole(value: bigint | number): Rational {
  return { n: BigInt(value), d: 1n };
}

export const ZERO = whole(0n);
export const ONE = whole(1n);
const HALF = { n: 1n, d: 2n };

/**
 * Reads a number as a rubric writes it: `"-3"`, `"2.5"`, `"7/12"`.
 *
 * The text is taken to be well-formed; the rubric's loader has seen to that.
 */
export function parse(text: string): Rational {
  const [number, denominator] = text.split("/");
  const [integer, decimals = ""] = number.split(".");
  return {
    n: BigInt(integer + decimals),
    d: denominator ? BigInt(denominator) : 10n ** BigInt(decimals.length),
  };
}

/** Returns a + b. */
export function add(a: Rational, b: Rational): Rational {
  if (a.d === b.d) return { n: a.n + b.n, d: a.d };
  return { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
}

/** Returns a − b. */
export function sub(a: Rational, b: Rational): Rational {
  return add(a, { n: -b.n, d: b.d });
}

/** Returns a · b. */
export function mul(a: Rational, b: Rational): Rational {
  return { n: a.n * b.n, d: a.d * b.d };
}

/** Returns a / b, or null where b is zero. */
export function div(a: Rational, b: Rational): Rational | null {
  if (b.n === 0n) return null;
  const sign = b.n < 0n ? -1n : 1n;
  return { n: sign * a.n * b.d, d: sign * a.d * b.n };
}

/**
 * Returns a number below, at or above zero as a is below, at or above b: an order for sort. Only
 * its sign means anything, and no difference is so small that its number is zero.
 */
export function compare(a: Rational, b: Rational): number {
  return Number(a.n * b.d - b.n * a.d);
}

/** Returns the number, or the end that it lies beyond; ends may not be the wrong way round. */
export function clamp(a: Rational, lo: Rational, hi: Rational): Rational {
  return [lo, a, hi].sort(compare)[1];
}

/** Returns the sum of these numbers; zero where there are none. */
export function total(numbers: readonly Rational[]): Rational {
  return numbers.reduce(add, ZERO);
}

/** Returns ⌊a⌋. */
export function floor({ n, d }: Rational): bigint {
  return n % d < 0n ? n / d - 1n : n / d;
}

/** Writes a number in lowest terms: `"7/12"`, `"-3"`. */
export function toText({ n, d }: Rational): string {
  const divisor = gcd(n < 0n ? -n : n, d);
  return d === divisor ? `${n / divisor}` : `${n / divisor}/${d / divisor}`;
}

/**
 * Writes a number with exactly so many decimals: ⌊a·10^decimals⌋, or with `half_up`
 * ⌊a·10^decimals + ½⌋. A minus stands only before what is shown as other than zero.
 */
export function toDecimals(a: Rational, decimals: number, rounding: "floor" | "half_up"): string {
  const unit = 10n ** BigInt(decimals);
  const shown = floor(add(mul(a, whole(unit)), rounding === "floor" ? ZERO : HALF));
  const [sign, size] = shown < 0n ? ["-", -shown] : ["", shown];
  const fraction = decimals ? `.${`${size % unit}`.padStart(decimals, "0")}` : "";
  return `${sign}${size / unit}${fraction}`;
}

function gcd(a: bigint, b: bigint): bigint {
  while (b) [a, b] = [b, a % b];
  return a;
}
