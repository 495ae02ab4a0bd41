import { auditFields, type Change } from '@tierline/contract';
import i18next, { type TFunction } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { aboutOf, doneOf, whoOf, type AboutWords } from '../../src/features/records/activity/about.ts';
import { fieldType } from '../../src/features/records/activity/field-words.ts';
import { de } from '../../src/texts/de.ts';
import { en } from '../../src/texts/en.ts';
import { es } from '../../src/texts/es.ts';

const change = (more: Partial<Change>): Change => ({
  id: '00000000-0000-4000-8000-000000000000',
  at: '2026-11-29T08:00:00.000Z',
  kind: 'user.edit',
  address: '',
  by: 'user',
  actor: { kind: 'user', id: '00000000-0000-4000-8000-000000000001', name: 'Katja Lorenz', email: 'k@p.example' },
  account: { id: '00000000-0000-4000-8000-000000000002', name: 'Klangwerk' },
  undone: false,
  subject: { kind: 'user', id: '', name: null },
  before: {},
  after: {},
  ...more,
});

describe('X2 the words of the Activity', () => {
  const words = new Map<string, AboutWords>();

  beforeAll(async () => {
    await i18next.init({
      resources: { en: { translation: en }, de: { translation: de }, es: { translation: es } },
      interpolation: { escapeValue: false },
    });
    for (const language of ['en', 'de', 'es']) {
      const t: TFunction = i18next.getFixedT(language);
      words.set(language, {
        t,
        own: true,
        kind: (kind) => t(`activity.kinds.${kind}` as 'activity.kinds.split'), // a key of the texts
        integration: (key) => `«${key}»`,
        month: (month) => month.slice(0, 7),
        field: (field) => `[${field}]`,
        value: (_, value) => String(value),
      });
    }
  });
  const say = (language: string): AboutWords => {
    const found = words.get(language);
    if (!found) throw new Error('a language without words');
    return found;
  };
  const concerned = (language: string): AboutWords => ({ ...say(language), own: false });

  const moves = change({
    kind: 'credits.move',
    after: {
      rows: [
        { from: null, to: 'Turnhalle Wehrda', credits: 50 },
        ...[1, 2, 3, 4, 5].map((n) => ({ from: null, to: `Site ${n}`, credits: 60 })),
        { from: null, to: 'Depot', credits: 8 },
      ],
    },
  });
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
  const seats = change({
    kind: 'seats.switch',
    subject: { kind: 'account', id: '', name: 'Deichschule' },
    after: { seats: ['Anna', 'Ben', 'Cem', 'Dora', 'Eva'].map((user) => ({ user, product: 'Meetings', on: false })) },
  });

  it('C5 a movement to many sites shows the sum of all of them', () => {
    expect(aboutOf(moves, say('en'))).toBe('358 credits: balance → Turnhalle Wehrda, Site 1, Site 2 and 4 more');
    expect(aboutOf(moves, say('es'))).toBe('358 créditos: saldo → Turnhalle Wehrda, Site 1, Site 2 y 4 más');
  });

  it('E4 copies of several products to several companies are summed by product', () => {
    expect(aboutOf(split, say('en'))).toBe('9 × Scene Analytics, 12 × Site Manager to Bergmann, Talbach');
    expect(aboutOf(split, say('es'))).toBe('9 × Scene Analytics, 12 × Site Manager para Bergmann, Talbach');
    expect(aboutOf(split, say('de'))).toBe('9 × Scene Analytics, 12 × Site Manager an Bergmann, Talbach');
  });

  it('O4 licences say how many, of which product, for whom, at which company, and in which direction', () => {
    expect(doneOf(seats, say('en'))).toBe('Switched licences off');
    expect(aboutOf(seats, say('en'))).toBe('5 × Meetings · Anna, Ben, Cem and 2 more · Deichschule');
    expect(aboutOf(seats, concerned('de'))).toBe('5 × Meetings · Anna, Ben, Cem und 2 weitere');
  });

  it('O6 an integration says which way it was switched and how many licences went off', () => {
    const off = change({
      kind: 'integrations.switch',
      subject: { kind: 'account', id: '', name: 'Deichschule' },
      before: { integration: 'meetings', on: true },
      after: { integration: 'meetings', on: false, seatsEnded: 6 },
    });
    expect(doneOf(off, say('es'))).toBe('Desactivó una integración');
    expect(aboutOf(off, say('es'))).toBe('«meetings» · 6 licencias desactivadas con ella · Deichschule');
  });

  it('X8 an undoing says what was undone', () => {
    const undo = change({ kind: 'undo', after: { undone: 'split', ...split.after } });
    expect(aboutOf(undo, say('en'))).toBe(
      'Handed copies on: 9 × Scene Analytics, 12 × Site Manager to Bergmann, Talbach',
    );
  });

  it('A5 an edited user says which fields are different; one alone with its value', () => {
    const language = change({
      subject: { kind: 'user', id: '', name: 'a@b.example' },
      before: { language: 'en', firstName: 'A' },
      after: { language: 'es', firstName: 'A' },
    });
    expect(aboutOf(language, say('en'))).toBe('a@b.example · [language]: es');
    const more = change({ before: { language: 'en', firstName: 'A' }, after: { language: 'es', firstName: 'B' } });
    expect(aboutOf(more, say('en'))).toBe('[language], [firstName]');
    expect(doneOf(change({ before: { status: 'active' }, after: { status: 'inactive' } }), say('de'))).toBe(
      'Benutzer deaktiviert',
    );
  });

  it('A3 A4 the actor is a person, with the company if it is another; else the company, or nobody by name', () => {
    const facts = { t: say('en').t, own: false, programme: 'Talvoro Console' };
    expect(whoOf(change({}), facts)).toBe('Katja Lorenz (Klangwerk)');
    expect(whoOf(change({}), { ...facts, own: true })).toBe('Katja Lorenz');
    expect(whoOf(change({ actor: null }), facts)).toBe('Klangwerk');
    expect(whoOf(change({ actor: null, by: 'key' }), facts)).toBe('API key of Klangwerk');
    expect(whoOf(change({ actor: null, account: null }), facts)).toBe('Undisclosed company');
    expect(whoOf(change({ actor: null, by: 'system' }), facts)).toBe('Talvoro Console');
    // Nobody is signed in who asks for a new password: it was not the programme itself.
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
