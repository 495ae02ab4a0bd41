import type { Locator, Page } from '@playwright/test';
import { call } from '@tierline/contract';
import { de } from '../../src/texts/de.ts';
import { seat as german } from '../../src/texts/orders/seat.de.ts';
import { en } from '../../src/texts/en.ts';
import { order } from '../../src/texts/orders/order.en.ts';
import { seat } from '../../src/texts/orders/seat.en.ts';
import { seat as spanish } from '../../src/texts/orders/seat.es.ts';
import { countInteractions } from '../kernel/counting.ts';
import { inside } from '../kernel/inside.ts';
import { enter, expect, test, voices } from '../kernel/portal.ts';

const words = (text: string, facts: Record<string, string | number>) =>
  Object.entries(facts).reduce(
    (said, [name, fact]) => said.replace(new RegExp(`\\{\\{${name}(, number)?\\}\\}`, 'u'), String(fact)),
    text,
  );
const toggle = (page: Page | Locator, product: string, user: string) =>
  page.getByRole('switch', { name: words(seat.switchOf, { product, user }) });
/** The part of a switch that is seen: Mantine's own input is too small to be clicked. */
const track = (input: Locator) => input.locator('xpath=..').locator('[class*=Switch-track]').first();

/** The demo's customer by name, as somebody signed in sees it. */
async function accountOf(page: Page, name: string): Promise<string> {
  return (await inside(page, 'listAccounts', { q: name })).items[0]?.id ?? '';
}

test('O4 X8 the partner switches a licence on; the customer’s administrator switches it off, and undoes it', async ({
  browser,
  portal,
}) => {
  const partner = await enter(browser, portal, voices.partner);
  await partner.getByRole('link', { name: 'Accounts', exact: true }).click();
  await partner.getByRole('link', { name: 'Hafenpraxis Dr. Falk', exact: true }).click();
  await partner.getByRole('link', { name: words(en.user.open, { name: 'Willem Bauer' }) }).click();
  const meetings = toggle(partner, 'Meetings', 'Willem Bauer');
  await expect(meetings).not.toBeChecked();
  await track(meetings).click();
  await expect(partner.getByText(words(seat.on.done, { product: 'Meetings', user: 'Willem Bauer' }))).toBeVisible();
  await expect(meetings).toBeChecked();

  const customer = await enter(browser, portal, voices.customer, '', { width: 360 });
  await expect(customer).toHaveURL(/\/team$/u);
  await customer.getByRole('link', { name: 'Willem Bauer', exact: true }).click();
  const own = toggle(customer, 'Meetings', 'Willem Bauer');
  await expect(own).toBeChecked();
  await own.press('Space');
  await expect(customer.getByText(words(seat.off.done, { product: 'Meetings', user: 'Willem Bauer' }))).toBeVisible();
  await expect(own).not.toBeChecked();
  await customer
    .getByRole('status')
    .getByRole('button', { name: new RegExp(`^${en.ui.undo}`, 'u') })
    .click();
  await expect(customer.getByText(words(seat.off.undone, { product: 'Meetings', user: 'Willem Bauer' }))).toBeVisible();
  await expect(own).toBeChecked();
  await Promise.all([partner, customer].map((page) => page.context().close()));
});

test('O5 every row of the table in the browser, in the same words of three languages; what is read-only is', async ({
  browser,
  portal,
}) => {
  const customer = await enter(browser, portal, voices.customer);
  const id = (await inside(customer, 'readMe', {})).account.id;
  const { items: users } = await inside(customer, 'listSeats', { id, limit: '100' });
  const at = (name: string) => users.find(({ user }) => user.name === name)?.user.id ?? '';
  const products = new Map(users.map(({ product }) => [product.name, product.id]));
  const meetings = products.get('Meetings') ?? '';
  const set = (key: string, on: boolean) => inside(customer, 'switchIntegration', { id, key, on });
  // Elif Hartwig has a licence, Greta Engel has none, whatever the tests before have done.
  await inside(customer, 'switchSeats', {
    id,
    rows: [
      { userId: at('Greta Engel'), productId: meetings, on: false },
      { userId: at('Elif Hartwig'), productId: meetings, on: true },
    ],
  });
  // The partner takes back what is free of the product, so that there is none, and gives it again.
  const partner = await enter(browser, portal, voices.partner);
  const orders = await Promise.all(
    (await inside(partner, 'listOrders', { customerId: id, limit: '100' })).items.map((one) =>
      inside(partner, 'readOrder', { id: one.id }),
    ),
  );
  const spare = orders.flatMap(({ id: orderId, assignments }) => {
    const lines = assignments
      .filter(({ account, product, free }) => account.id === id && product.id === meetings && free > 0)
      .map(({ orderLineId, free }) => ({ orderLineId, quantity: free }));
    return lines.length > 0 ? [{ orderId, lines }] : [];
  });
  const fill = async (taken: boolean) => {
    for (const { orderId, lines } of spare)
      await (taken
        ? inside(partner, 'unassignOrder', { id: orderId, accountId: id, lines })
        : inside(partner, 'assignOrder', { id: orderId, rows: [{ accountId: id, lines }] }));
  };
  const readers = [
    [customer, seat],
    [await enter(browser, portal, voices.customer, '', { language: 'de' }), german],
    [await enter(browser, portal, voices.customer, '', { language: 'es' }), spanish],
  ] as const;
  // What is said in words is read in each language.
  const look = async (person: string, shown: string) => {
    for (const [page, texts] of shown === 'on' || shown === 'off' ? readers.slice(0, 1) : readers) {
      await page.goto(`${portal.url}/talvoro/team/${at(person)}`);
      const row = page.getByRole('list', { name: texts.title }).getByRole('listitem').filter({ hasText: 'Meetings' });
      const input = row.getByRole('switch');
      if (shown === 'none') {
        await expect(row).toContainText(texts.shown.none);
        await expect(input).toHaveCount(0);
        continue;
      }
      await (shown === 'on' || shown === 'managed' ? expect(input).toBeChecked() : expect(input).not.toBeChecked());
      await expect(input).toBeEnabled({ enabled: shown === 'on' || shown === 'off' });
      if (shown === 'managed')
        await expect(row).toContainText(words(texts.managedBy, { controller: 'Talvoro Switchboard' }));
      if (shown === 'unavailable') await expect(row).toContainText(texts.shown.unavailable);
      if (shown === 'managed' || shown === 'unavailable') {
        await track(input).click({ force: true });
        await input.press('Space');
        await (shown === 'managed' ? expect(input).toBeChecked() : expect(input).not.toBeChecked());
      }
    }
  };
  expect({ none: seat.shown.none, unavailable: seat.shown.unavailable }).toEqual({
    none: 'No licences',
    unavailable: 'Licences not available',
  });
  expect({ none: spanish.shown.none, unavailable: spanish.shown.unavailable }).toEqual({
    none: 'Sin licencias',
    unavailable: 'Licencias no disponibles',
  });
  expect({ none: german.shown.none, unavailable: german.shown.unavailable }).toEqual({
    none: 'Keine Lizenzen',
    unavailable: 'Lizenzen nicht verfügbar',
  });
  // By hand from SPEC O5: M, C, whether the user has a licence, whether one is free.
  await look('Elif Hartwig', 'on');
  await look('Greta Engel', 'off');
  await fill(true);
  await look('Greta Engel', 'unavailable');
  // The partner can mend it there and then.
  await partner.goto(`${portal.url}/talvoro/accounts/${id}/people/${at('Greta Engel')}`);
  await partner.getByRole('button', { name: order.assign.add, exact: true }).click();
  await expect(partner.getByRole('dialog', { name: order.assign.title })).toBeVisible();
  await fill(false);
  await set('switchboard', true);
  await look('Elif Hartwig', 'managed');
  await look('Greta Engel', 'none');
  // With the controller on, the licences stay on while the integration is off (O6), and are there again.
  await set('meetings', false);
  await look('Elif Hartwig', 'none');
  await set('meetings', true);
  await set('switchboard', false);
  await Promise.all([partner, ...readers.map(([page]) => page)].map((page) => page.context().close()));
});

test('O6 an integration’s switch shows its effect first; afterwards the same licences are offered again', async ({
  browser,
  portal,
}) => {
  const customer = await enter(browser, portal, voices.customer);
  await customer.getByRole('link', { name: 'Integrations', exact: true }).click();
  const card = customer.getByRole('region', { name: 'Talvoro Softphone' });
  // Tests before may have brought more licences; twelve people have one.
  const { items } = await inside(customer, 'readIntegrations', {
    id: (await inside(customer, 'readMe', {})).account.id,
  });
  const free = items.find(({ key }) => key === 'softphone')?.products[0]?.free ?? 0;
  await expect(card).toContainText(words(seat.integrations.counts_other, { product: 'Softphone', count: 12, free }));
  const input = card.getByRole('switch', { name: 'Talvoro Softphone' });
  await track(input).click();
  const dialog = customer.getByRole('dialog', {
    name: words(seat.integrations.offTitle, { name: 'Talvoro Softphone' }),
  });
  // X8: switched off by mistake, it is on again with its licences.
  await dialog.getByRole('button', { name: seat.integrations.switchOff, exact: true }).click();
  await expect(input).not.toBeChecked();
  await customer
    .getByRole('status')
    .getByRole('button', { name: new RegExp(`^${en.ui.undo}`, 'u') })
    .click();
  await expect(customer.getByText(words(seat.integrations.offUndone, { name: 'Talvoro Softphone' }))).toBeVisible();
  await expect(input).toBeChecked();
  await expect(card).toContainText(words(seat.integrations.counts_other, { product: 'Softphone', count: 12, free }));
  await expect(card.getByRole('button', { name: seat.integrations.again })).toHaveCount(0);
  await track(input).click();
  const losing = dialog
    .getByRole('list', { name: words(seat.integrations.loses_other, { count: 12 }) })
    .getByRole('listitem');
  await expect(losing).toHaveCount(12);
  await expect(losing.filter({ hasText: 'Anna Ahrens' })).toHaveCount(1);
  await expect(input).toBeChecked();
  await dialog.getByRole('button', { name: seat.integrations.switchOff, exact: true }).click();
  await expect(
    customer.getByText(words(seat.integrations.offEnded_other, { name: 'Talvoro Softphone', count: 12 })),
  ).toBeVisible();
  await expect(input).not.toBeChecked();
  await track(input).click();
  await customer.getByRole('dialog').getByRole('button', { name: seat.integrations.switchOn, exact: true }).click();
  await expect(card).toContainText(
    words(seat.integrations.counts_other, { product: 'Softphone', count: 0, free: free + 12 }),
  );
  await card.getByRole('button', { name: seat.integrations.again }).click();
  await expect(customer.getByText(words(seat.many.onDone_other, { count: 12 }))).toBeVisible();
  await expect(card).toContainText(words(seat.integrations.counts_other, { product: 'Softphone', count: 12, free }));
  await expect(card.getByRole('button', { name: seat.integrations.again })).toHaveCount(0);

  // The partner has the same switches at the customer's, and reads the same.
  const partner = await enter(browser, portal, voices.partner, '', { language: 'de' });
  await partner.goto(`${portal.url}/talvoro/accounts/${await accountOf(partner, 'Hafenpraxis')}`);
  await track(partner.getByRole('region', { name: 'Talvoro Softphone' }).getByRole('switch')).click();
  await expect(
    partner.getByRole('dialog').getByText(words(german.integrations.loses_other, { count: 12 })),
  ).toBeVisible();
  await partner.getByRole('button', { name: de.ui.cancel }).click();
  await Promise.all([customer, partner].map((page) => page.context().close()));
});

test('O8 UX §3 twenty licences in four interactions; of fifteen for twenty users none is given silently', async ({
  browser,
  portal,
}) => {
  const staff = await enter(browser, portal, voices.vendor);
  const partner = await enter(browser, portal, voices.partner);
  const customer = await enter(browser, portal, voices.customer);
  const id = (await inside(customer, 'readMe', {})).account.id;
  // Twenty-five people, of which five have Call Recording, which is all there are; 15 more come, and then 5.
  const add = async (number: string, quantity: number) => {
    const product = (await inside(staff, 'listProducts', { q: 'Call Recording' })).items[0];
    const buyer = await accountOf(staff, 'Klangwerk');
    const { id: orderId } = await inside(staff, 'enterOrder', {
      accountId: buyer,
      number,
      lines: [{ productId: product?.id ?? '', quantity }],
    });
    await inside(partner, 'assignOrder', { id: orderId, rows: [{ accountId: id }] });
  };
  await add('JOURNEY-8', 15);
  await customer.goto(`${portal.url}/talvoro/team`);
  const person = countInteractions(customer);
  await person.click(customer.getByRole('radiogroup').getByText(en.frame.nav.licences, { exact: true }));
  await person.click(customer.getByRole('tab', { name: 'Call Recording' }));
  await expect(customer.getByText(words(seat.free_other, { count: 15 }))).toBeVisible();
  await person.click(customer.getByRole('checkbox', { name: en.ui.chooseAll }));
  await person.click(customer.getByRole('button', { name: words(seat.many.on_other, { count: 20 }) }));
  const dialog = customer.getByRole('dialog', { name: seat.choice.titleOn });
  await expect(
    dialog.getByText(words(seat.choice.missing_other, { count: 5, product: 'Call Recording' })),
  ).toBeVisible();
  expect(
    (await inside(customer, 'listSeats', { id, q: '', seat: 'on', limit: '100' })).items.filter(
      ({ product }) => product.name === 'Call Recording',
    ),
  ).toHaveLength(5);
  await expect(dialog.getByText(words(seat.choice.of_other, { chosen: 15, count: 15 }))).toBeVisible();
  // Somebody else instead of the first.
  const people = dialog.getByRole('checkbox');
  await expect(people).toHaveCount(20);
  await people.last().check();
  await expect(dialog.getByRole('button', { name: /^Switch on for/u })).toBeDisabled();
  await people.first().uncheck();
  await dialog.getByRole('button', { name: words(seat.choice.submitOn_other, { count: 15 }) }).click();
  await expect(customer.getByText(words(seat.many.onDone_other, { count: 15 }))).toBeVisible();
  await customer
    .getByRole('status')
    .getByRole('button', { name: new RegExp(`^${en.ui.undo}`, 'u') })
    .click();
  await expect(customer.getByText(words(seat.many.onUndone_other, { count: 15 }))).toBeVisible();

  await add('JOURNEY-9', 5);
  await customer.goto(`${portal.url}/talvoro/team`);
  const again = countInteractions(customer);
  await again.click(customer.getByRole('radiogroup').getByText(en.frame.nav.licences, { exact: true }));
  await again.click(customer.getByRole('tab', { name: 'Call Recording' }));
  await expect(customer.getByText(words(seat.free_other, { count: 20 }))).toBeVisible();
  await again.click(customer.getByRole('checkbox', { name: en.ui.chooseAll }));
  await again.click(customer.getByRole('button', { name: words(seat.many.on_other, { count: 20 }) }));
  await expect(customer.getByText(words(seat.many.onDone_other, { count: 20 }))).toBeVisible();
  again.atMost(4);

  // All of it is in use: nothing is taken back but by the choice of whose licence ends.
  await partner.goto(`${portal.url}/talvoro/orders?view=all&q=JOURNEY-9`);
  await partner.getByRole('link', { name: 'JOURNEY-9', exact: true }).click();
  await partner
    .getByRole('button', { name: words(order.unassign.actionOf, { account: 'Hafenpraxis Dr. Falk' }) })
    .click();
  const back = partner.getByRole('dialog', { name: order.unassign.title });
  const using = back
    .getByRole('list', { name: words(order.unassign.inUseBy_other, { count: 5 }) })
    .getByRole('checkbox');
  await expect(using).toHaveCount(5);
  await back.getByRole('button', { name: order.unassign.action, exact: true }).click();
  // No field takes a number, so none is asked for.
  await expect(back.getByRole('alert')).toHaveText([order.unassign.allInUse]);
  await expect(back.getByText(order.unassign.nothing)).toHaveCount(0);
  await using.nth(1).check();
  await using.nth(3).check();
  await back.getByRole('button', { name: words(order.unassign.submit_other, { count: 2 }) }).click();
  await expect(
    partner.getByText(words(order.unassign.done_other, { count: 2, account: 'Hafenpraxis Dr. Falk' })),
  ).toBeVisible();
  await expect(
    partner.getByText(words(order.panel.assigned_other, { quantity: 3, product: 'Call Recording', count: 3 })),
  ).toBeVisible();
  await Promise.all([staff, partner, customer].map((page) => page.context().close()));
});

test('O7 while a controller is on its API key alone switches, and everybody else reads why', async ({
  browser,
  portal,
}) => {
  const staff = await enter(browser, portal, voices.vendor);
  const { secret } = await inside(staff, 'createApiKey', {
    name: 'Switchboard',
    role: 'operator',
    expiresOn: new Date(Date.now() + 30 * 24 * 3_600_000).toISOString().slice(0, 10),
    controller: 'switchboard',
  });
  const partner = await enter(browser, portal, voices.partner);
  const id = await accountOf(partner, 'Deichschule');
  await partner.goto(`${portal.url}/talvoro/accounts/${id}/licences`);
  await partner.getByRole('tab', { name: 'Meetings' }).click();
  const managed = partner
    .getByRole('row')
    .filter({ hasText: words(seat.managedBy, { controller: 'Talvoro Switchboard' }) });
  await expect(managed).toHaveCount(8);
  const input = managed.first().getByRole('switch');
  await expect(input).toHaveAttribute('aria-readonly', 'true');
  await track(input).click({ force: true });
  await expect(input).toBeChecked();
  await partner.getByRole('checkbox', { name: en.ui.chooseAll }).check();
  await expect(
    partner.getByRole('button', { name: words(seat.many.off_other, { count: 8 }) }),
  ).toHaveAccessibleDescription(words(seat.managedBy, { controller: 'Talvoro Switchboard.' }));

  const on = (await inside(partner, 'listSeats', { id, seat: 'on', limit: '100' })).items.find(
    ({ shown }) => shown === 'managed',
  );
  const keyed: typeof fetch = (address, init) => {
    const headers = new Headers(init?.headers);
    headers.set('authorization', `Bearer ${secret ?? ''}`);
    return fetch(address, { ...init, headers });
  };
  const connection = { origin: portal.url, vendor: 'talvoro', language: () => 'en', fetch: keyed };
  const user = on?.user ?? { id: '', name: '', email: '' };
  await call(
    connection,
    'switchSeats',
    { id, rows: [{ userId: user.id, productId: on?.product.id ?? '', on: false }] },
    { key: crypto.randomUUID() },
  );
  expect(await call(connection, 'checkSeat', { user: user.email, sku: 'TV-MTG-1' })).toMatchObject({ on: false });
  await partner.reload();
  await expect(partner.getByRole('row').filter({ hasText: user.name })).toContainText(seat.shown.none);
  await expect(managed).toHaveCount(7);
  await Promise.all([staff, partner].map((page) => page.context().close()));
});

test('O7 O8 a reactivated user is offered their licences again; a list of addresses is checked beforehand', async ({
  browser,
  portal,
}) => {
  const customer = await enter(browser, portal, voices.customer);
  await customer.getByRole('link', { name: 'Carla Keller', exact: true }).click();
  const panel = customer.getByRole('dialog');
  await expect(toggle(panel, 'Softphone', 'Carla Keller')).toBeChecked();
  const active = panel.getByRole('switch', { name: new RegExp(`^${en.user.active}`, 'u') });
  const save = async () => {
    await panel.getByRole('button', { name: en.ui.save, exact: true }).click();
    await expect(customer.getByText(words(en.user.saved, { name: 'Carla Keller' })).last()).toBeVisible();
    await expect(panel.getByRole('button', { name: en.ui.save, exact: true })).toBeDisabled();
  };
  await active.press('Space');
  await save();
  await expect(toggle(panel, 'Softphone', 'Carla Keller')).not.toBeChecked();
  await active.press('Space');
  await save();
  await panel.getByRole('button', { name: seat.again, exact: true }).click();
  await expect(toggle(panel, 'Softphone', 'Carla Keller')).toBeChecked();
  await expect(panel.getByRole('button', { name: seat.again, exact: true })).toHaveCount(0);
  await panel.getByRole('button', { name: en.ui.close, exact: true }).click();

  await customer.getByRole('radiogroup').getByText(en.frame.nav.licences, { exact: true }).click();
  await customer.getByRole('tab', { name: 'Fax Line' }).click();
  await customer.getByRole('button', { name: seat.paste.action }).click();
  await customer
    .getByLabel(seat.paste.emails, { exact: true })
    .fill(
      'Name;E-Mail\nNoah;noah.ahrens@hafenpraxis.example\nNobody;nobody@elsewhere.example\nRosa;rosa.costa@hafenpraxis.example',
    );
  await customer.getByRole('button', { name: seat.paste.check, exact: true }).click();
  const check = customer.getByRole('dialog', { name: seat.choice.check });
  await expect(check.getByText('That person is not a user of Hafenpraxis Dr. Falk.')).toBeVisible();
  await check.getByRole('button', { name: words(seat.choice.submitOn_other, { count: 2 }) }).click();
  await expect(customer.getByText(words(seat.many.onDone_other, { count: 2 }))).toBeVisible();
  await expect(customer.getByRole('dialog')).toHaveCount(0);
  await expect(toggle(customer, 'Fax Line', 'Rosa Costa')).toBeChecked();
  await customer.context().close();
});
