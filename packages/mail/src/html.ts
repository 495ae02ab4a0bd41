import { Button, Container, Head, Heading, Html, Link, Preview, Text } from '@react-email/components';
import { render } from '@react-email/render';
import { createElement as h, type CSSProperties, type ReactNode } from 'react';
import { contrast, inkOn } from './color.ts';
import { look, palette, sheet } from './look.ts';
import type { Block, Fact, LineCells, Page } from './page.ts';

/** A page as HTML that mail programs understand; React escapes whatever somebody typed. */
export function renderHtml(page: Page): Promise<string> {
  return render(layout(page));
}

function layout({ language, subject, preview, portal, blocks, footer }: Page): ReactNode {
  return h(
    Html,
    { lang: language },
    h(
      Head,
      null,
      h('title', null, subject),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('meta', { name: 'color-scheme', content: 'light dark' }),
      h('meta', { name: 'supported-color-schemes', content: 'light dark' }),
      h('style', null, sheet),
    ),
    // The colour is set twice: some mail programs drop the body and keep its content.
    h(
      'body',
      { className: 'page', style: look.body },
      h(Preview, null, preview),
      box(
        'page outer',
        look.page,
        h(
          Container,
          { className: 'card', style: look.card },
          box('band', { ...look.band, backgroundColor: portal.color, color: inkOn(portal.color) }, portal.name),
          box('inner', look.inner, ...blocks.map((block) => blockHtml(block, portal.color))),
        ),
        h(
          Container,
          { style: look.narrow },
          box(
            'footer',
            look.footer,
            h(
              Text,
              { className: 'dim', style: look.footerWords },
              footer.sentBy,
              h('br'),
              h(Link, { className: 'dim', href: portal.url, style: look.footerLink }, portal.url),
            ),
            h(Text, { className: 'dim', style: look.footerWords }, footer.why),
          ),
        ),
      ),
    ),
  );
}

/** A cell of a table of its own: the one thing whose padding and colour every mail program respects. */
function box(className: string, style: CSSProperties, ...children: ReactNode[]): ReactNode {
  return h(
    'table',
    { role: 'presentation', width: '100%', border: 0, cellPadding: 0, cellSpacing: 0 },
    h('tbody', null, h('tr', null, h('td', { className, style }, ...children))),
  );
}

function blockHtml(block: Block, color: string): ReactNode {
  switch (block.kind) {
    case 'heading':
      return h(Heading, { as: 'h1', className: 'text', style: look.heading }, block.text);
    case 'words':
      return h(Text, { className: 'text', style: look.words }, block.text);
    case 'aside':
      return h(Text, { className: 'dim edge', style: look.aside }, block.text);
    case 'quote':
      return quote(block.title, block.lines);
    case 'facts':
      return h('div', { style: look.spaced }, box('panel', look.panel, ...block.facts.flatMap(fact)));
    case 'lines':
      return lineTable(block.titles, block.rows);
    case 'button':
      return button(block.text, block.url, color);
  }
}

function fact({ name, value, look: kind }: Fact): ReactNode[] {
  const label = h(Text, { className: 'dim', style: look.label }, name);
  switch (kind) {
    case 'plain':
      return [label, h(Text, { className: 'text', style: look.value }, value)];
    case 'code':
      return [label, h(Text, { className: 'text', style: look.secret }, value)];
    case 'link':
      return [
        label,
        h(
          Text,
          { className: 'text', style: look.value },
          h(Link, { className: 'text', href: value, style: look.link }, value),
        ),
      ];
  }
}

function quote(title: string, lines: string[]): ReactNode {
  return h(
    'blockquote',
    { className: 'edge', style: look.quote },
    h(Text, { className: 'dim', style: look.label }, title),
    h(
      Text,
      { className: 'text', style: look.quoteWords },
      ...lines.flatMap((line, place) => (place === 0 ? [line] : [h('br'), line])),
    ),
  );
}

/** Two columns and the rest below fit a phone without any help of its mail program. */
function lineTable(titles: LineCells, rows: LineCells[]): ReactNode {
  const title = (text: string, style: CSSProperties) =>
    h('th', { scope: 'col', className: 'dim', style: { ...look.title, ...style } }, text);
  const named = (name: string, value: string, style: CSSProperties) =>
    h('span', { style: look.named }, `${name} `, h('span', { className: 'text', style }, value));
  return h(
    'table',
    { width: '100%', cellPadding: 0, cellSpacing: 0, className: 'edge', style: look.table },
    h('thead', null, h('tr', null, title(titles.product, look.left), title(titles.copies, look.right))),
    ...rows.map((row) =>
      h(
        'tbody',
        null,
        h(
          'tr',
          null,
          h('td', { className: 'text edge', style: { ...look.cell, ...look.product } }, row.product),
          h('td', { className: 'text edge', style: { ...look.cell, ...look.right } }, row.copies),
        ),
        h(
          'tr',
          null,
          h(
            'td',
            { colSpan: 2, className: 'dim', style: look.under },
            named(titles.activationId, row.activationId, look.code),
            h('br'),
            named(titles.start, row.start, look.date),
            ' ',
            named(titles.expiry, row.expiry, look.date),
            ...(row.activated === '' ? [] : [' ', named(titles.activated, row.activated, look.date)]),
          ),
        ),
      ),
    ),
  );
}

/** The button keeps the programme's colour; an edge shows where it ends if the card is nearly of the same colour. */
function button(text: string, url: string, color: string): ReactNode {
  const edgeOn = (card: string) => (contrast(color, card) < 3 ? palette.middle : color);
  const night = { '--edge-by-night': edgeOn(palette.dark.card) };
  const style = {
    ...look.button,
    ...night,
    backgroundColor: color,
    color: inkOn(color),
    border: `1px solid ${edgeOn(palette.light.card)}`,
  };
  return h('div', { style: look.buttonRow }, h(Button, { className: 'button', href: url, style }, text));
}
