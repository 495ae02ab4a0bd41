import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cancelIsWish,
  decideAskable,
  decideAskBack,
  decideCancel,
  decideCancellable,
  decideDeclinable,
  decideDecline,
  decideForwardable,
  decideLapse,
  decideFulfillable,
  decideReceiver,
  decideReply,
  decideReplyable,
  decideStillOpen,
  decideWish,
  decideWishable,
  forwardedCopies,
  lapsed,
  openCopies,
  reminderDue,
  remindersOf,
  requestLineState,
  requestNotices,
  requestState,
  type RequestAnswerFacts,
  type RequestedLine,
  type RequestLink,
} from '../../src/index.ts';
import { actor, outcome } from '../kernel/actors.ts';

const link = (changes: Partial<RequestLink> = {}): RequestLink => ({
  upperOpen: true,
  copies: 13,
  allotted: 0,
  passed: 0,
  ...changes,
});

/** A line of 20 copies that nothing has happened to yet. */
function requested(changes: Partial<RequestedLine> = {}): RequestedLine {
  return {
    id: 'line',
    version: 3,
    productId: 'product',
    product: 'Product',
    delivers: 'copies',
    copies: 20,
    fulfilled: 0,
    state: 'open',
    wish: false,
    links: [],
    renews: null,
    ...changes,
  };
}

describe('E12 the state of a line is derived', () => {
  it.each([
    ['nothing happened', {}, 'open', 20, 0, 0],
    ['some came', { fulfilled: 7 }, 'partly-fulfilled', 13, 0, 0],
    ['all came', { fulfilled: 20 }, 'fulfilled', 0, 0, 0],
    ['more came than was asked for', { fulfilled: 25 }, 'fulfilled', 0, 0, 0],
    ['all came of what was asked back', { state: 'asked-back', fulfilled: 20 }, 'fulfilled', 0, 0, 0],
    ['a question waits', { state: 'asked-back', fulfilled: 7 }, 'asked-back', 13, 0, 0],
    ['declined', { state: 'declined', fulfilled: 7 }, 'declined', 0, 0, 0],
    ['cancelled', { state: 'cancelled' }, 'cancelled', 0, 0, 0],
    ['lapsed', { state: 'lapsed' }, 'lapsed', 0, 0, 0],
    ['some is forwarded', { fulfilled: 7, links: [link()] }, 'forwarded', 13, 13, 0],
    ['more is forwarded than is still to come', { fulfilled: 15, links: [link()] }, 'forwarded', 5, 5, 0],
    ['some of that came from above', { links: [link({ allotted: 5 })] }, 'forwarded', 20, 8, 5],
    ['that went on', { fulfilled: 5, links: [link({ allotted: 5, passed: 5 })] }, 'forwarded', 15, 8, 0],
    ['it was declined above', { links: [link({ upperOpen: false })] }, 'open', 20, 0, 0],
    ['above it ended after some came', { links: [link({ upperOpen: false, allotted: 5 })] }, 'forwarded', 20, 0, 5],
    ['it was forwarded twice', { links: [link({ copies: 4 }), link({ copies: 5 })] }, 'forwarded', 20, 9, 0],
    ['copies from above were returned', { links: [link({ allotted: 2, passed: 4 })] }, 'forwarded', 20, 11, 0],
  ] as const)('E12 %s', (_, changes, state, open, waiting, ready) => {
    const line = requested(changes);
    expect([requestLineState(line), openCopies(line), forwardedCopies(line)]).toEqual([
      state,
      open,
      { waiting, ready },
    ]);
  });

  it.each([
    [['open'], 'open'],
    [['open', 'asked-back'], 'asked-back'],
    [['open', 'fulfilled'], 'partly-fulfilled'],
    [['open', 'partly-fulfilled'], 'partly-fulfilled'],
    [['partly-fulfilled', 'forwarded'], 'partly-fulfilled'],
    [['forwarded', 'fulfilled'], 'forwarded'],
    [['fulfilled', 'declined'], 'fulfilled'],
    [['declined', 'cancelled', 'lapsed'], 'declined'],
    [['cancelled', 'lapsed'], 'lapsed'],
    [['cancelled'], 'cancelled'],
  ] as const)('E12 a request of lines %j is %s', (lines, state) => {
    expect(requestState(lines)).toBe(state);
  });

  it('E12 no more waits or is ready than is still to come, whatever happened', () => {
    const count = fc.integer({ min: 0, max: 40 });
    const links = fc.array(fc.record({ upperOpen: fc.boolean(), copies: count, allotted: count, passed: count }));
    const state = fc.constantFrom('open', 'asked-back', 'declined', 'cancelled', 'lapsed');
    fc.assert(
      fc.property(fc.record({ state, copies: count, fulfilled: count, links }), (line) => {
        const { waiting, ready } = forwardedCopies(line);
        for (const part of [openCopies(line), waiting, ready]) {
          expect(part).toBeGreaterThanOrEqual(0);
          expect(part).toBeLessThanOrEqual(openCopies(line));
        }
      }),
    );
  });
});

const receiver = (role: 'observer' | 'operator' = 'operator') => actor(role, { id: 'receiver' });
const requester = (role: 'observer' | 'operator' = 'operator') => actor(role, { id: 'requester', tier: 2 });
const request = { accountId: 'requester', toAccountId: 'receiver' };
const facts = (who: RequestAnswerFacts['actor'], line: Partial<RequestedLine> = {}): RequestAnswerFacts => ({
  actor: who,
  request,
  lines: [requested(line)],
});
const text = { text: 'Why?' };

const settled = [
  ['request-fulfilled', { fulfilled: 20 }],
  ['request-declined', { state: 'declined' }],
  ['request-cancelled', { state: 'cancelled' }],
  ['request-lapsed', { state: 'lapsed' }],
] as const;

describe('E12 answers', () => {
  const answers = {
    'ask back': [receiver, (given: RequestAnswerFacts) => decideAskBack(given, text), decideAskable, {}],
    decline: [receiver, (given: RequestAnswerFacts) => decideDecline(given, text), decideDeclinable, {}],
    'grant a wish': [
      receiver,
      (given: RequestAnswerFacts) => decideWish(given, { granted: true }),
      decideWishable,
      { wish: true },
    ],
    reply: [
      requester,
      (given: RequestAnswerFacts) => decideReply(given, text),
      decideReplyable,
      { state: 'asked-back' },
    ],
    cancel: [requester, decideCancel, decideCancellable, {}],
  } as const;

  it.each(Object.entries(answers))(
    'E12 to %s: who asked, and what is still to come',
    (_, [who, decide, may, right]) => {
      const told = (given: RequestAnswerFacts) => {
        const [line = requested()] = given.lines;
        expect(outcome(may(given, line))).toBe(outcome(decide(given)));
        return outcome(decide(given));
      };
      expect(told(facts(who(), right))).toBe('accepted');
      const other = who === receiver ? requester() : receiver();
      const stranger = actor('master', { id: 'stranger' });
      for (const wrong of [other, stranger])
        expect(told(facts(wrong, { ...right, state: 'declined' }))).toBe(
          who === receiver ? 'not-receiver' : 'not-requester',
        );
      expect(told(facts(who('observer'), { ...right, state: 'declined' }))).toBe('role-too-low');
      for (const [code, line] of settled) expect(told(facts(who(), { ...right, ...line }))).toBe(code);
    },
  );

  it.each([
    ['a wish that nobody has', decideWish(facts(receiver()), { granted: false }), 'no-wish'],
    ['a reply to no question', decideReply(facts(requester()), text), 'nothing-asked'],
    ['a wish twice', decideCancel(facts(requester(), { wish: true })), 'wish-waits'],
  ] as const)('E12 %s is refused', (_, decision, code) => {
    expect(outcome(decision)).toBe(code);
  });

  const sets = (decision: ReturnType<typeof decideCancel>) => (decision.ok ? decision.value.sets : []);
  it.each([
    ['asks back', decideAskBack(facts(receiver()), text), { state: 'asked-back', question: 'Why?', answer: '' }, {}],
    [
      'replies',
      decideReply(facts(requester(), { state: 'asked-back' }), text),
      { state: 'open', answer: 'Why?' },
      { waitingSince: 'now' },
    ],
    ['declines', decideDecline(facts(receiver()), text), { state: 'declined', reason: 'Why?', wish: false }, {}],
    ['cancels', decideCancel(facts(requester())), { state: 'cancelled', wish: false }, {}],
    [
      'would like to cancel',
      decideCancel(facts(requester(), { links: [link()] })),
      { wish: true },
      { waitingSince: 'now' },
    ],
    [
      'grants the wish',
      decideWish(facts(receiver(), { wish: true }), { granted: true }),
      { state: 'cancelled', wish: false },
      {},
    ],
    [
      'refuses it',
      decideWish(facts(receiver(), { wish: true }), { granted: false }),
      { wish: false },
      { waitingSince: 'now' },
    ],
  ] as const)('E12 who %s sets just that, of the version that was read', (_, decision, set, stamps) => {
    expect(sets(decision)).toEqual([{ table: 'request_line', id: 'line', set, stamps, while: { version: 3 } }]);
    expect(decision.ok && decision.value.alone).toEqual(['requester']);
  });

  it('E12 cancelling asks the receiver while copies wait above or have arrived from there', () => {
    expect(cancelIsWish(requested())).toBe(false);
    expect(cancelIsWish(requested({ links: [link({ upperOpen: false })] }))).toBe(false);
    expect(cancelIsWish(requested({ links: [link()] }))).toBe(true);
    expect(cancelIsWish(requested({ links: [link({ upperOpen: false, allotted: 1 })] }))).toBe(true);
  });

  it('E12 one of two lines that cannot be answered refuses both', () => {
    const both = { ...facts(receiver()), lines: [requested(), requested({ id: 'other', state: 'lapsed' })] };
    expect(outcome(decideDecline(both, text))).toBe('request-lapsed');
  });
});

describe('E12 E6 what could be done with a line is known before the click', () => {
  const at = (who: RequestAnswerFacts['actor']) => ({ actor: who, request });
  it.each([
    ['fulfil from stock', decideFulfillable(at(receiver()), requested(), 1), 'accepted'],
    ['fulfil at the vendor', decideFulfillable(at(receiver()), requested(), null), 'accepted'],
    ['fulfil from nothing', decideFulfillable(at(receiver()), requested(), 0), 'only-available-of-product'],
    ['fulfil what is over', decideFulfillable(at(receiver()), requested({ state: 'lapsed' }), 0), 'request-lapsed'],
    ['forward', decideForwardable(at(receiver()), requested()), 'accepted'],
    ['forward the rest', decideForwardable(at(receiver()), requested({ links: [link()] })), 'accepted'],
    [
      'forward twice',
      decideForwardable(at(receiver()), requested({ links: [link({ copies: 20 })] })),
      'more-than-open',
    ],
    [
      'forward as the vendor',
      decideForwardable(at(actor('operator', { id: 'receiver', tier: 0 })), requested()),
      'nobody-above',
    ],
    ['forward an own one', decideForwardable(at(requester()), requested()), 'not-receiver'],
    ['answer as the receiver', decideReceiver(at(receiver()), requested()), 'accepted'],
    [
      'answer in a suspended account',
      decideReceiver(at(actor('operator', { id: 'receiver', status: 'suspended' })), requested()),
      'account-suspended',
    ],
    ['go on with an open one', decideStillOpen(requested({ fulfilled: 19 })), 'accepted'],
  ] as const)('E12 %s: %#', (_, decision, code) => {
    expect(outcome(decision)).toBe(code);
  });
});

describe('E12 X1 mails about requests', () => {
  it('E12 each person gets one, with twenty lines at most', () => {
    const person = (id: string) => ({ id, email: `${id}@x.example`, language: 'de', mailId: `mail ${id}` });
    const lines = Array.from({ length: 22 }, (_, n) => ({ product: `Product ${n}`, copies: n + 1 }));
    const mails = requestNotices(
      'own',
      { account: 'Above', other: 'Own', people: [person('one'), person('two')] },
      { id: 'request', number: 4, lines },
      { what: 'received', text: 'for the gate' },
    );
    expect(mails).toMatchObject([
      {
        id: 'mail one',
        recipient: 'one@x.example',
        accountId: 'own',
        notice: { what: 'received', more: 2, number: 4 },
      },
      { id: 'mail two', userId: 'two', notice: { account: 'Above', other: 'Own', text: 'for the gate' } },
    ]);
    expect(mails[0]?.notice).toMatchObject({ asked: lines.slice(0, 20) });
  });
});

describe('E12 what nobody answers', () => {
  it.each([
    ['waits for 60 days', {}, 60, 'accepted'],
    ['is partly fulfilled', { fulfilled: 7 }, 61, 'accepted'],
    ['waits for 59 days', {}, 59, 'nothing-asked'],
    ['waits for an answer to a question', { state: 'asked-back' }, 90, 'nothing-asked'],
    ['is fulfilled', { fulfilled: 20 }, 90, 'request-fulfilled'],
    ['has lapsed', { state: 'lapsed' }, 90, 'request-lapsed'],
  ] as const)('E12 a line that %s: %#', (_, changes, waitedDays, code) => {
    expect(outcome(decideLapse({ ...requested(changes), waitedDays }, { lapseAfterDays: 60 }))).toBe(code);
  });

  it('E12 reminds at 3 and 7 days, once each, and once where both have passed meanwhile', () => {
    const due = (remindedDays: number | null, remindAfterDays = [3, 7]) =>
      [2, 3, 6, 7, 59].map((waitedDays) => reminderDue({ waitedDays, remindedDays }, { remindAfterDays }));
    expect(due(null)).toEqual([false, true, true, true, true]);
    expect(due(3)).toEqual([false, false, false, true, true]);
    expect(due(4)).toEqual([false, false, false, true, true]);
    expect(due(7)).toEqual([false, false, false, false, false]);
    expect(due(null, [7, 3])).toEqual(due(null));
    expect(due(null, [])).toEqual([false, false, false, false, false]);
  });

  it('E12 one mail a person lists all that wait, the longest first, twenty at most', () => {
    const people = ['one', 'two'].map((id) => ({ id, mailId: `mail-${id}`, email: `${id}@x.example`, language: 'en' }));
    const requests = Array.from({ length: 22 }, (_, index) => ({
      id: `request-${index}`,
      number: index,
      accountId: index % 2 === 0 ? 'even' : 'odd',
      account: 'Asking',
      waitedDays: 3 + index,
      lines: [{ ...requested({ id: `line-${index}` }), waitedDays: 3 + index }],
    }));
    const plan = remindersOf({ account: 'Asked', people }, requests, { lapseAfterDays: 60 }, { accountId: 'vendor' });
    expect(plan.alone).toEqual(['even', 'odd']);
    expect(plan.sets).toHaveLength(22);
    expect(plan.sets[0]).toMatchObject({ id: 'line-0', stamps: { remindedAt: 'now' }, while: { version: 3 } });
    expect(plan.notices.map(({ userId }) => userId)).toEqual(['one', 'two']);
    const [{ notice } = { notice: null }] = plan.notices;
    if (notice?.kind !== 'requests-waiting') throw new Error('another mail');
    expect([notice.requests.length, notice.more, notice.requests[0]?.waitedDays]).toEqual([20, 2, 24]);
  });

  it('E12 lapses only what is as it was read', () => {
    expect(lapsed('requester', [requested()])).toMatchObject({
      alone: ['requester'],
      sets: [{ id: 'line', set: { state: 'lapsed', wish: false }, while: { version: 3 } }],
    });
  });
});
