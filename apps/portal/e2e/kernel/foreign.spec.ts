import type { Page } from '@playwright/test';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { apiOf, json, newUser } from '../accounts/new-user.ts';
import { expect, signIn, test } from './portal.ts';

/** What a page of somebody else's tries against the portal, as the user who has it open. */
const tried = async ({ portal, own, foreignUser }: { portal: string; own: string; foreignUser: string }) => {
  const api = `${portal}/api/v1`;
  const targets: [string, string, object | null][] = [
    ['PATCH', '/me', { firstName: 'Mallory' }],
    ['PUT', '/password', { current: 'x', password: 'mallory-knows-this-one-now' }],
    ['DELETE', '/session', null],
    ['POST', '/accounts', { name: 'Mallory Inc', user: { email: 'mallory@evil.example' } }],
    ['POST', `/accounts/${own}/users`, { email: 'mallory@evil.example', role: 'master' }],
    ['PATCH', `/users/${foreignUser}`, { version: 1, role: 'master' }],
    ['POST', `/users/${foreignUser}/initial-password`, {}],
    ['DELETE', `/users/${foreignUser}/second-factor`, null],
    ['POST', '/products', { sku: 'EVIL-1', name: 'Evil', kind: 'Evil' }],
    ['POST', '/session/refresh', {}],
    ['POST', '/session', { email: 'x@evil.example', password: 'x' }],
  ];
  const outcomes: string[] = [];
  const attempt = async (path: string, init: RequestInit) => {
    try {
      const response = await fetch(`${api}${path}`, { credentials: 'include', ...init });
      outcomes.push(response.type === 'opaque' ? 'opaque' : `read ${response.status}`);
    } catch {
      outcomes.push('blocked');
    }
  };
  const attempts: Promise<void>[] = [];
  for (const [method, path, body] of targets) {
    for (const mode of ['cors', 'no-cors', 'same-origin'] as const) {
      for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded', null]) {
        for (const vendor of [true, false]) {
          const headers = {
            ...(type !== null && { 'Content-Type': type }),
            ...(vendor && { 'Tierline-Vendor': 'velkamo', 'Idempotency-Key': 'evil-key-of-mallory' }),
          };
          attempts.push(attempt(path, { method, mode, headers, ...(body && { body: JSON.stringify(body) }) }));
        }
      }
    }
  }
  // Reading needs an answer that the page may look at.
  for (const path of ['/me', '/accounts', '/me/sessions'])
    attempts.push(attempt(path, { headers: { 'Tierline-Vendor': 'velkamo' } }), attempt(path, { mode: 'no-cors' }));
  await Promise.all(attempts);
  // What loads without asking: images, scripts, beacons.
  await Promise.all(
    ['/me', '/session', `/users/${foreignUser}`].map(
      (path) =>
        new Promise<void>((resolve) => {
          const image = new Image();
          const ended = (outcome: string) => () => {
            outcomes.push(outcome);
            resolve();
          };
          image.addEventListener('load', ended('read an image'));
          image.addEventListener('error', ended('blocked'));
          image.src = `${api}${path}`;
        }),
    ),
  );
  for (const path of ['/accounts', '/session/refresh', '/products'])
    navigator.sendBeacon(
      `${api}${path}`,
      new Blob(['{"name":"Mallory Inc","user":{"email":"mallory@evil.example"}}'], { type: 'text/plain' }),
    );
  return outcomes;
};

/** HTML forms, one of each encoding, sent into frames of the page and, at last, the page itself. */
const forms = async ({ portal, own }: { portal: string; own: string }) => {
  const paths = [
    '/me',
    '/accounts',
    `/accounts/${own}/users`,
    '/products',
    '/session/refresh',
    '/session',
    '/password',
    '/password/forgotten',
  ];
  const sent: Promise<unknown>[] = [];
  for (const path of paths) {
    for (const encoding of ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain']) {
      const frame = document.createElement('iframe');
      frame.name = `into-${sent.length}`;
      document.body.append(frame);
      const form = document.createElement('form');
      Object.assign(form, { method: 'post', action: `${portal}/api/v1${path}`, enctype: encoding, target: frame.name });
      for (const [name, value] of [
        ['name', 'Mallory Inc'],
        ['email', 'mallory@evil.example'],
        ['firstName', 'Mallory'],
        ['sku', 'EVIL-1'],
        ['kind', 'Evil'],
        ['{"sku":"EVIL-1","name":"Evil","kind":"', '"}'],
      ] as const) {
        const input = document.createElement('input');
        Object.assign(input, { type: 'hidden', name, value });
        form.append(input);
      }
      document.body.append(form);
      sent.push(new Promise((resolve) => frame.addEventListener('load', resolve, { once: true })));
      form.submit();
    }
  }
  return (await Promise.all(sent)).length;
};

/**
 * What arrives at the portal from a page, also where the page is not let see the answer: method, status, and whether
 * the victim's cookies came along; how often each.
 */
async function listen(page: Page, url: string): Promise<() => Map<string, number>> {
  const seen = new Map<string, { method?: string; cookies?: boolean; status?: number }>();
  const note = (id: string, more: object) => seen.set(id, { ...seen.get(id), ...more });
  const cdp = await page.context().newCDPSession(page);
  cdp.on(
    'Network.requestWillBeSent',
    ({ requestId, request }) => request.url.startsWith(url) && note(requestId, { method: request.method }),
  );
  cdp.on('Network.requestWillBeSentExtraInfo', ({ requestId, headers }) =>
    note(requestId, { cookies: /-access=/u.test(headers.Cookie ?? headers.cookie ?? '') }),
  );
  cdp.on('Network.responseReceivedExtraInfo', ({ requestId, statusCode }) => note(requestId, { status: statusCode }));
  await cdp.send('Network.enable');
  return () => {
    const counts = new Map<string, number>();
    for (const { method, cookies, status } of seen.values()) {
      if (method === undefined || status === undefined) continue;
      const what = `${method} ${status} ${cookies === true ? 'with' : 'without'} cookies`;
      counts.set(what, (counts.get(what) ?? 0) + 1);
    }
    return counts;
  };
}

test('A12 a page of another origin can neither write nor read as the signed-in user', async ({ page, portal }) => {
  const victim = await newUser(portal, { role: 'master' });
  const bystander = await newUser(portal, { role: 'observer' });
  const own = await apiOf(portal, victim);
  const me = await json<{ account: { id: string } }>(own, 'get', '/me');
  // All that these tries are aimed at, as it stands.
  const state = async () =>
    JSON.stringify([
      await json(own, 'get', '/me'),
      await json(own, 'get', '/accounts?limit=100&direction=any'),
      await json(own, 'get', `/accounts/${me.account.id}/users?limit=100`),
      await json(own, 'get', '/products?limit=100'),
      (await json<{ items: { id: string }[] }>(own, 'get', '/me/sessions')).items.map(({ id }) => id).toSorted(),
      // What Tierline itself does meanwhile is no part of it.
      (await json<{ items: { id: string; actor: unknown }[] }>(own, 'get', '/audit?limit=50')).items
        .filter(({ actor }) => actor !== null)
        .map(({ id }) => id)
        .slice(0, 10),
    ]);
  await signIn(page, portal, victim);
  const before = await state();

  const evil = createServer((_, response) =>
    response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>Kittens</title><body></body>'),
  );
  evil.listen(0);
  await once(evil, 'listening');
  const { port } = evil.address() as AddressInfo; // a listening TCP server has such an address
  for (const origin of [`http://localhost:${port}`, `http://127.0.0.1:${port}`]) {
    const kittens = await page.context().newPage();
    await kittens.goto(origin);
    const told = { portal: portal.url, own: me.account.id, foreignUser: bystander.id };
    const arrived = await listen(kittens, portal.url);
    const outcomes = await kittens.evaluate(tried, told);
    expect(outcomes.length).toBeGreaterThan(260);
    expect(new Set(outcomes.filter((outcome) => outcome.startsWith('read')))).toEqual(new Set());
    expect(await kittens.evaluate(forms, told)).toBe(24);
    // A form that takes the whole page along carries cookies that are Lax only where it is a GET.
    await kittens.setContent(
      `<form method="post" action="${portal.url}/api/v1/accounts" enctype="text/plain"><input name='{"name":"Mallory Inc","user":{"email":"mallory@evil.example"},"x":"' value='"}'></form>`,
    );
    const landed = kittens.waitForResponse((response) => response.url().endsWith('/accounts'));
    await kittens.evaluate(() => document.forms[0]?.submit());
    expect((await landed).status()).toBe(403);
    // The requests did arrive, on another port of this very host with the victim's cookies; nothing but reading was
    // accepted.
    const came = arrived();
    expect(came.get(`POST 403 ${origin.includes('localhost') ? 'with' : 'without'} cookies`)).toBeGreaterThan(60);
    expect([...came.keys()].filter((what) => !/^(?:GET|OPTIONS|POST 4\d\d) /u.test(what))).toEqual([]);
    expect(await state()).toBe(before);
    await kittens.close();
  }
  evil.close();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});
