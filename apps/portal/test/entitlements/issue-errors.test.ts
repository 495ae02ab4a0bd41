import { Problem } from '@tierline/contract';
import { describe, expect, it } from 'vitest';
import { issueErrors, newRow, type IssueRow } from '../../src/features/entitlements/issue/issue-form.ts';

const row = (more: Partial<IssueRow>): IssueRow => ({ ...newRow(), startsOn: '2026-03-01', ...more });

const refused = (code: string, facts: Record<string, string>): Problem =>
  new Problem({
    document: { type: `urn:tierline:problem:${code}`, title: code, status: 422, detail: 'Not so.', ...facts },
  });

describe('E2 X3 what the server refuses of an entitlement is shown at the field it is about', () => {
  it('E2 an end before the start: at the line of that start and that end, not at others that start then', () => {
    const rows = [
      row({ expiresOn: '2027-02-28' }),
      row({ expiresOn: '2026-02-28' }),
      row({ expiresOn: null }),
      row({ startsOn: '2025-03-01', expiresOn: '2026-02-28' }),
    ];
    const problem = refused('expiry-before-start', { startsOn: '2026-03-01', expiresOn: '2026-02-28' });
    expect(issueErrors(problem, rows)).toEqual({ 'lines.1.expiresOn': 'Not so.' });
  });

  it('E2 X3 an order number, an account and a contact at their own fields; what is about no field at none', () => {
    expect(issueErrors(refused('order-number-taken', {}), [row({})])).toEqual({ orderNumber: 'Not so.' });
    expect(issueErrors(refused('target-closed', {}), [row({})])).toEqual({ accountId: 'Not so.' });
    expect(issueErrors(refused('contact-inactive', {}), [row({})])).toEqual({ contactId: 'Not so.' });
    expect(issueErrors(refused('busy', {}), [row({})])).toEqual({});
    expect(issueErrors(new Problem({ document: null }), [row({})])).toEqual({});
  });
});
