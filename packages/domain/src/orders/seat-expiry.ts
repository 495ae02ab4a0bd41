import { dayAfter } from '../kernel/day.ts';
import { firstExpiry } from '../entitlements/entitlement.ts';
import { emptyPlan, type Plan } from '../kernel/ledger.ts';
import type { NotifiedPerson } from './licence-notices.ts';
import type { Notice, NoticeRow } from '../kernel/notice.ts';
import { endOfSeat, seatTransfers, type PoolOfSeat } from './seat-moves.ts';
import { graceDays } from './seat.ts';

/** How many days before licences expire the accounts with seats of them get a mail, once each (O8). */
export const expiryWarnDays = [30, 7] as const;

/** A seat that is on, of licences that expire or have expired. `from`: the partner they came from. */
export type OrphanedSeat = {
  id: string;
  freshId: string;
  userId: string;
  userName: string;
  productId: string;
  productName: string;
  pool: PoolOfSeat & { from: string };
  startsOn: string;
  expiresOn: string;
};

/** A customer's licences of which some are free. */
export type PoolWithRoom = PoolOfSeat & {
  productId: string;
  free: number;
  startsOn: string;
  expiresOn: string | null;
  from: string;
};

/** An account whose people get mails. */
type ToldAccount = { id: string; name: string; people: readonly NotifiedPerson[] };

/** All that stands and hangs at one customer's. */
export type ExpiryFacts = {
  account: ToldAccount;
  partners: ReadonlyMap<string, ToldAccount>;
  today: string;
  seats: readonly OrphanedSeat[];
  pools: readonly PoolWithRoom[];
};

/** The last day on which a seat is on whose licences have expired and that no others take over (O8). */
export function endOfGrace(expiresOn: string): string {
  return dayAfter(expiresOn, graceDays);
}

/**
 * Which licences take which seats over: those that expire first are served first, by licences of the same partner
 * before others, and by those that expire first.
 */
function takeOver(
  seats: readonly OrphanedSeat[],
  pools: readonly PoolWithRoom[],
  fits: (pool: PoolWithRoom, seat: OrphanedSeat) => boolean,
): { seat: OrphanedSeat; to: PoolWithRoom | null }[] {
  const left = new Map(pools.map(({ id, free }) => [id, free]));
  const place = (seat: OrphanedSeat, pool: PoolWithRoom) =>
    `${pool.from === seat.pool.from ? 0 : 1} ${pool.expiresOn ?? 'never'} ${pool.id}`;
  return seats
    .toSorted((one, other) => (`${one.expiresOn} ${one.id}` < `${other.expiresOn} ${other.id}` ? -1 : 1))
    .map((seat) => {
      const open = pools.filter(
        (pool) => pool.productId === seat.productId && (left.get(pool.id) ?? 0) > 0 && fits(pool, seat),
      );
      const [to = null] = open.toSorted((one, other) => (place(seat, one) < place(seat, other) ? -1 : 1));
      if (to) left.set(to.id, (left.get(to.id) ?? 0) - 1);
      return { seat, to };
    });
}

/**
 * Seats of licences that have expired: moved to others where there are some, ended where there are none and their grace
 * is over; null where there is nothing to do.
 */
export function decideExpiry(facts: ExpiryFacts): { plan: Plan; moved: number; ended: readonly OrphanedSeat[] } | null {
  const { today } = facts;
  const fates = takeOver(
    facts.seats.filter(({ expiresOn }) => expiresOn < today),
    facts.pools,
    (pool) => pool.startsOn <= today && (pool.expiresOn === null || pool.expiresOn >= today),
  );
  const moves = fates.flatMap(({ seat, to }) => (to ? [{ seat, to }] : []));
  const ended = fates.filter(({ seat, to }) => !to && endOfGrace(seat.expiresOn) < today).map(({ seat }) => seat);
  if (moves.length + ended.length === 0) return null;
  const plan: Plan = {
    ...emptyPlan(),
    validUntil: firstExpiry(moves.map(({ to }) => to)),
    sets: [...moves.map(({ seat }) => endOfSeat(seat.id)), ...ended.map(({ id }) => endOfSeat(id))],
    rows: moves.map(({ seat, to }) => ({
      table: 'seat' as const,
      row: {
        id: seat.freshId,
        accountId: facts.account.id,
        userId: seat.userId,
        productId: seat.productId,
        poolId: to.id,
      },
    })),
    transfers: [
      ...seatTransfers([...moves.map(({ seat }) => seat.pool), ...ended.map(({ pool }) => pool)], 'seat-off'),
      ...seatTransfers(
        moves.map(({ to }) => to),
        'seat-on',
      ),
    ],
    notices: expiryNotices(facts, 'seats-ended', ended),
  };
  return { plan, moved: moves.length, ended };
}

/** Seats to announce whose licences expire on a day, at most `mark` days ahead. */
export type ExpiryWarning = { expiresOn: string; mark: number; seats: readonly OrphanedSeat[] };

/**
 * The warnings about seats whose licences expire and that no others could take over, for each day of expiry (O8).
 */
export function expiryWarnings({ today, seats, pools }: ExpiryFacts): ExpiryWarning[] {
  const hanging = takeOver(
    seats.filter(({ expiresOn }) => expiresOn >= today),
    pools,
    (pool, seat) =>
      pool.startsOn <= dayAfter(seat.expiresOn, 1) && (pool.expiresOn === null || pool.expiresOn > seat.expiresOn),
  )
    .filter(({ to }) => to === null)
    .map(({ seat }) => seat);
  return [...new Set(hanging.map(({ expiresOn }) => expiresOn))].flatMap((expiresOn) => {
    const mark = expiryWarnDays
      .toSorted((one, other) => one - other)
      .find((days) => expiresOn <= dayAfter(today, days));
    return mark === undefined
      ? []
      : [{ expiresOn, mark, seats: hanging.filter((seat) => seat.expiresOn === expiresOn) }];
  });
}

/** The mails of one warning: to the customer about all, to each partner about what came from it (A3). */
export function decideExpiryWarning(facts: ExpiryFacts, warning: ExpiryWarning): Plan {
  return { ...emptyPlan(), notices: expiryNotices(facts, 'seats-expiring', warning.seats) };
}

function expiryNotices(
  { account, partners }: ExpiryFacts,
  kind: 'seats-expiring' | 'seats-ended',
  seats: readonly OrphanedSeat[],
): NoticeRow[] {
  if (seats.length === 0) return [];
  const letter = (side: 'customer' | 'partner', to: ToldAccount, about: readonly OrphanedSeat[]): NoticeRow[] => {
    const notice: Notice = { kind, side, account: to.name, customer: account.name, licences: licencesOf(about) };
    return to.people.map(({ mailId, email, id, language }) => ({
      id: mailId,
      recipient: email,
      userId: id,
      accountId: to.id,
      lineItemId: null,
      language,
      notice,
    }));
  };
  return [
    ...letter('customer', account, seats),
    ...[...partners.values()].flatMap((partner) => {
      const theirs = seats.filter(({ pool }) => pool.from === partner.id);
      return theirs.length > 0 ? letter('partner', partner, theirs) : [];
    }),
  ];
}

function licencesOf(seats: readonly OrphanedSeat[]) {
  const lines = new Map<string, OrphanedSeat[]>();
  for (const seat of seats) lines.set(seat.pool.unit, [...(lines.get(seat.pool.unit) ?? []), seat]);
  return [...lines.values()].flatMap((hanging) => {
    const [first] = hanging;
    if (!first) return [];
    const { productName, startsOn, expiresOn } = first;
    return [
      {
        product: productName,
        quantity: hanging.length,
        startsOn,
        expiresOn,
        endsOn: endOfGrace(expiresOn),
        users: hanging.map(({ userName }) => userName),
      },
    ];
  });
}
