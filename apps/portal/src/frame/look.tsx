import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { lazy, Suspense, useEffect, useMemo, type ReactNode } from 'react';
import { programmeTheme, readable } from '../theme/theme.ts';
import { loadToasts, useAnyToast } from '../ui/toast.tsx';

const Toasts = lazy(loadToasts);

const schemes = localStorageColorSchemeManager({ key: 'tierline-scheme' });

/** The look of a programme, and the place for its messages. */
export function Look(props: { color: string; children: ReactNode }) {
  const toasts = useAnyToast();
  useEffect(() => {
    // Loaded once the first screen is there: messages must be there when the connection is lost.
    const timer = setTimeout(() => void loadToasts(), 2000);
    return () => clearTimeout(timer);
  }, []);
  const theme = useMemo(() => programmeTheme(props.color), [props.color]);
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      colorSchemeManager={schemes}
      cssVariablesResolver={readable}
    >
      {props.children}
      {toasts && (
        <Suspense fallback={null}>
          <Toasts />
        </Suspense>
      )}
    </MantineProvider>
  );
}
