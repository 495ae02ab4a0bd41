import { describe, expect, it } from 'vitest';
import { endOfSeat, endSeatsOf, seatTransfers } from '../../src/index.ts';

const meetings = { id: 'free', usedId: 'used', unit: 'line' };
const fax = { id: 'fax free', usedId: 'fax used', unit: 'fax line' };

describe('O4 movements of seats', () => {
  it.each([
    ['seat-on', 'free', 'used'],
    ['seat-off', 'used', 'free'],
    ['undo', 'used', 'free'],
  ] as const)('O4 %s goes from %s to %s, one movement for each pool', (kind, fromId, toId) => {
    expect(seatTransfers([meetings, fax, meetings], kind)).toEqual([
      { kind, unit: 'line', fromId, toId, quantity: 2 },
      { kind, unit: 'fax line', fromId: `fax ${fromId}`, toId: `fax ${toId}`, quantity: 1 },
    ]);
  });

  it('O7 seats that end are ended while they are on, each back to its pool; without seats there is no plan', () => {
    expect(endSeatsOf([])).toBeNull();
    expect(
      endSeatsOf([
        { id: 'one', pool: meetings },
        { id: 'two', pool: fax },
      ]),
    ).toMatchObject({
      sets: [endOfSeat('one'), endOfSeat('two')],
      transfers: [
        { kind: 'seat-off', fromId: 'used', toId: 'free', quantity: 1 },
        { kind: 'seat-off', fromId: 'fax used', toId: 'fax free', quantity: 1 },
      ],
      rows: [],
      undoSeconds: 0,
    });
    expect(endOfSeat('one')).toEqual({
      table: 'seat',
      id: 'one',
      set: {},
      stamps: { endedAt: 'now', endedById: 'operation' },
      while: { endedAt: null },
    });
  });
});
