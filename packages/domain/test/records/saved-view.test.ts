import { describe, expect, it } from 'vitest';
import { decideDeleteView, decideEditView, type Actor, type Role } from '../../src/index.ts';
import { actor, outcome } from '../kernel/actors.ts';

const key = (role: Role): Actor => ({ ...actor(role), kind: 'key' });

describe('E3 saved views', () => {
  it.each([
    ['its author, an Observer', actor('observer'), 'me', 'accepted', 'accepted'],
    ['its author in a suspended account', actor('observer', { status: 'suspended' }), 'me', 'accepted', 'accepted'],
    ['a colleague below Administrator', actor('operator'), 'colleague', 'not-yours-to-change', 'role-too-low'],
    ['an Administrator, of a colleague’s', actor('administrator'), 'colleague', 'not-yours-to-change', 'accepted'],
    ['a Master, of a colleague’s', actor('master'), 'colleague', 'not-yours-to-change', 'accepted'],
    [
      'an Administrator of a suspended account, of a colleague’s',
      actor('administrator', { status: 'suspended' }),
      'colleague',
      'not-yours-to-change',
      'account-suspended',
    ],
    ['an API key that made it', key('master'), 'me', 'people-only', 'people-only'],
    [
      'an API key with the role Administrator, of a person’s',
      key('administrator'),
      'colleague',
      'not-yours-to-change',
      'accepted',
    ],
  ] as const)('E3 A6 %s: edit and delete', (_, who, authorId, edit, remove) => {
    const facts = { actor: who, view: { authorId } };
    expect([outcome(decideEditView(facts)), outcome(decideDeleteView(facts))]).toEqual([edit, remove]);
  });
});
