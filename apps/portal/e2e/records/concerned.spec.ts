import { seat } from '../../src/texts/orders/seat.en.ts';
import { inside } from '../kernel/inside.ts';
import { enter, expect, test, voices } from '../kernel/portal.ts';

/** What the customer's administrator reads in each language; `count` licences went off. */
const languages = [
  {
    language: 'en',
    subject: (count: number) => `Talvoro Softphone is off: ${count} licences of Hafenpraxis Dr. Falk were switched off`,
    who: 'Katja Lorenz (Klangwerk Telefonie GmbH) has switched Talvoro Softphone off for Hafenpraxis Dr. Falk.',
    row: (count: number) =>
      `Klangwerk Telefonie GmbH switched Talvoro Softphone off · ${count} licences switched off along with it`,
  },
  {
    language: 'de',
    subject: (count: number) =>
      `Talvoro Softphone ist aus: ${count} Lizenzen von Hafenpraxis Dr. Falk wurden ausgeschaltet`,
    who: 'Katja Lorenz (Klangwerk Telefonie GmbH) hat Talvoro Softphone bei Hafenpraxis Dr. Falk ausgeschaltet.',
    row: (count: number) =>
      `Klangwerk Telefonie GmbH hat Talvoro Softphone ausgeschaltet · ${count} Lizenzen dabei ausgeschaltet`,
  },
  {
    language: 'es',
    subject: (count: number) =>
      `Talvoro Softphone está desactivada: se han desactivado ${count} licencias de Hafenpraxis Dr. Falk`,
    who: 'Katja Lorenz (Klangwerk Telefonie GmbH) ha desactivado Talvoro Softphone en Hafenpraxis Dr. Falk.',
    row: (count: number) =>
      `Klangwerk Telefonie GmbH desactivó Talvoro Softphone · ${count} licencias desactivadas con ella`,
  },
] as const;

for (const { language, subject, who, row } of languages)
  test(`O6 X1 X2 A4 the customer’s administrator reads by mail and in Activity who switched it (${language})`, async ({
    browser,
    portal,
  }) => {
    const customer = await enter(browser, portal, voices.customer, '', { language });
    await inside(customer, 'editMe', { language });
    const id = (await inside(customer, 'readMe', {})).account.id;
    const { items } = await inside(customer, 'listSeats', { id, seat: 'on', limit: '100' });
    const losing = items.filter(({ product }) => product.name === 'Softphone').map(({ user }) => user.name);
    const count = losing.length;
    expect(count).toBeGreaterThan(1);

    const switchings = async () =>
      (await inside(customer, 'listChanges', { kind: 'integrations.switch', limit: '100' })).items.map(
        (change) => change.id,
      );
    const before = await switchings();

    const partner = await enter(browser, portal, voices.partner, `/accounts/${id}`);
    const card = partner.getByRole('region', { name: 'Talvoro Softphone' });
    const input = card.getByRole('switch', { name: 'Talvoro Softphone' });
    // Mantine's own input is too small to be clicked.
    const track = input.locator('xpath=..').locator('[class*=Switch-track]').first();
    await track.click();
    await partner
      .getByRole('dialog')
      .last()
      .getByRole('button', { name: seat.integrations.switchOff, exact: true })
      .click();
    await expect(input).not.toBeChecked();

    const mail = await portal.mailTo(voices.customer.email, who);
    expect(mail.subject).toBe(subject(count));
    // All of them by name, in the order of the lists.
    const named = (text: string) => [...text.matchAll(/Softphone: ([^<\n]+)/gu)].map(([, name]) => name);
    expect(named(mail.text)).toEqual(losing);
    expect(named(mail.html)).toEqual(losing);

    const [fresh = '', ...others] = (await switchings()).filter((change) => !before.includes(change));
    expect([fresh === '', others]).toEqual([false, []]);
    await customer.goto(`${portal.url}/talvoro/activity`);
    const entry = customer.getByRole('row').filter({ has: customer.locator(`a[href*="/activity/${fresh}"]`) });
    await expect(entry).toContainText(row(count));
    await expect(entry).toContainText('Katja Lorenz (Klangwerk Telefonie GmbH)');
    await entry.getByRole('link').first().click();
    const panel = customer.getByRole('dialog');
    await expect(panel).toContainText('Klangwerk Telefonie GmbH');
    // The partner's IP address is shown to the partner's own people only.
    await expect(panel).not.toContainText('127.0.0.1');

    // As it was, for the journeys after this one.
    await track.click();
    await partner
      .getByRole('dialog')
      .last()
      .getByRole('button', { name: seat.integrations.switchOn, exact: true })
      .click();
    await card.getByRole('button', { name: seat.integrations.again }).click();
    await expect(card.getByRole('button', { name: seat.integrations.again })).toHaveCount(0);
    await inside(customer, 'editMe', { language: 'de' });
    await Promise.all([partner, customer].map((page) => page.context().close()));
  });
