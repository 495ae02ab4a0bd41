import { updateVendor } from '@tierline/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sample } from '../kernel/programmes.ts';
import { refusal, world, type World } from '../kernel/world.ts';

describe('A9 terms and privacy policy are accepted where the programme has them', () => {
  let w: World;
  beforeAll(async () => {
    w = await world({ ...sample, legal: [] });
    await updateVendor(w.services, sample);
  });
  afterAll(() => w.close());

  const documents = sample.legal.map(({ kind, version }) => ({ kind, version }));

  it('A9 until accepted nothing else is open, documents are in the reader’s language, versions recorded', async () => {
    const person = await w.signIn(w.staff.email, w.staff.password);
    // A process may go by the programme of a second ago.
    await expect
      .poll(
        async () => (await person.call('readMe', {})).mustAccept.map(({ kind, text }) => [kind, text.slice(0, 11)]),
        { timeout: 60_000 },
      )
      .toEqual([
        ['terms', 'This portal'],
        ['privacy', 'We keep you'],
      ]);
    expect((await refusal(person.call('listAccounts', {}))).code).toBe('acceptance-needed');
    expect(
      (await refusal(person.call('acceptLegal', { documents: [{ kind: 'terms', version: '2026-01' }] }))).code,
    ).toBe('acceptance-needed');
    expect(
      (
        await refusal(
          person.call('acceptLegal', { documents: documents.map((document) => ({ ...document, version: '1999' })) }),
        )
      ).code,
    ).toBe('acceptance-needed');
    expect((await person.call('acceptLegal', { documents })).mustAccept).toEqual([]);
    await person.call('listAccounts', {});
    const [operation] = await w.db.operation.findMany({ where: { kind: 'legal.accept' } });
    expect(operation?.changes).toMatchObject({ after: { documents } });
  });

  it('A9 a new version is asked for again', async () => {
    await w.staff.call('acceptLegal', { documents });
    await updateVendor(w.services, {
      ...sample,
      legal: sample.legal.map((document) =>
        document.kind === 'terms' ? { ...document, version: '2027-01' } : document,
      ),
    });
    await expect
      .poll(
        async () => (await w.staff.call('readMe', {})).mustAccept.map(({ kind, version }) => `${kind} ${version}`),
        { timeout: 60_000 },
      )
      .toEqual(['terms 2027-01']);
  });
});
