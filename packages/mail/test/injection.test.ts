import type { Notice } from '@tierline/domain';
import { describe, expect, test } from 'vitest';
import { wordNotice } from '../src/index.ts';
import {
  copiesReturned,
  entitlementIssued,
  initialPassword,
  invitation,
  languages,
  line,
  lineDetails,
  linesHandedOn,
  linesHeld,
  reader,
  recallAsked,
  recallDeclined,
  siteAdministrator,
  sitesNeedCredits,
} from './samples.ts';

/** Each kind of mail with the same words in every place that somebody can fill. */
function filled(words: string): Notice[] {
  const lines = [{ ...line, product: words, activationId: words }];
  return [
    { ...initialPassword, account: words, firstName: words, email: words },
    { ...invitation, account: words, by: words, role: words, firstName: words, email: words },
    { ...entitlementIssued, account: words, orderNumber: words, lines },
    { ...linesHandedOn, account: words, from: words, message: words, lines },
    { ...copiesReturned, account: words, other: words, reason: words, lines },
    { ...recallAsked, account: words, other: words, reason: words, lines },
    { ...recallDeclined, account: words, other: words, answer: words, lines },
    { ...linesHeld, account: words, reason: words, lines },
    { ...sitesNeedCredits, account: words, sites: sitesNeedCredits.sites.map((site) => ({ ...site, site: words })) },
    { ...siteAdministrator, account: words, by: words, site: words, contact: words },
    {
      ...lineDetails,
      from: words,
      message: words,
      orderNumber: words,
      line: { ...line, product: words, activationId: words },
    },
  ];
}

function everyMail(words: string) {
  return Promise.all(
    languages.flatMap((language) =>
      filled(words).map((notice) =>
        wordNotice(notice, {
          language,
          timeZone: null,
          access: true,
          portal: { name: words, color: '#0b5cab', url: 'https://licences.example/kamera' },
          secret: words,
        }),
      ),
    ),
  );
}

describe('X1 typed text stays as it was typed', () => {
  test.each(['<b>x', '"><script>alert(1)</script>', "' onmouseover='alert(1)", '</title></style><img src=x>'])(
    'X1 %s is no markup',
    async (words) => {
      for (const { html, text } of await everyMail(words)) {
        expect(html).not.toMatch(/<b>|<script|<img|\sonmouseover='/u);
        expect(html.match(/<\/title>/gu)).toHaveLength(1);
        expect(text).toContain(words);
      }
    },
  );

  test.each(['$t(footer.automatic)', '{{portal}}', '$& $1', '%0A'])('X1 %s is not filled in', async (words) => {
    for (const { html, text } of await everyMail(words)) {
      expect(text).toContain(words);
      expect(html).toContain(words.replaceAll('&', '&amp;'));
    }
  });

  test.each(['a\r\nBcc: b@c.example', 'a\nb', 'a\u2028b', 'a\u0085b', 'a\u0000b', 'a\tb'])(
    'X1 the subject is one line, even with %j',
    async (words) => {
      for (const { subject } of await everyMail(words)) expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
    },
  );

  test('X1 a name cannot add a line to the text, and a message stays a quote', async () => {
    for (const language of languages)
      for (const notice of filled('a\nForged: b')) {
        const { text } = await wordNotice(notice, reader({ language }));
        expect(text).toContain('a Forged: b');
        expect(text).not.toMatch(/^Forged/mu);
      }
  });

  test('X1 marks that turn the direction of writing are dropped', async () => {
    for (const { subject } of await everyMail('a\u202Egpj.exe')) expect(subject).not.toContain('\u202E');
  });

  test('X1 a colour that is none carries no style', async () => {
    const mail = await wordNotice(
      initialPassword,
      reader({ portal: { name: 'P', color: 'red;background:url(//evil.example)', url: 'https://p.example' } }),
    );
    expect(mail.html).not.toContain('evil.example');
  });
});
