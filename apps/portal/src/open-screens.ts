import type { RouteObject } from 'react-router';
import { loadTexts } from './language.ts';
import { loadPart } from './load-part.ts';

/** Screens that anybody sees, below `/<vendor>`. */
export const openScreens: RouteObject[] = [
  {
    path: 'sign-in',
    lazy: async () => ({
      Component: (await loadPart(() => import('./features/access/session/sign-in.tsx'))).SignInPage,
    }),
  },
  {
    path: 'forgotten-password',
    lazy: async () => ({
      Component: (await loadPart(() => import('./features/access/session/forgotten-password.tsx')))
        .ForgottenPasswordPage,
    }),
  },
  {
    path: 'reset-password',
    lazy: async () => ({
      Component: (await loadPart(() => import('./features/access/session/reset-password.tsx'))).ResetPasswordPage,
    }),
  },
  {
    path: 'sign-up',
    lazy: async () => ({
      Component: (await loadPart(() => import('./features/access/session/sign-up.tsx'))).SignUpPage,
    }),
  },
  {
    path: 'd',
    lazy: async () => ({
      Component: (
        await Promise.all([
          loadPart(() => import('./features/entitlements/device-page/page.tsx')),
          loadTexts('devicePage'),
        ])
      )[0].DevicePage,
    }),
  },
  {
    path: 'mailbox',
    lazy: async () => ({
      Component: (await loadPart(() => import('./features/records/mail/mailbox.tsx'))).MailboxPage,
    }),
    children: [
      {
        path: ':mailId',
        lazy: async () => ({
          Component: (await loadPart(() => import('./features/records/mail/mail-panel.tsx'))).MailPanel,
        }),
      },
    ],
  },
];
