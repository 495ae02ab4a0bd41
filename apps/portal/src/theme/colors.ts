type Oklch = { l: number; c: number; h: number };

/**
 * Ten shades of a colour, light to dark. White text on shades 6 to 9, and each of those on white, has a contrast of at
 * least 4.6.
 */
export function shades(
  hex: string,
): readonly [string, string, string, string, string, string, string, string, string, string] {
  const { c, h, ...brand } = toOklch(hex);
  let l = Math.max(brand.l, 0.32);
  while (contrastToWhite(toHex({ l, c, h })) < 4.6) l -= 0.01;
  const shade = (lightness: number, chroma: number) => toHex({ l: lightness, c: c * chroma, h });
  return [
    shade(0.978, 0.1),
    shade(0.95, 0.22),
    shade(0.905, 0.4),
    shade(0.84, 0.62),
    shade(0.765, 0.82),
    shade((0.765 + l) / 2, 1),
    shade(l, 1),
    shade(l - 0.055, 0.98),
    shade(l - 0.11, 0.9),
    shade(l - 0.16, 0.8),
  ];
}

/** WCAG contrast between a colour and white, 1 to 21. */
export function contrastToWhite(hex: string): number {
  const [r, g, b] = toLinear(hex);
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
}

function toLinear(hex: string): [number, number, number] {
  const channel = (start: number) => {
    const value = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function toOklch(hex: string): Oklch {
  const [r, g, b] = toLinear(hex);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const bb = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return { l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s, c: Math.hypot(a, bb), h: Math.atan2(bb, a) };
}

/** As the screen can show it: chroma gives way until the colour fits into sRGB. */
function toHex(color: Oklch): string {
  for (let c = color.c; c > 0; c -= 0.004) {
    const channels = toChannels({ ...color, c });
    if (channels.every((value) => value >= -0.0005 && value <= 1.0005)) return written(channels);
  }
  return written(toChannels({ ...color, c: 0 }));
}

function toChannels({ l: lightness, c, h }: Oklch): number[] {
  const a = c * Math.cos(h);
  const b = c * Math.sin(h);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

function written(channels: number[]): string {
  const byte = (value: number) => {
    const clipped = Math.min(1, Math.max(0, value));
    const encoded = clipped <= 0.0031308 ? clipped * 12.92 : 1.055 * clipped ** (1 / 2.4) - 0.055;
    return Math.round(encoded * 255)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channels.map(byte).join('')}`;
}
