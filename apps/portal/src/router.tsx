import { createBrowserRouter, type RouteObject } from 'react-router';
import { Root } from './frame/root.tsx';
import { Crash } from './frame/crash.tsx';
import { withFragment } from './frame/encoded-fragment.ts';
import { Landing } from './frame/landing.tsx';
import { Programme, ProgrammeFromHost } from './frame/programme-gate.tsx';
import { Signed } from './frame/signed.tsx';
import { loadTexts } from './language.ts';
import { NotFound } from './ui/states.tsx';
import { loadPart } from './load-part.ts';
import { deviceScreens } from './device-screens.ts';
import { openScreens } from './open-screens.ts';

/** The screens of signed-in users, below `/<vendor>`: one row a screen; each is loaded when it is first opened. */
const screens: RouteObject[] = [
  { index: true, Component: Landing },
  {
    path: 'overview',
    lazy: async () => ({
      Component: (
        await Promise.all([
          loadPart(() => import('./features/records/overview/page.tsx')),
          loadTexts('overview'),
          loadTexts('changes'),
        ])
      )[0].OverviewPage,
    }),
  },
  {
    path: 'mails',
    lazy: async () => ({
      Component: (await loadPart(() => import('./features/records/mail/sent-mails.tsx'))).SentMailsPage,
    }),
  },
  {
    path: 'entitlements',
    lazy: async () => ({
      Component: (await loadPart(() => import('./features/entitlements/line/list.tsx'))).EntitlementsPage,
    }),
    children: [
      {
        path: ':lineItemId',
        lazy: async () => ({
          Component: (await loadPart(() => import('./features/entitlements/line/line-panel.tsx'))).LinePanel,
        }),
      },
    ],
  },
  ...deviceScreens,
  {
    path: 'entitlements/issue',
    lazy: async () => ({
      Component: (await loadPart(() => import('./features/entitlements/issue/issue.tsx'))).IssuePage,
    }),
  },
  {
    path: 'requests',
    lazy: async () => ({
      Component: (await Promise.all([loadPart(() => import('./features/requests/list.tsx')), loadTexts('request')]))[0]
        .RequestsPage,
    }),
    children: [
      {
        path: ':requestId',
        lazy: async () => ({
          Component: (await loadPart(() => import('./features/requests/request-panel.tsx'))).RequestPanel,
        }),
      },
    ],
  },
  {
    path: 'renewals',
    lazy: async () => ({
      Component: (
        await Promise.all([
          loadPart(() => import('./features/requests/renewals/page.tsx')),
          loadTexts('renewal'),
          loadTexts('request'),
        ])
      )[0].RenewalsPage,
    }),
  },
  {
    path: 'orders',
    lazy: async () => ({
      Component: (
        await Promise.all([loadPart(() => import('./features/orders/order/list.tsx')), loadTexts('order')])
      )[0].OrdersPage,
    }),
    children: [
      {
        path: ':orderId',
        lazy: async () => ({
          Component: (await loadPart(() => import('./features/orders/order/order-panel.tsx'))).OrderPanel,
        }),
      },
    ],
  },
  {
    path: 'licences',
    lazy: async () => ({
      Component: (
        await Promise.all([loadPart(() => import('./features/orders/order/licences.tsx')), loadTexts('order')])
      )[0].LicencesPage,
    }),
  },
  {
    path: 'sites',
    lazy: async () => ({
      Component: (
        await Promise.all([
          loadPart(() => import('./features/credits/site/list.tsx')),
          loadTexts('site'),
          loadTexts('credit'),
        ])
      )[0].SitesPage,
    }),
    children: [
      {
        path: ':siteId',
        lazy: async () => ({
          Component: (await loadPart(() => import('./features/credits/site/site-panel.tsx'))).SitePanel,
        }),
      },
    ],
  },
  {
    path: 'credits',
    lazy: async () => ({
      Component: (
        await Promise.all([loadPart(() => import('./features/credits/credit/history.tsx')), loadTexts('credit')])
      )[0].CreditHistoryPage,
    }),
  },
  {
    path: 'accounts',
    lazy: async () => ({
      Component: (await loadPart(() => import('./features/accounts/account/list.tsx'))).AccountsPage,
    }),
    children: [
      {
        path: ':accountId',
        lazy: async () => ({
          Component: (await loadPart(() => import('./features/accounts/account/account-panel.tsx'))).AccountPanel,
        }),
      },
      {
        path: ':accountId/people/:userId',
        lazy: async () => ({
          Component: (await loadPart(() => import('./features/accounts/user/user-panel.tsx'))).UserPanel,
        }),
      },
    ],
  },
  {
    path: 'accounts/:accountId/licences',
    lazy: async () => ({
      Component: (
        await Promise.all([loadPart(() => import('./features/orders/seat/seats-page.tsx')), loadTexts('seat')])
      )[0].CustomerSeatsPage,
    }),
    children: [
      {
        path: ':userId',
        lazy: async () => ({
          Component: (await loadPart(() => import('./features/accounts/user/user-panel.tsx'))).UserPanel,
        }),
      },
    ],
  },
  {
    path: 'integrations',
    lazy: async () => ({
      Component: (
        await Promise.all([loadPart(() => import('./features/orders/seat/integrations.tsx')), loadTexts('seat')])
      )[0].IntegrationsPage,
    }),
  },
  {
    path: 'products',
    lazy: async () => ({
      Component: (await loadPart(() => import('./features/entitlements/product/list.tsx'))).ProductsPage,
    }),
    children: [
      {
        path: ':productId',
        lazy: async () => ({
          Component: (await loadPart(() => import('./features/entitlements/product/product-panel.tsx'))).ProductPanel,
        }),
      },
    ],
  },
  {
    path: 'activity',
    lazy: async () => ({
      Component: (
        await Promise.all([loadPart(() => import('./features/records/activity/list.tsx')), loadTexts('changes')])
      )[0].ActivityPage,
    }),
    children: [
      {
        path: ':changeId',
        lazy: async () => ({
          Component: (await loadPart(() => import('./features/records/activity/change-panel.tsx'))).ChangePanel,
        }),
      },
    ],
  },
  {
    path: 'team',
    lazy: async () => ({ Component: (await loadPart(() => import('./features/accounts/user/team.tsx'))).TeamPage }),
    children: [
      {
        path: ':userId',
        lazy: async () => ({
          Component: (await loadPart(() => import('./features/accounts/user/user-panel.tsx'))).UserPanel,
        }),
      },
    ],
  },
  {
    path: 'import/:kind',
    lazy: async () => ({
      Component: (await Promise.all([loadPart(() => import('./features/imports/page.tsx')), loadTexts('import')]))[0]
        .ImportPage,
    }),
  },
  {
    path: 'settings',
    lazy: async () => ({
      Component: (await loadPart(() => import('./features/access/session/profile.tsx'))).ProfilePage,
    }),
  },
  {
    path: 'settings/account',
    lazy: async () => ({
      Component: (await loadPart(() => import('./features/accounts/settings/account.tsx'))).AccountSettingsPage,
    }),
  },
  {
    path: 'settings/api-keys',
    lazy: async () => ({ Component: (await loadPart(() => import('./features/access/api-key/list.tsx'))).ApiKeysPage }),
  },
  {
    path: 'settings/signing-keys',
    lazy: async () => ({
      Component: (await loadPart(() => import('./features/entitlements/signing-key/page.tsx'))).SigningKeysPage,
    }),
  },
  { path: '*', Component: NotFound },
];

// Before the router reads the address.
const meant = withFragment(window.location);
if (meant !== null) window.history.replaceState(window.history.state, '', meant);

/** All addresses of the portal. */
export const router = createBrowserRouter([
  {
    Component: Root,
    HydrateFallback: () => null,
    ErrorBoundary: Crash,
    children: [
      { path: '/', Component: ProgrammeFromHost },
      {
        path: '/:vendor',
        Component: Programme,
        ErrorBoundary: Crash,
        children: [...openScreens, { Component: Signed, ErrorBoundary: Crash, children: screens }],
      },
    ],
  },
]);
