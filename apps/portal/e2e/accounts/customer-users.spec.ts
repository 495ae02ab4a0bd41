import { en } from '../../src/texts/en.ts';
import { importing } from '../../src/texts/imports/import.en.ts';
import { seat } from '../../src/texts/orders/seat.en.ts';
import { inside } from '../kernel/inside.ts';
import { enter, expect, test, voices } from '../kernel/portal.ts';

const words = (text: string, facts: Record<string, string | number>) =>
  Object.entries(facts).reduce(
    (said, [name, fact]) => said.replace(new RegExp(`\\{\\{${name}(, number)?\\}\\}`, 'u'), String(fact)),
    text,
  );

test('O8 X5 A10 the partner imports its customer’s users, corrects a row in place, and one signs up', async ({
  browser,
  portal,
}) => {
  const partner = await enter(browser, portal, voices.partner);
  await partner.getByRole('link', { name: 'Accounts', exact: true }).click();
  await expect(partner.getByRole('heading', { level: 1, name: 'Accounts' })).toBeVisible();
  await partner.getByRole('link', { name: 'Reederei Hansen', exact: true }).click();
  await partner.getByRole('link', { name: en.user.import, exact: true }).click();
  await expect(
    partner.getByRole('heading', { level: 1, name: words(importing.title.customer, { account: 'Reederei Hansen' }) }),
  ).toBeVisible();
  const rows = [
    'E-mail,First name,Last name,Role,May sign in',
    'lotse@hansen.example,Lars,Lotse,Administrator,yes',
    'kein-at,Mette,Moor,Observer,no',
    'wiebke.hansen@reedereihansen.example,Wiebke,Twice,Observer,no',
  ];
  await partner
    .locator('input[type=file]')
    .setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) });
  const wrong = partner.locator('[data-wrong]');
  await expect(wrong).toHaveCount(2);
  await wrong.first().getByRole('textbox').first().fill('mette@hansen.example');
  await wrong.first().getByRole('textbox').first().press('Enter');
  await expect(wrong).toHaveCount(1);
  // Only once the corrected row is looked at is it among those that are right.
  await expect(partner.getByRole('heading', { name: '2 rows are ready' })).toBeVisible();
  await partner.getByRole('button', { name: importing.leaveAllOut }).click();
  await partner.getByRole('button', { name: 'Import 2 users' }).click();
  await expect(partner.getByRole('heading', { name: '2 users imported' })).toBeVisible();
  await partner.getByRole('link', { name: 'mette@hansen.example' }).click();
  await expect(partner.getByRole('dialog', { name: 'Mette Moor' })).toBeVisible();
  await expect(partner.getByRole('dialog', { name: 'Mette Moor' })).toContainText('Reederei Hansen');
  await expect(partner.getByRole('dialog').getByRole('list', { name: seat.title })).toBeVisible();

  const { text } = await portal.mailTo('lotse@hansen.example', 'Reederei Hansen');
  const customer = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  await customer.addInitScript(() => localStorage.setItem('tierline-language', 'en'));
  await customer.goto(/https?:\/\/\S+sign-up\S*/u.exec(text)?.[0] ?? '');
  await expect(customer.getByRole('checkbox')).toHaveCount(2);
  for (const box of await customer.getByRole('checkbox').all()) await box.check();
  await customer.locator('input[type=password]').first().fill('copper-lantern-hansen-orchard');
  await customer.locator('button[type=submit]').click();
  await expect(customer.getByRole('heading', { level: 1, name: 'Users' })).toBeVisible();
  await expect(customer.getByRole('navigation').getByRole('link')).toHaveText([
    'Users',
    'Licences',
    'Integrations',
    'Activity',
    'Settings',
  ]);
  // Screens of others are not found by their address either.
  const [order] = (await inside(partner, 'listOrders', {})).items;
  const hafen = (await inside(partner, 'listAccounts', { q: 'Hafenpraxis' })).items[0]?.id ?? '';
  for (const path of [
    '/orders',
    `/orders/${order?.id ?? ''}`,
    '/accounts',
    `/accounts/${hafen}`,
    `/accounts/${hafen}/licences`,
    '/products',
    '/entitlements',
    '/sites',
    '/import/orders',
    '/import/accounts',
  ]) {
    await customer.goto(`${portal.url}/talvoro${path}`);
    await expect(customer.getByRole('heading', { name: en.ui.notFound }), path).toBeVisible();
  }
  await Promise.all([partner, customer].map((page) => page.context().close()));
});

test('O7 A4 a deactivated user’s licences are free; after reactivation one click switches them on again', async ({
  browser,
  portal,
}) => {
  const partner = await enter(browser, portal, voices.partner, '', { width: 360 });
  const account = (await inside(partner, 'listAccounts', { q: 'Hafenpraxis' })).items[0]?.id ?? '';
  const on = (await inside(partner, 'listSeats', { id: account, seat: 'on', limit: '100' })).items;
  const { user } = on.find(({ product }) => product.name === 'Call Recording') ??
    on[0] ?? { user: { id: '', name: '' } };
  const theirs = on.filter((row) => row.user.id === user.id).map(({ product }) => product.name);
  await partner.goto(`${portal.url}/talvoro/accounts/${account}/people/${user.id}`);
  const panel = partner.getByRole('dialog', { name: user.name });
  const licences = panel.getByRole('list', { name: seat.title });
  await expect(licences.getByRole('switch', { checked: true })).toHaveCount(theirs.length);
  const active = panel.getByRole('switch', { name: new RegExp(`^${en.user.active} `, 'u') });
  const save = panel.getByRole('button', { name: en.ui.save });
  await active.press('Space');
  await expect(panel.getByText(en.user.activeOffContactSeats)).toBeVisible();
  await save.click();
  await expect(licences.getByRole('switch', { checked: true })).toHaveCount(0);
  await active.press('Space');
  await save.click();
  await expect(
    panel.getByText(words(seat.gaveBack, { products: new Intl.ListFormat('en-GB').format(theirs) })),
  ).toBeVisible();
  await panel.getByRole('button', { name: seat.again, exact: true }).click();
  await expect(licences.getByRole('switch', { checked: true })).toHaveCount(theirs.length);
  await expect(panel.getByRole('button', { name: seat.again, exact: true })).toHaveCount(0);
  await partner.context().close();
});

test('O6 O8 where fewer licences are free than an integration ended, users are chosen for them', async ({
  browser,
  portal,
}) => {
  const customer = await enter(browser, portal, voices.customer);
  const partner = await enter(browser, portal, voices.partner);
  const { id } = (await inside(customer, 'readMe', {})).account;
  await inside(customer, 'switchIntegration', { id, key: 'meetings', on: false });
  const {
    items: [order],
  } = await inside(partner, 'listOrders', { customerId: id, q: 'Meetings' });
  const { assignments } = await inside(partner, 'readOrder', { id: order?.id ?? '' });
  const pool = assignments.find(({ account, product }) => account.id === id && product.name === 'Meetings');
  const lines = [{ orderLineId: pool?.orderLineId ?? '', quantity: (pool?.quantity ?? 0) - 3 }];
  await inside(partner, 'unassignOrder', { id: order?.id ?? '', accountId: id, lines });
  await inside(customer, 'switchIntegration', { id, key: 'meetings', on: true });
  await customer.goto(`${portal.url}/talvoro/integrations`);
  await customer.getByRole('button', { name: seat.integrations.again }).click();
  const dialog = customer.getByRole('dialog', { name: seat.choice.titleOn });
  await expect(dialog.getByRole('checkbox', { checked: true })).toHaveCount(3);
  await dialog.getByRole('button', { name: words(seat.choice.submitOn_other, { count: 3 }) }).click();
  await expect(customer.getByText(words(seat.many.onDone_other, { count: 3 }))).toBeVisible();
  await inside(partner, 'assignOrder', { id: order?.id ?? '', rows: [{ accountId: id, lines }] });
  await Promise.all([customer, partner].map((page) => page.context().close()));
});

test('X2 Activity names the integration that was switched', async ({ browser, portal }) => {
  const partner = await enter(browser, portal, voices.partner, '', { width: 360 });
  const id = (await inside(partner, 'listAccounts', { q: 'Reederei Hansen' })).items[0]?.id ?? '';
  const { items } = await inside(partner, 'readIntegrations', { id });
  const on = items.some((one) => one.key === 'switchboard' && one.on);
  await inside(partner, 'switchIntegration', { id, key: 'switchboard', on: !on });
  await partner.goto(`${portal.url}/talvoro/activity`);
  await partner
    .getByRole('link', { name: /^Switched Talvoro Switchboard (on|off) at Reederei Hansen/u })
    .first()
    .click();
  await expect(partner.getByRole('dialog').getByRole('row', { name: /Talvoro Switchboard/u })).toBeVisible();
  await partner.context().close();
});

test('A4 UX §2.4 people of a customer stand with licences and last sign-in for who may know them', async ({
  browser,
  portal,
}) => {
  const customer = await enter(browser, portal, voices.customer);
  const { id } = (await inside(customer, 'readMe', {})).account;
  const { user } = await inside(customer, 'readMe', {});
  const partner = await enter(browser, portal, voices.partner, `/accounts/${id}`, { width: 360 });
  const holder = (await inside(partner, 'listUsers', { id, limit: '100' })).items.find(
    ({ full }) => (full?.licences.length ?? 0) > 0,
  );
  const person = (name: string) => partner.getByRole('dialog').getByRole('listitem').filter({ hasText: name });
  await expect(person(holder?.email ?? '').first()).toContainText(
    `${en.user.licences}: ${holder?.full?.licences.join(', ')}`,
  );
  await expect(person(user.email).first()).toContainText(
    new RegExp(`${en.user.lastSignIn}: \\d+ \\w+ \\d{4}`.replaceAll(' ', String.raw`\s`), 'u'),
  );
  await Promise.all([customer, partner].map((page) => page.context().close()));
});
