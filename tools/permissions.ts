import { endpoints, type Endpoint } from '../packages/contract/src/index.ts';
import { levels, permissions, reaches } from '../packages/domain/src/index.ts';

const doors: Record<string, string> = {
  'anybody': 'anybody, signed in or not',
  'signed-in': 'anybody who is signed in',
  'first-sign-in': 'anybody who is signed in, even before the initial password is changed',
};

/** `docs/permissions.md`, made of the table of permissions and the table of endpoints, for people who do not read code. */
export function permissionsPage(): string {
  const rows = Object.entries(permissions).map(
    ([, { does, level, vendorOnly }]) => `| ${does}${vendorOnly ? ' *(vendor’s staff only)*' : ''} | ${levels.map((own) => (reaches(own, level) ? '✓' : '–')).join(' | ')} |`,
  );
  const calls = Object.values<Endpoint>(endpoints).map((row) => `| ${row.summary} | \`${row.method} ${row.path}\` | ${doors[row.door] ?? needed(row.door)} |`);
  return `# Who may do what

Made by \`node tools/generated.ts\` out of the tables that API and portal read; do not edit it here.

A role has all of the roles before it. Whatever a role allows, it allows on what one’s account may see: its own, and what accounts
related to it share with it. A suspended account only looks; a closed one does not sign in.

| may | Observer | Operator | Administrator | Master |
|---|---|---|---|---|
${rows.join('\n')}

Besides: nobody gives a role above his own; only a Master changes a Master; an activated account always keeps one active Master; the people
of an account are looked after by the account that created it until its first Master has signed in, and by its own people from then on.

## What each call of the API needs

| call | address under \`/api/v1\` | who |
|---|---|---|
${calls.join('\n')}
`;
}

function needed(door: string): string {
  const row = Object.entries(permissions).find(([name]) => name === door)?.[1];
  return row ? `${row.level}${row.vendorOnly ? ' of the vendor’s staff' : ''} or higher` : door;
}
