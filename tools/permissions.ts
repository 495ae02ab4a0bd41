import { endpoints, type Endpoint } from '../packages/contract/src/index.ts';
import { roles, permissions, reaches, type Role } from '../packages/domain/src/index.ts';

type Row = { role: Role; vendorOnly: boolean; peopleOnly?: true; does: string };

const roleNames = {
  observer: 'Observer',
  operator: 'Operator',
  administrator: 'Administrator',
  master: 'Master',
} as const satisfies Record<Role, string>;

const accessWords: Record<string, string> = {
  anybody: 'Anybody, signed in or not',
  'first-sign-in': 'Every role, in person, before anything else too',
};

/**
 * `docs/permissions.md`, made of the table of permissions and the table of endpoints, for people who do not read code.
 */
export function permissionsPage(): string {
  const rows = Object.values<Row>(permissions).map(
    ({ does, role, vendorOnly, peopleOnly }) =>
      `| ${does}${vendorOnly ? ' *(vendor’s staff only)*' : ''} | ${roles.map((own) => (reaches(own, role) ? '✓' : '–')).join(' | ')} | ${peopleOnly ? '–' : '✓'} |`,
  );
  const areas = Map.groupBy(Object.values<Endpoint>(endpoints), (row) => row.path.split('/')[1] ?? '');
  return `# Who may do what

Made by \`node tools/generated.ts\` out of the tables that API and portal read; do not edit it here.

## In short

- **Roles are a ladder.** Each has all of the one before it. A programme offers all four, or two of them (*Portal
  Admin User* is a Master, *Portal User* an Observer).
- **A role is good for what one’s account may see**, and no further: the account itself, and the accounts that it does
  business with. Of those it sees name, identifier, address, state and contacts. Of companies further down the sales
  channel it sees how many copies went there, and their names only where they said *visible to other partners*. Nobody
  sees a competitor’s trade. The vendor’s staff see all accounts of their programme.
- **Nobody grants more than they have.** Nobody gives a role above their own or changes their own; only a Master
  changes a Master; an activated account always keeps one active Master.
- **People are looked after by their own account.** The account that created another one helps until that one’s first
  Master has signed in; from then on it may only add contacts who do not sign in.
- **A suspended account looks and changes nothing**, but for its people’s own profiles; its Masters can still revoke
  an API key. A closed account does not sign in.
- **An API key may what its role may**, in the same account and behind the same walls. What belongs to a person, and
  what would let a leaked key make others, is for people only; so is whatever concerns the Masters of its own account.

## What each role may

| may | ${roles.map((role) => roleNames[role]).join(' | ')} | API key of that role |
|---|---|---|---|---|---|
${rows.join('\n')}

## What each call of the API needs

Addresses are under \`/api/v1\`. *From Operator on* means Operators, Administrators and Masters, and API keys of these
roles; *in person* means no API key; *before anything else too* means also while a password, a document or a second
factor is still to be settled.
${[...areas]
  .map(
    ([area, calls]) => `
### ${area}

| call | address | who |
|---|---|---|
${calls.map((row) => `| ${row.summary} | \`${row.method} ${row.path}\` | ${whoOf(row)} |`).join('\n')}
`,
  )
  .join('')}`;
}

function whoOf(row: Endpoint): string {
  const needed: Row | undefined = Object.entries<Row>(permissions).find(([name]) => name === row.access)?.[1];
  if (row.who !== undefined) return row.who;
  if (!needed) return accessWords[row.access] ?? row.access;
  const of = needed.vendorOnly ? ' of the vendor’s staff' : '';
  const people = needed.peopleOnly ? ', in person' : '';
  if (needed.role === roles[0]) return `Every role${of}${people}`;
  return `${needed.role === 'master' ? `Masters${of}` : `From ${roleNames[needed.role]} on${of === '' ? '' : `,${of}`}`}${people}`;
}
