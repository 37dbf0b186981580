/** Colours and their contrast by WCAG 2.2, worked out as in files/colour.py and content/theme.py. */
(() => {
  const STEPS = 510;

  const parse = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);

  function written(colour) {
    return `#${
      colour.map((each) => Math.round(each * 255).toString(16).padStart(2, "0")).join("")
    }`;
  }

  function luminance(colour) {
    const [red, green, blue] = colour.map((channel) =>
      channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
    );
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  function contrast(...colours) {
    const [darker, lighter] = colours.map(luminance).sort((a, b) => a - b);
    return (lighter + 0.05) / (darker + 0.05);
  }

  const mix = (one, other, share) => one.map((each, i) => each + (other[i] - each) * share);

  /** The colour with another lightness, its hue and saturation kept. */
  function lit(colour, lightness) {
    const [low, high] = [Math.min(...colour), Math.max(...colour)];
    const room = (light) => 1 - Math.abs(2 * light - 1);
    const own = (low + high) / 2;
    const stretch = high > low ? room(lightness) / room(own) : 0;
    return colour.map((channel) => lightness + (channel - own) * stretch);
  }

  /** How an accent is seen, by the rules of the theme; colours are `#rrggbb`, in and out. */
  globalThis.accents = ({ needed, hovered, chosen, texts, schemes }) => {
    function textOn(hex) {
      const [white, ink] = texts.map((text) => contrast(parse(text), parse(hex)));
      return white >= ink ? texts[0] : texts[1];
    }

    /** The lowest contrast that the accent has anywhere. */
    function weakest(hex, scheme) {
      const accent = parse(hex), text = parse(textOn(hex));
      const [paper, surface, ink, extreme] = ["paper", "surface", "ink", "extreme"]
        .map((name) => parse(schemes[scheme][name]));
      const around = mix(paper, accent, chosen);
      return Math.min(
        ...[paper, surface, around, text].map((each) => contrast(accent, each)),
        contrast(text, mix(accent, extreme, hovered)),
        contrast(ink, around),
      );
    }

    /** The colour nearest to the accent that is strong enough, which may be itself. */
    function strongNear(hex, scheme) {
      const colour = parse(hex);
      const own = (Math.min(...colour) + Math.max(...colour)) / 2;
      const distance = (lightness) => Math.abs(lightness - own);
      return Array.from({ length: STEPS + 1 }, (_, step) => step / STEPS)
        .sort((a, b) => distance(a) - distance(b))
        .map((lightness) => written(lit(colour, lightness)))
        .find((each) => weakest(each, scheme) >= needed);
    }

    return { needed, textOn, weakest, strongNear };
  };
})();
