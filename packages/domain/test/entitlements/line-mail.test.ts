import { describe, expect, it } from 'vitest';
import {
  decideLineMail,
  decideMailable,
  decideMailAgain,
  lineMailsAnHour,
  type AccountStatus,
  type Role,
  type StoredLineState,
} from '../../src/index.ts';
import { actor, outcome } from '../kernel/actors.ts';
import { pairsOutOfOrder, type Fault } from '../kernel/guards.ts';

type Changes = {
  role?: Role;
  status?: AccountStatus;
  holder?: string;
  giver?: string;
  state?: StoredLineState;
  sent?: number;
  kind?: string;
};

const facts = ({
  role = 'operator',
  status = 'active',
  holder = 'own',
  giver = 'distributor',
  state = 'open',
  sent = 0,
}: Changes) => ({ actor: actor(role, { status }), line: { accountId: holder, fromAccountId: giver, state }, sent });
const mailable = (changes: Changes) => outcome(decideMailable(facts(changes), facts(changes).line));
const again = (changes: Changes) =>
  outcome(decideMailAgain(facts(changes), facts(changes).line, { kind: changes.kind ?? 'line-details' }));
const mail = (changes: Changes, recipients = 1) => outcome(decideLineMail(facts(changes), { recipients }));

// In order of precedence.
const faults: Fault<Changes>[] = [
  ['the role may not', 'role-too-low', { role: 'observer' }],
  ['the account is suspended', 'account-suspended', { status: 'suspended' }],
  ['the line went from and to others', 'not-your-line', { holder: 'other', giver: 'third' }],
  ['the line is closed', 'line-closed', { state: 'closed' }],
];
const flooded: Fault<Changes> = ['the hour’s mails are used up', 'mail-limit-reached', { sent: lineMailsAnHour }];
const ofAnEvent: Fault<Changes> = ['the mail is one of an event', 'mail-of-an-event', { kind: 'lines-handed-on' }];

describe('E8 a line’s details by mail', () => {
  it.each([...faults, flooded])('E8 E6 is refused where %s', (_, code, changes) => {
    expect(mail(changes)).toBe(code);
  });

  it.each([...faults, ofAnEvent])('E8 E6 is not sent again where %s', (_, code, changes) => {
    expect(again(changes)).toBe(code);
  });

  it('E6 of two mistakes the first is reported', () => {
    expect(pairsOutOfOrder([...faults, flooded], mail)).toEqual({ pairs: 10, wrong: [] });
    expect(pairsOutOfOrder([...faults, ofAnEvent], again)).toEqual({ pairs: 10, wrong: [] });
    expect(pairsOutOfOrder(faults, mailable)).toEqual({ pairs: 6, wrong: [] });
  });

  it.each<[string, Changes]>([
    ['the holder', {}],
    ['the account that handed it on', { holder: 'partner', giver: 'own' }],
    ['of a line on hold', { state: 'on-hold' }],
  ])('E8 %s may', (_, changes) => {
    expect([mailable(changes), mail(changes), again(changes)]).toEqual(['accepted', 'accepted', 'accepted']);
  });

  it('E8 of 200 mails an hour what is left may go at once, and not one more; the refusal says how many', () => {
    expect(lineMailsAnHour).toBe(200);
    expect([mail({ sent: 150 }, 50), mail({ sent: 150 }, 51), mail({}, 200), mail({}, 201)]).toEqual([
      'accepted',
      'mail-limit-reached',
      'accepted',
      'mail-limit-reached',
    ]);
    expect(decideLineMail(facts({ sent: 150 }), { recipients: 51 })).toMatchObject({
      refusal: { facts: { limit: 200, left: 50 } },
    });
    expect(decideLineMail(facts({ sent: 240 }), { recipients: 1 })).toMatchObject({
      refusal: { facts: { limit: 200, left: 0 } },
    });
  });
});
