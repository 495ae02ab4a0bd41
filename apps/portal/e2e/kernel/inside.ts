import type { EndpointName, Reply, Send } from '@tierline/contract';
import { endpoints as table, type Endpoint } from '@tierline/contract';
import type { Page } from '@playwright/test';

/**
 * Calls the API as the signed-in user of a page, for what a journey needs but does not test. Throws refusals.
 */
export async function inside<N extends EndpointName>(page: Page, name: N, send: Send<N>): Promise<Reply<N>> {
  const row: Endpoint = table[name];
  const given = new Map<string, unknown>(Object.entries(Object(send)));
  const path = row.path.replace(/:(\w+)/gu, (_, param: string) => {
    const value = String(given.get(param));
    given.delete(param);
    return value;
  });
  const query =
    row.method === 'GET'
      ? `?${new URLSearchParams([...given].map(([key, value]) => [key, String(value)])).toString()}`
      : '';
  const body = row.method === 'GET' ? null : JSON.stringify(Object.fromEntries(given));
  const vendor = new URL(page.url()).pathname.split('/')[1] ?? '';
  return page.evaluate(
    async ({ method, address, text, of }) => {
      const headers = {
        'Tierline-Vendor': of,
        'Content-Type': 'application/json',
        'Idempotency-Key': crypto.randomUUID(),
      };
      const response = await fetch(address, { method, headers, ...(text !== null && { body: text }) });
      if (!response.ok) throw new Error(await response.text());
      return response.status === 204 ? null : response.json();
    },
    { method: row.method, address: `/api/v1${path}${query}`, text: body, of: vendor },
  );
}
