import { describe, expect, it } from 'vitest';
import { judgeMailedFiles } from '../../src/index.ts';
import { actor } from '../kernel/actors.ts';
import { deviceFacts, now } from './device-facts.ts';

const key = { startsAt: '2026-01-01T00:00:00.000Z', endsAt: '2031-01-01T00:00:00.000Z' };
const fetch = (changes: Parameters<typeof deviceFacts>[0] = {}) => {
  const { actor: by, line, activation } = deviceFacts(changes);
  return { actor: by, line, activation, now, key };
};
const second = { activation: { id: 'yard' } };

describe('E14 judgeMailedFiles', () => {
  it('E14 each file is handed out as by a download, in one plan', () => {
    const { rows, plan } = judgeMailedFiles([fetch(), fetch(second)]);
    expect(rows.map(({ ok }) => ok)).toEqual([true, true]);
    expect(plan.sets.map(({ id }) => id)).toEqual(['gate', 'yard']);
    expect(plan.transfers).toEqual([]);
  });

  it.each([
    ['not its holder', { facts: { actor: actor('operator', { id: 'other', tier: 2 }) } }, 'not-holder'],
    ['ended', { activation: { state: 'ended' as const } }, 'activation-ended'],
    ['all of it comes back', { activation: { copies: 3, returning: 3 } }, 'already-returning'],
  ])('E14 one that is refused is named, the others are judged: %s', (_, changes, code) => {
    const { rows } = judgeMailedFiles([fetch(second), fetch(changes)]);
    expect(rows).toMatchObject([{ ok: true }, { ok: false, refusal: { code } }]);
  });
});
