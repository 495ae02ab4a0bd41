import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emailKey, readEmail, shownEmail } from '../../src/index.ts';

const labels = fc.array(
  fc.stringMatching(/^[a-zäöüéñøж漢]{1,12}$/u).filter((label) => !(/[a-zäöüéñø]/u.test(label) && label.includes('ж'))),
  { minLength: 1, maxLength: 3 },
);

describe('an e-mail address', () => {
  it.each([
    ['info@müller.example', 'info@xn--mller-kva.example'],
    ['info@MÜLLER.example', 'info@xn--mller-kva.example'],
    ['info@mu\u0308ller.example', 'info@xn--mller-kva.example'],
    ['a@faß.example', 'a@xn--fa-hia.example'],
    ['a@x.xn--p1ai', 'a@x.xn--p1ai'],
    ['a@пример.рф', 'a@xn--e1afmkfd.xn--p1ai'],
    ['a@例え。テスト', 'a@xn--r8jz45g.xn--zckzah'],
    ['r&d@x.example', 'r&d@x.example'],
    ['x=y@x.example', 'x=y@x.example'],
    ["o'brien@x.example", "o'brien@x.example"],
    ['a+b/c!d#$%*?^`{|}~@x.example', 'a+b/c!d#$%*?^`{|}~@x.example'],
    ['_@x.example', '_@x.example'],
    ['-@x.example', '-@x.example'],
    [' Anna.Berg@EXAMPLE.com\u00a0', 'Anna.Berg@EXAMPLE.com'],
    ['a\u200bnna@x.ex\u00adample', 'anna@x.example'],
    ['\u202aanna@x.example\u202c', 'anna@x.example'],
    ['ａｎｎａ＠ｘ．ｅｘａｍｐｌｅ', 'anna@x.example'],
    ['a@1and1.example', 'a@1and1.example'],
    ['a@x-y.example', 'a@x-y.example'],
    [`${'a'.repeat(64)}@x.example`, `${'a'.repeat(64)}@x.example`],
  ])('A8 %j is stored as %j', (typed, email) => {
    expect(readEmail(typed)).toEqual({ email });
  });

  it.each([
    ['', 'not-an-email'],
    ['anna', 'not-an-email'],
    ['@x.example', 'not-an-email'],
    ['anna@', 'not-an-email'],
    ['a b@x.example', 'not-an-email'],
    ['a@b@x.example', 'not-an-email'],
    ['a,b@x.example', 'not-an-email'],
    ['a..b@x.example', 'not-an-email'],
    ['.a@x.example', 'not-an-email'],
    ['a.@x.example', 'not-an-email'],
    ['Anna <anna@x.example>', 'not-an-email'],
    ['mailto:anna@x.example', 'not-an-email'],
    ['a\u0000@x.example', 'not-an-email'],
    ['"a b"@x.example', 'email-quoted'],
    ['“anna”@x.example', 'email-quoted'],
    ['a\\b@x.example', 'email-quoted'],
    ['müller@x.example', 'email-letters'],
    ['анна@x.example', 'email-letters'],
    ['o’brien@x.example', 'email-letters'],
    ['a@x', 'email-domain'],
    ['a@localhost', 'email-domain'],
    ['a@1.2.3.4', 'email-domain'],
    ['a@[1.2.3.4]', 'email-domain'],
    ['a@[IPv6:::1]', 'email-domain'],
    ['a@0x7f.1', 'email-domain'],
    ['a@x..example', 'email-domain'],
    ['a@.example', 'email-domain'],
    ['a@x.example.', 'email-domain'],
    ['a@-x.example', 'email-domain'],
    ['a@x-.example', 'email-domain'],
    ['a@x_y.example', 'email-domain'],
    ['a@x y.example', 'email-domain'],
    ['a@x.example/b', 'email-domain'],
    ['a@x.example:80', 'email-domain'],
    ['a@x.example?b', 'email-domain'],
    ['a@x.example#b', 'email-domain'],
    ['a@x%2eexample', 'email-domain'],
    ['a@x.e', 'email-domain'],
    [`a@${'x'.repeat(64)}.example`, 'email-domain'],
    [`${'a'.repeat(65)}@x.example`, 'email-too-long'],
    [`a@${`${'x'.repeat(60)}.`.repeat(4)}exampleone`, 'email-too-long'],
  ])('A8 %j is refused as %s', (typed, trouble) => {
    expect(readEmail(typed)).toEqual({ trouble });
  });

  it('A8 is compared without case, and otherwise as what it is', () => {
    expect(emailKey(' Anna.Berg@Example.COM ')).toBe('anna.berg@example.com');
    expect(emailKey('INFO@MÜLLER.example')).toBe(emailKey('info@xn--mller-kva.example'));
    expect(emailKey('anna+1@example.com')).not.toBe(emailKey('anna@example.com'));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(emailKey(emailKey(text))).toBe(emailKey(text));
      }),
    );
  });

  it('A8 is shown in the letters of its domain, and is the same address when it is typed so', () => {
    fc.assert(
      fc.property(labels, (parts) => {
        const read = readEmail(`anna@${parts.join('.')}.example`);
        if (!('email' in read)) return;
        expect(shownEmail(read.email)).toBe(`anna@${parts.join('.').normalize('NFC')}.example`);
        expect(readEmail(shownEmail(read.email))).toEqual(read);
      }),
    );
  });

  // The samples of RFC 3492, 7.1, and letters beyond 65,535.
  it.each([
    ['xn--egbpdaj6bu4bxfgehfvwxn', 'ليهمابتكلموشعربي؟'],
    ['xn--ihqwcrb4cv8a8dqg056pqjye', '他们为什么不说中文'],
    ['xn--4dbcagdahymbxekheh6e0a7fei0b', 'למההםפשוטלאמדבריםעברית'],
    ['xn--n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa', 'なぜみんな日本語を話してくれないのか'],
    ['xn--tisaohkhngthchnitingvit-kjcr8268qyxafd2f1b9g', 'tạisaohọkhôngthểchỉnóitiếngviệt'],
    ['XN--MLLER-KVA', 'müller'],
    ['xn--fa-hia', 'faß'],
    ['xn--7l3i', '𠮷'],
  ])('A8 the label %s is shown as %s', (label, letters) => {
    expect(shownEmail(`a@${label}.example`)).toBe(`a@${letters}.example`);
  });

  it.each([
    ['a@xn--pple-43d.example', 'a@xn--pple-43d.example'],
    ['a@xn--a.example', 'a@xn--a.example'],
    ['a@xn--ab!c.example', 'a@xn--ab!c.example'],
    ['a@xn---a.example', 'a@xn---a.example'],
    ['a@xn--en32g.example', 'a@xn--en32g.example'],
    ['a@xn--ib9b.example', 'a@xn--ib9b.example'],
    ['a@xn--qq62617680g.example', 'a@xn--qq62617680g.example'],
    ['a@xn--abc-.example', 'a@xn--abc-.example'],
    ['a@xn--99999999999.example', 'a@xn--99999999999.example'],
    ['write to a@xn--mller-kva.example', 'write to a@xn--mller-kva.example'],
    ['xn--mller-kva', 'xn--mller-kva'],
  ])('A8 %s is shown as %s: neither an imitation nor what is no address is put into other letters', (stored, shown) => {
    expect(shownEmail(stored)).toBe(shown);
  });
});
