import { en } from '../../src/texts/en.ts';
import { expect, people, signIn, test } from '../kernel/portal.ts';

const t = en.entitlement;

test('E3 UX §2.2 a search looks through all views, says so, and ends where it began', async ({ page, portal }) => {
  await page.addInitScript(() => localStorage.setItem('tierline-language', 'en'));
  await signIn(page, portal, people.distributor);
  const search = page.getByRole('searchbox');
  const tab = (name: string) => page.getByRole('tab', { name, exact: true });
  await tab(t.views.expiring).click();
  // What was handed on to a partner is not among what is its own.
  await search.fill('Blickfang');
  await expect(tab(t.views.all)).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByText(t.filter.searchedAll)).toBeVisible();
  await expect(page.getByRole('row').nth(1)).toContainText('Blickfang');
  // A view that is chosen then narrows it, also for what is typed on.
  await tab(t.views.handedOn).click();
  await search.fill('Blickfang Sicherheitstechnik');
  await expect(tab(t.views.handedOn)).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByText(t.filter.searchedAll)).toHaveCount(0);
  await tab(t.views.all).click();
  await search.fill('');
  await expect(tab(t.views.expiring)).toHaveAttribute('aria-selected', 'true');
});
