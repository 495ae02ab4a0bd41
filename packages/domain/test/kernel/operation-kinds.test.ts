import { describe, expect, it } from 'vitest';
import { isOperationKind, operationKinds, permissionToUndo, type OperationKind } from '../../src/index.ts';

describe('X8 what undoing needs', () => {
  it.each([
    ['split', 'copies.move'],
    ['return', 'copies.move'],
    ['recall', 'copies.move'],
    ['order.enter', 'orders.enter'],
    ['import.orders', 'data.import'],
    ['request.fulfil-by-rule', 'requests.trade'],
    ['credits.grant', 'credits.grant'],
    ['integrations.switch', 'integrations.switch'],
    ['activation.give-back', 'copies.activate'],
    ['undo', null],
    ['account.closed', null],
    ['signing-key.revoke', null],
  ] satisfies [OperationKind, unknown][])('X8 of %s it is %s', (kind, permission) => {
    expect(permissionToUndo(kind)).toBe(permission);
  });

  it.each(['', 'test', 'splits', 'toString', 'constructor'])('X8 nobody undoes %s, which is no kind', (kind) => {
    expect([isOperationKind(kind), permissionToUndo(kind)]).toEqual([false, null]);
  });

  it('X2 kinds are written alike, so that they can be filtered by', () => {
    expect(
      Object.keys(operationKinds).filter((kind) => !/^[a-z]+(?:-[a-z]+)*(?:\.[a-z]+(?:-[a-z]+)*)?$/u.test(kind)),
    ).toEqual([]);
  });
});
