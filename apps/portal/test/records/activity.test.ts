import { auditFields, type Change } from '@tierline/contract';
import i18next, { type TFunction } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { finder, whoOf } from '../../src/features/records/activity/change-words.ts';
import type { ChangeWords } from '../../src/features/records/activity/facts.ts';
import { fieldType } from '../../src/features/records/activity/field-words.ts';
import { foldChanges } from '../../src/features/records/activity/fold.ts';
import { foldedSentence, sentenceOf } from '../../src/features/records/activity/sentence.ts';
import { de } from '../../src/texts/de.ts';
import { en } from '../../src/texts/en.ts';
import { es } from '../../src/texts/es.ts';
import { changes as changesDe } from '../../src/texts/records/changes.de.ts';
import { changes as changesEn } from '../../src/texts/records/changes.en.ts';
import { changes as changesEs } from '../../src/texts/records/changes.es.ts';

const own = '00000000-0000-4000-8000-000000000002';

const change = (more: Partial<Change>): Change => ({
  id: '00000000-0000-4000-8000-000000000000',
  at: '2026-11-29T08:00:00.000Z',
  kind: 'user.edit',
  address: '',
  by: 'user',
  actor: { kind: 'user', id: '00000000-0000-4000-8000-000000000001', name: 'Katja Lorenz', email: 'k@p.example' },
  account: { id: own, name: 'Klangwerk' },
  undone: false,
  undoneBy: null,
  undoes: null,
  subject: { kind: 'user', id: '', name: null },
  before: {},
  after: {},
  ...more,
});

const words = new Map<string, ChangeWords>();

beforeAll(async () => {
  await i18next.init({
    resources: {
      en: { translation: en, changes: changesEn },
      de: { translation: de, changes: changesDe },
      es: { translation: es, changes: changesEs },
    },
    fallbackLng: false,
    interpolation: { escapeValue: false },
  });
  for (const language of ['en', 'de', 'es']) {
    const t: TFunction = i18next.getFixedT(language);
    words.set(language, {
      t,
      readerId: own,
      find: finder(i18next, t, language),
      kind: (kind) => t(`activity.kinds.${kind}` as 'activity.kinds.split'), // a key of the texts
      integration: (key) => `«${key}»`,
      month: (month) => month.slice(0, 7),
      field: (field) => `[${field}]`,
      value: (_, value) => String(value),
    });
  }
});

const by = (language: string): ChangeWords => {
  const found = words.get(language);
  if (!found) throw new Error('a language without words');
  return found;
};
/** Reads what others did. */
const concerned = (language: string): ChangeWords => ({ ...by(language), readerId: 'another account' });

describe('X2 Activity speaks in whole sentences', () => {
  const split = change({
    kind: 'split',
    after: {
      splits: [
        { account: 'Bergmann', product: 'Scene Analytics', copies: 5 },
        { account: 'Bergmann', product: 'Site Manager', copies: 12 },
        { account: 'Talbach', product: 'Scene Analytics', copies: 4 },
      ],
    },
  });
  const seats = (users: string[], on: boolean) =>
    change({
      kind: 'seats.switch',
      subject: { kind: 'account', id: 'a customer', name: 'Deichschule' },
      after: { seats: users.map((user) => ({ user, product: 'Meetings', on })) },
    });
  const six = ['Anna', 'Ben', 'Cem', 'Dora', 'Eva', 'Finn'];
  const lines = [{ product: 'Meetings', copies: 5, account: 'Talbach' }];

  it.each<[string, Change, string, string, string]>([
    [
      'E4 copies of several products to several companies, summed by product',
      split,
      'Handed 9 × Scene Analytics, 12 × Site Manager on to Bergmann, Talbach',
      '9 × Scene Analytics, 12 × Site Manager an Bergmann, Talbach weitergegeben',
      'Repartió 9 × Scene Analytics, 12 × Site Manager a Bergmann, Talbach',
    ],
    [
      'E7 copies that were taken back',
      change({ kind: 'recall', after: { reason: '', lines } }),
      'Took back 5 × Meetings from Talbach',
      '5 × Meetings von Talbach zurückgeholt',
      'Retiró 5 × Meetings a Talbach',
    ],
    [
      'E7 A3 from a company that the reader may not know',
      change({ kind: 'recall', after: { reason: 'Needed', lines: [{ product: 'Meetings', copies: 5 }] } }),
      'Took back 5 × Meetings · Needed',
      '5 × Meetings zurückgeholt · Needed',
      'Retiró 5 × Meetings · Needed',
    ],
    [
      'E7 asked for after the recall window',
      change({ kind: 'recall', after: { reason: '', lines: lines.map((line) => ({ ...line, asked: true })) } }),
      'Asked Talbach to return 5 × Meetings',
      'Talbach um Rückgabe von 5 × Meetings gebeten',
      'Pidió a Talbach que devuelva 5 × Meetings',
    ],
    [
      'O2 licences that are assigned',
      change({
        kind: 'order.assign',
        subject: { kind: 'order', id: '', name: 'TV-1' },
        after: { parts: [{ account: 'Deichschule', product: 'Meetings', quantity: 4 }] },
      }),
      'Assigned 4 × Meetings to Deichschule, order TV-1',
      '4 × Meetings an Deichschule zugewiesen, Bestellung TV-1',
      'Asignó 4 × Meetings a Deichschule, pedido TV-1',
    ],
    [
      'O4 a licence that is switched on for one person',
      seats(['Ana Ruiz'], true),
      'Switched Meetings on for Ana Ruiz at Deichschule',
      'Meetings für Ana Ruiz bei Deichschule eingeschaltet',
      'Activó Meetings para Ana Ruiz en Deichschule',
    ],
    [
      'O4 licences that are switched off for many',
      seats(six, false),
      'Switched Meetings off for 6 users at Deichschule',
      'Meetings für 6 Benutzer bei Deichschule ausgeschaltet',
      'Desactivó Meetings para 6 usuarios en Deichschule',
    ],
    [
      'O6 an integration, and the licences that went off with it',
      change({
        kind: 'integrations.switch',
        subject: { kind: 'account', id: own, name: 'Klangwerk' },
        before: { integration: 'meetings', on: true },
        after: { integration: 'meetings', on: false, seatsEnded: 6 },
      }),
      'Switched «meetings» off · 6 licences switched off along with it',
      '«meetings» ausgeschaltet · 6 Lizenzen dabei ausgeschaltet',
      'Desactivó «meetings» · 6 licencias desactivadas con ella',
    ],
    [
      'C5 credits for many sites, with the sum of all of them',
      change({
        kind: 'credits.move',
        after: {
          rows: [
            { from: null, to: 'Turnhalle Wehrda', credits: 50 },
            ...[1, 2, 3, 4, 5].map((n) => ({ from: null, to: `Site ${n}`, credits: 60 })),
          ],
          note: '',
        },
      }),
      'Moved 350 credits from the balance to Turnhalle Wehrda, Site 1, Site 2 and 3 more',
      '350 Credits vom Guthaben auf Turnhalle Wehrda, Site 1, Site 2 und 3 weitere gebucht',
      'Movió 350 créditos del saldo a Turnhalle Wehrda, Site 1, Site 2 y 3 más',
    ],
    [
      'E12 a request',
      change({
        kind: 'request.create',
        subject: { kind: 'request', id: '', name: '7' },
        after: { account: 'Velkamo', lines: [{ product: 'Meetings', copies: 20 }] },
      }),
      'Requested 20 × Meetings from Velkamo, request 7',
      '20 × Meetings bei Velkamo angefordert, Anforderung 7',
      'Solicitó 20 × Meetings a Velkamo, solicitud 7',
    ],
    [
      'X8 an undoing',
      change({ kind: 'undo', after: { undone: 'split', ...split.after } }),
      'Undid: Handed 9 × Scene Analytics, 12 × Site Manager on to Bergmann, Talbach',
      'Rückgängig gemacht: 9 × Scene Analytics, 12 × Site Manager an Bergmann, Talbach weitergegeben',
      'Deshizo: Repartió 9 × Scene Analytics, 12 × Site Manager a Bergmann, Talbach',
    ],
    [
      'A5 a user who is deactivated',
      change({
        subject: { kind: 'user', id: '', name: 'a@b.example' },
        before: { status: 'active' },
        after: { status: 'inactive' },
      }),
      'Deactivated the user a@b.example',
      'Benutzer a@b.example deaktiviert',
      'Desactivó el usuario a@b.example',
    ],
    [
      'A5 one field of a user, with its value',
      change({
        subject: { kind: 'user', id: '', name: 'a@b.example' },
        before: { language: 'en', firstName: 'A' },
        after: { language: 'es', firstName: 'A' },
      }),
      'Edited the user a@b.example: [language] → es',
      'Benutzer a@b.example bearbeitet: [language] → es',
      'Editó el usuario a@b.example: [language] → es',
    ],
  ])('X2 %s', (_, one, english, german, spanish) => {
    expect(sentenceOf(one, by('en'))).toBe(english);
    expect(sentenceOf(one, by('de'))).toBe(german);
    expect(sentenceOf(one, by('es'))).toBe(spanish);
  });

  it('X2 A3 the other side reads what it got or lost, and from whom', () => {
    expect(sentenceOf(split, concerned('en'))).toBe('Got 9 × Scene Analytics, 12 × Site Manager from Klangwerk');
    const lost = change({ kind: 'recall', after: { lines: [{ product: 'Meetings', copies: 5 }] } });
    expect(sentenceOf(lost, concerned('en'))).toBe('Klangwerk took back 5 × Meetings');
    expect(sentenceOf(lost, concerned('de'))).toBe('Klangwerk hat 5 × Meetings zurückgeholt');
    expect(sentenceOf({ ...lost, account: null }, concerned('es'))).toBe('Empresa no revelada retiró 5 × Meetings');
    expect(sentenceOf(seats(six, false), concerned('en'))).toBe('Klangwerk switched Meetings off for 6 users');
  });

  it('X2 vendor staff read each change from the side of who did it', () => {
    expect(sentenceOf(split, { ...by('en'), readerId: null })).toMatch(/^Handed 9 × .* on to Bergmann, Talbach$/u);
  });

  it('X2 a kind without a sentence is still named, with what it was about', () => {
    const vendor = change({ kind: 'vendor.update', subject: { kind: 'vendor', id: '', name: 'talvoro' } });
    expect(sentenceOf(vendor, by('en'))).toBe('Changed the programme: talvoro');
    // Facts that are not there leave no hole in a sentence.
    expect(sentenceOf(change({ kind: 'split' }), by('de'))).toBe('Kopien weitergegeben');
  });
});

describe('X2 X8 entries of the Activity', () => {
  const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
  const charge = (n: number, more: Partial<Change> = {}) =>
    change({
      id: id(n),
      kind: 'site.charge',
      by: 'system',
      actor: null,
      subject: { kind: 'site', id: id(n), name: `Site ${n}` },
      after: { charges: [{ month: '2026-11-01', amount: 20 + n }] },
      ...more,
    });

  it('X8 what was undone stands once, with who undid it; nothing is lost', () => {
    const split = change({ id: id(1), kind: 'split', undone: true });
    const undo = change({ id: id(2), kind: 'undo', undoes: id(1), after: { undone: 'split' } });
    const [entry, ...more] = foldChanges([undo, split]);
    expect(more).toEqual([]);
    expect(entry).toMatchObject({ id: id(1), undone: true, undo: { id: id(2) } });
    // Where what it undid is not in the list, the undoing stands for itself.
    expect(foldChanges([undo]).map((one) => one.id)).toEqual([id(2)]);
    // A reversal of credits has a note of its own, and stands.
    const reversal = change({ id: id(2), kind: 'credits.reverse', undoes: id(1) });
    expect(foldChanges([reversal, split]).map((one) => one.id)).toEqual([id(2), id(1)]);
  });

  it('X2 what somebody changes in their own profile on a day is one entry; of others’ profiles each is one', () => {
    const me = '00000000-0000-4000-8000-000000000001';
    const edit = (n: number, subject: string, language: string) =>
      change({
        id: id(n),
        subject: { kind: 'user', id: subject, name: 'k@p.example' },
        before: { language: 'en' },
        after: { language },
      });
    const [mine, ...more] = foldChanges([
      edit(1, me, 'de'),
      edit(2, me, 'es'),
      edit(3, id(9), 'de'),
      edit(4, id(9), 'es'),
    ]);
    expect(more).toHaveLength(2);
    expect(mine && foldedSentence(mine.changes, by('en'))).toBe('Edited their own profile: [language] → de');
  });

  it('C4 the charges of a day are one entry with their sum; another day, author or kind begins a new one', () => {
    const entries = foldChanges([charge(1), charge(2), charge(3, { at: '2026-11-28T08:00:00.000Z' }), change({})]);
    expect(entries.map(({ changes }) => changes.length)).toEqual([2, 1, 1]);
    // Also where something else was done between them.
    expect(foldChanges([charge(1), change({}), charge(2)]).map(({ changes }) => changes.length)).toEqual([2, 1]);
    const [folded] = entries;
    if (!folded) throw new Error('no entry');
    expect(foldedSentence(folded.changes, by('en'))).toBe('Monthly costs of 2 sites: 43 credits charged');
    expect(foldedSentence(folded.changes, by('de'))).toBe('Monatskosten von 2 Standorten: 43 Credits abgebucht');
    expect(foldedSentence(folded.changes, by('es'))).toBe('Cargos mensuales de 2 sitios: 43 créditos');
    const owed = charge(4, { after: { charges: [], due: [{ month: '2026-11-01', amount: 9 }] } });
    expect(foldedSentence([charge(1), owed], by('en'))).toBe(
      'Monthly costs of 2 sites: 21 credits charged · 9 credits due',
    );
    expect(foldedSentence([owed], by('en'))).toBe('9 credits due for Site 4, 2026-11: not enough credits');
  });

  it('X2 what a person did twice is two entries', () => {
    const one = change({ id: id(1), kind: 'split' });
    expect(foldChanges([one, { ...one, id: id(2) }])).toHaveLength(2);
  });
});

describe('X2 who did it', () => {
  it('A3 A4 a person, with the company if it is another; else the company, or nobody by name', () => {
    const facts = { t: by('en').t, own: false };
    expect(whoOf(change({}), facts)).toBe('Katja Lorenz (Klangwerk)');
    expect(whoOf(change({}), { ...facts, own: true })).toBe('Katja Lorenz');
    expect(whoOf(change({ actor: null }), facts)).toBe('Klangwerk');
    expect(whoOf(change({ actor: null, by: 'key' }), facts)).toBe('API key of Klangwerk');
    expect(whoOf(change({ actor: null, account: null }), facts)).toBe('Undisclosed company');
    // What happens by itself is nobody's act, and no company's either.
    expect(whoOf(change({ actor: null, by: 'system' }), facts)).toBe('Automatic');
    const forgotten = change({ actor: null, by: 'system', kind: 'password.forgotten' });
    expect(whoOf(forgotten, facts)).toBe('Not signed in');
    expect(whoOf(change({ actor: null }), { ...facts, own: true })).toBe('Former user');
  });

  it('X2 values are read by their field, not by how they look', () => {
    expect(fieldType('name')).toBe('text');
    expect(fieldType('expiresOn')).toBe('day');
    expect(fieldType('to', 'splits')).toBe('reference');
    expect(fieldType('to', 'rows')).toBe('text');
    expect(fieldType('somethingNew')).toBe('text');
    expect(Object.keys(auditFields)).toEqual([...new Set(Object.keys(auditFields))]);
  });
});
