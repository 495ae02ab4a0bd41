/** The programme's colour as `#rrggbb`; anything else, which could carry further style, becomes a calm blue. */
export function safeColor(color: string): string {
  return /^#[0-9a-f]{6}$/iu.test(color) ? color.toLowerCase() : '#1c5fa8';
}

/** Black or white, whichever is easier to read on a colour: always at least 4.5 : 1 (WCAG AA). */
export function inkOn(background: string): '#000000' | '#ffffff' {
  // Pure black and white on purpose: with anything softer, some colours would reach 4.5 with neither.
  return contrast(background, '#ffffff') >= contrast(background, '#000000') ? '#ffffff' : '#000000';
}

/** The contrast of two colours by WCAG, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance(color: string): number {
  const channel = (place: number) => {
    const share = parseInt(color.slice(place, place + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}
