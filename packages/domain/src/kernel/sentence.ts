/**
 * A text that facts were put into, without a second full stop where a fact that ends in one (“Alarm Müller S.L.”, “Bell
 * Inc.”) is followed by the sentence's own. After a closing bracket or quotation mark the sentence keeps its full stop.
 */
export function withoutDoubleStop(text: string, facts: Readonly<Record<string, unknown>>): string {
  return Object.values(facts).reduce<string>(
    (said, fact) => (typeof fact === 'string' && fact.endsWith('.') ? said.replaceAll(`${fact}.`, () => fact) : said),
    text,
  );
}
