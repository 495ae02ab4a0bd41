/** What a browser says of itself, as far as it can be named. */
export type Device = { browser: string | null; system: string | null };

// In this order: most browsers also carry the names of those they descend from.
const browsers: readonly (readonly [string, RegExp])[] = [
  ['Edge', /\bEdg(?:e|A|iOS)?\//u],
  ['Opera', /\b(?:OPR|OPiOS|OPT)\//u],
  ['Samsung Internet', /\bSamsungBrowser\//u],
  ['Vivaldi', /\bVivaldi\//u],
  ['Firefox', /\b(?:Firefox|FxiOS)\//u],
  ['Chrome', /\b(?:Chrome|CriOS|HeadlessChrome)\//u],
  ['Safari', /\bVersion\/[\d.]+.*\bSafari\//u],
];

const systems: readonly (readonly [string, RegExp])[] = [
  ['Windows', /\bWindows\b/u],
  ['iPadOS', /\biPad\b/u],
  ['iOS', /\biPhone\b|\biPod\b/u],
  ['Android', /\bAndroid\b/u],
  ['ChromeOS', /\bCrOS\b/u],
  ['macOS', /\bMac(?:intosh| OS X)\b/u],
  ['Linux', /\bLinux\b|\bX11\b/u],
];

/** Names the browser and the system of a user agent; null for what it does not tell. */
export function deviceOf(userAgent: string): Device {
  const named = (rows: readonly (readonly [string, RegExp])[]) =>
    rows.find(([, sign]) => sign.test(userAgent))?.[0] ?? null;
  return { browser: named(browsers), system: named(systems) };
}

/** A network address as people write it: an IPv4 address without what makes it an IPv6 one. */
export function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/iu, '');
}
