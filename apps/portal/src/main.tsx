import './theme/layers.css';
import '@mantine/core/styles.layer.css';
import './theme/theme.css';
import './theme/print.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { queryClient } from './api.ts';
import { startTexts } from './language.ts';
import { printInLight } from './theme/print-in-light.ts';
import { router } from './router.tsx';
import { tolerateMovedText } from './translated-page.ts';
import { keepFocus } from './ui/return-focus.ts';
import { sendNothingTooLong } from './ui/text-field.tsx';

tolerateMovedText();
keepFocus();
sendNothingTooLong();
printInLight();
const place = document.getElementById('portal');
if (place === null) throw new Error('index.html has no place for the portal');
await startTexts();
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
