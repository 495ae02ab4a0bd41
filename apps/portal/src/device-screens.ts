import type { RouteObject } from 'react-router';
import { loadTexts } from './language.ts';
import { loadPart } from './load-part.ts';

/** The screens of devices and of the stock, below `/<vendor>`, for signed-in users. */
export const deviceScreens: RouteObject[] = [
  {
    path: 'entitlements/stock',
    lazy: async () => ({
      Component: (
        await Promise.all([loadPart(() => import('./features/entitlements/stock/page.tsx')), loadTexts('stock')])
      )[0].StockPage,
    }),
  },
  {
    path: 'activations',
    lazy: async () => ({
      Component: (
        await Promise.all([
          loadPart(() => import('./features/entitlements/activation/list.tsx')),
          loadTexts('activation'),
        ])
      )[0].ActivationsPage,
    }),
    children: [
      {
        path: ':activationId',
        lazy: async () => ({
          Component: (await loadPart(() => import('./features/entitlements/activation/activation-panel.tsx')))
            .ActivationPanel,
        }),
      },
    ],
  },
  {
    path: 'activations/batch',
    lazy: async () => ({
      Component: (
        await Promise.all([
          loadPart(() => import('./features/entitlements/activation-batch/page.tsx')),
          loadTexts('batch'),
          loadTexts('devicePage'),
        ])
      )[0].ActivationBatchPage,
    }),
  },
];
