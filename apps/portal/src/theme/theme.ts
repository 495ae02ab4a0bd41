import { createTheme, type CSSVariablesResolver, type MantineThemeOverride } from '@mantine/core';
import { enterTakesMarked } from '../ui/enter-takes.ts';
import { matchingOptions } from '../ui/matching-options.ts';
import { shades } from './colors.ts';

/** Tierline's own blue, where no programme is known. */
export const ownColor = '#2f5fd0';

/** The look of a programme: its colour, Inter, calm greys, small radii. */
export function programmeTheme(color: string): MantineThemeOverride {
  return createTheme({
    primaryColor: 'brand',
    primaryShade: 6,
    colors: {
      brand: shades(color),
      gray: [
        '#f9fafb',
        '#f3f4f6',
        '#e9ebef',
        '#dde1e6',
        '#c9ced6',
        '#9aa2ae',
        '#5c6572',
        '#434b57',
        '#2b323c',
        '#171c24',
      ],
      dark: [
        '#e4e7ec',
        '#c2c8d1',
        '#9fa7b3',
        '#868f9c',
        '#3a414c',
        '#2c323b',
        '#22272f',
        '#16191e',
        '#111418',
        '#0b0d10',
      ],
    },
    fontFamily: '"Inter Variable", system-ui, -apple-system, "Segoe UI", Roboto, sans-serif',
    fontFamilyMonospace:
      'ui-monospace, "SF Mono", "Cascadia Mono", "JetBrains Mono", Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace',
    fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
    headings: {
      fontWeight: '640',
      sizes: {
        h1: { fontSize: '1.375rem', lineHeight: '1.3' },
        h2: { fontSize: '1.0625rem', lineHeight: '1.4' },
        h3: { fontSize: '0.9375rem', lineHeight: '1.4' },
      },
    },
    defaultRadius: 'md',
    radius: { xs: '3px', sm: '5px', md: '7px', lg: '10px', xl: '16px' },
    shadows: {
      xs: '0 1px 2px rgb(16 24 40 / 0.05)',
      sm: '0 1px 3px rgb(16 24 40 / 0.08), 0 1px 2px rgb(16 24 40 / 0.04)',
      md: '0 6px 16px -4px rgb(16 24 40 / 0.12), 0 2px 6px -2px rgb(16 24 40 / 0.06)',
      lg: '0 14px 32px -8px rgb(16 24 40 / 0.18), 0 4px 10px -4px rgb(16 24 40 / 0.08)',
      xl: '0 24px 56px -12px rgb(16 24 40 / 0.28)',
    },
    respectReducedMotion: true,
    cursorType: 'pointer',
    components: {
      Button: { defaultProps: { size: 'sm', fw: 550 } },
      ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 30 } },
      TextInput: { defaultProps: { size: 'sm' } },
      Tooltip: {
        defaultProps: {
          openDelay: 250,
          multiline: true,
          maw: 320,
          events: { hover: true, focus: true, touch: true },
          fz: 'xs',
          px: 10,
          py: 6,
        },
      },
      InputWrapper: {
        styles: {
          label: { marginBottom: 4, fontWeight: 550 },
          description: { fontSize: 'var(--mantine-font-size-xs)', lineHeight: 1.45 },
          error: { fontSize: 'var(--mantine-font-size-xs)', lineHeight: 1.45 },
        },
      },
      ModalTitle: { defaultProps: { fw: 640, fz: 'lg' } },
      DrawerRoot: { defaultProps: { transitionProps: { duration: 160 } } },
      Modal: {
        defaultProps: {
          centered: true,
          radius: 'lg',
          attributes: { header: { role: 'none' } },
          overlayProps: { backgroundOpacity: 0.4 },
          transitionProps: { duration: 120, transition: 'fade-up' },
        },
      },
      // Names and addresses may have no place to break.
      Alert: { styles: { wrapper: { minInlineSize: 0 }, body: { minInlineSize: 0, overflowWrap: 'anywhere' } } },
      Paper: { defaultProps: { radius: 'lg' } },
      Anchor: { defaultProps: { underline: 'hover' } },
      Menu: {
        defaultProps: {
          withInitialFocusPlaceholder: false,
          shadow: 'md',
          radius: 'md',
          transitionProps: { duration: 90 },
        },
      },
      // Its scroll area would be a scrollable region that no key reaches: the list of options scrolls itself.
      Select: {
        styles: { options: { maxHeight: 300, overflowY: 'auto' } },
        defaultProps: {
          filter: matchingOptions,
          withScrollArea: false,
          onKeyDownCapture: enterTakesMarked,
          comboboxProps: { shadow: 'md', transitionProps: { duration: 90 } },
        },
      },
      // What says that nothing is found stands in a list of options, which may hold options alone (WAI-ARIA listbox).
      ComboboxEmpty: { defaultProps: { role: 'option', 'aria-disabled': true, 'aria-selected': false } },
      Autocomplete: { defaultProps: { filter: matchingOptions, onKeyDownCapture: enterTakesMarked } },
      Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: 90 } } },
    },
  });
}

const named = [
  'brand',
  'red',
  'green',
  'blue',
  'orange',
  'yellow',
  'teal',
  'cyan',
  'grape',
  'violet',
  'indigo',
  'pink',
  'lime',
];

/**
 * Mantine's own contrasts are below WCAG AA for dimmed text, placeholders, links, errors and light variants: corrected
 * here.
 */
export const readable: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-text': 'var(--mantine-color-gray-9)',
    '--mantine-color-dimmed': 'var(--mantine-color-gray-6)',
    '--mantine-color-placeholder': '#6b7480',
    '--mantine-color-anchor': 'var(--mantine-color-brand-7)',
    '--mantine-color-error': 'var(--mantine-color-red-9)',
    '--mantine-color-default-border': 'var(--mantine-color-gray-3)',
    '--tl-canvas': '#ffffff',
    '--tl-side': 'var(--mantine-color-gray-0)',
    '--tl-line': 'var(--mantine-color-gray-2)',
    '--tl-hover': 'var(--mantine-color-gray-0)',
    '--tl-chosen': 'var(--mantine-color-brand-0)',
    '--mantine-color-gray-light-color': 'var(--mantine-color-gray-7)',
    ...Object.fromEntries(
      named.map((name) => [
        `--mantine-color-${name}-light-color`,
        name === 'brand'
          ? 'var(--mantine-color-brand-8)'
          : `color-mix(in srgb, var(--mantine-color-${name}-9), #000 28%)`,
      ]),
    ),
  },
  dark: {
    '--mantine-color-text': 'var(--mantine-color-dark-0)',
    '--mantine-color-dimmed': 'var(--mantine-color-dark-2)',
    '--mantine-color-placeholder': 'var(--mantine-color-dark-2)',
    '--mantine-color-anchor': 'var(--mantine-color-brand-3)',
    '--mantine-color-error': 'var(--mantine-color-red-4)',
    '--mantine-color-default-border': 'var(--mantine-color-dark-4)',
    '--tl-canvas': 'var(--mantine-color-dark-7)',
    '--tl-side': 'var(--mantine-color-dark-8)',
    '--tl-line': 'var(--mantine-color-dark-5)',
    '--tl-hover': '#1b1f25',
    '--tl-chosen': 'color-mix(in srgb, var(--mantine-color-brand-6) 22%, var(--mantine-color-dark-7))',
    '--mantine-color-gray-light': 'var(--mantine-color-dark-5)',
    '--mantine-color-gray-light-color': 'var(--mantine-color-dark-1)',
    ...Object.fromEntries(
      named.map((name) => [
        `--mantine-color-${name}-light-color`,
        `var(--mantine-color-${name}-${name === 'brand' ? 2 : 3})`,
      ]),
    ),
  },
});
