import type { CSSProperties } from 'react';

const light = { page: '#eef0f3', card: '#ffffff', panel: '#f5f6f8', text: '#1b1f27', dim: '#565d6b', edge: '#dde1e7' };
const dark = { page: '#101216', card: '#1a1d23', panel: '#23272f', text: '#e8eaee', dim: '#a7aeba', edge: '#363c47' };

const sans = "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
const mono = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace";

/** The colours of a mail, by day and by night, and a gray that shows on both. */
export const palette = { light, dark, middle: '#868d99' };

/** Inline styles, as many mail programs read no others; with the colours of the day. */
export const look = {
  body: { margin: 0, backgroundColor: light.page },
  page: { padding: '32px 12px', backgroundColor: light.page, fontFamily: sans, color: light.text },
  card: {
    maxWidth: '600px',
    backgroundColor: light.card,
    borderRadius: '12px',
    border: `1px solid ${light.edge}`,
    borderCollapse: 'separate',
    overflow: 'hidden',
  },
  band: {
    padding: '18px 32px',
    fontSize: '16px',
    lineHeight: '24px',
    fontWeight: 600,
    borderRadius: '11px 11px 0 0',
    overflowWrap: 'anywhere',
  },
  inner: { padding: '28px 32px 12px' },
  heading: {
    margin: '0 0 16px',
    fontSize: '24px',
    lineHeight: '32px',
    fontWeight: 700,
    letterSpacing: '-0.01em',
    color: light.text,
    overflowWrap: 'anywhere',
  },
  words: { margin: '0 0 16px', fontSize: '15px', lineHeight: '24px', color: light.text, overflowWrap: 'anywhere' },
  aside: {
    margin: '0 0 16px',
    padding: '16px 0 0',
    borderTop: `1px solid ${light.edge}`,
    fontSize: '13px',
    lineHeight: '20px',
    color: light.dim,
    overflowWrap: 'anywhere',
  },
  spaced: { margin: '4px 0 20px' },
  panel: { padding: '16px 20px 4px', backgroundColor: light.panel, borderRadius: '8px' },
  label: { margin: 0, fontSize: '12px', lineHeight: '18px', color: light.dim },
  value: { margin: '0 0 12px', fontSize: '15px', lineHeight: '22px', color: light.text, overflowWrap: 'anywhere' },
  secret: {
    margin: '2px 0 12px',
    fontSize: '17px',
    lineHeight: '26px',
    fontWeight: 600,
    fontFamily: mono,
    color: light.text,
    overflowWrap: 'anywhere',
    userSelect: 'all',
  },
  link: { color: light.text, textDecoration: 'underline' },
  quote: { margin: '4px 0 20px', padding: '2px 0 2px 16px', borderLeft: `3px solid ${light.edge}` },
  quoteWords: { margin: '2px 0 0', fontSize: '15px', lineHeight: '24px', color: light.text, overflowWrap: 'anywhere' },
  table: { margin: '4px 0 20px', borderCollapse: 'collapse', borderBottom: `1px solid ${light.edge}` },
  title: { padding: '0 0 8px', fontSize: '12px', lineHeight: '18px', fontWeight: 400, color: light.dim },
  left: { textAlign: 'left' },
  right: { paddingLeft: '16px', textAlign: 'right', whiteSpace: 'nowrap' },
  cell: {
    padding: '14px 0 0',
    borderTop: `1px solid ${light.edge}`,
    fontSize: '15px',
    lineHeight: '22px',
    fontWeight: 600,
    color: light.text,
    verticalAlign: 'top',
  },
  product: { textAlign: 'left', overflowWrap: 'anywhere' },
  under: { padding: '4px 0 14px', fontSize: '13px', lineHeight: '22px', color: light.dim },
  named: { display: 'inline-block', marginRight: '16px' },
  code: { display: 'inline-block', fontFamily: mono, fontSize: '13px', color: light.text, userSelect: 'all' },
  date: { color: light.text },
  buttonRow: { margin: '4px 0 24px' },
  button: {
    padding: '12px 24px',
    borderRadius: '8px',
    fontSize: '15px',
    lineHeight: '20px',
    fontWeight: 600,
    textAlign: 'center',
    textDecoration: 'none',
  },
  narrow: { maxWidth: '600px' },
  footer: {
    padding: '20px 32px 0',
    fontSize: '12px',
    lineHeight: '18px',
    color: light.dim,
    textAlign: 'center',
    overflowWrap: 'anywhere',
  },
  footerWords: { margin: '0 0 4px', fontSize: '12px', lineHeight: '18px', color: light.dim },
  footerLink: { color: light.dim, textDecoration: 'underline' },
} satisfies Record<string, CSSProperties>;

/** Styles that cannot be inline: the colours of the night, and narrower margins on a phone. */
export const sheet = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (max-width: 480px) {
  .outer { padding: 12px 8px !important; }
  .band { padding: 14px 20px !important; }
  .inner { padding: 22px 20px 8px !important; }
  .panel { padding: 14px 16px 2px !important; }
  .footer { padding: 16px 20px 0 !important; }
  .button { display: block !important; }
}
@media (prefers-color-scheme: dark) {
  .page { background-color: ${dark.page} !important; }
  .card { background-color: ${dark.card} !important; border-color: ${dark.edge} !important; }
  .panel { background-color: ${dark.panel} !important; }
  .text { color: ${dark.text} !important; }
  .dim { color: ${dark.dim} !important; }
  .edge { border-color: ${dark.edge} !important; }
  .button { border-color: var(--edge-by-night) !important; }
}`;
