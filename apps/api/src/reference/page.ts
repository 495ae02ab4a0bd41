import { contractTexts, endpoints, type Endpoint, type EndpointName } from '@tierline/contract';
import type { RefusalCode } from '@tierline/domain';
import type { Express, Request, Response } from 'express';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { curlOf } from './curl.ts';
import { describeFields } from './describe.ts';
import { problemSchema, reasonSchema } from './problem.ts';
import { openApi, refusalsOf, whoMay } from './document.ts';
import { readExamples, type Example } from './examples.ts';
import { fieldsHtml } from './fields-html.ts';
import { introduction } from './first-call.ts';
import { descriptionOf, endpointNames, groupOf, groups } from './groups.ts';
import { commandHtml, escaped, fromMarkdown, inline } from './html.ts';
import { schemaOf, sharedSchemas, type Shape } from './shapes.ts';

/** Serves the document at `/api/v1/openapi.json` and a page to read it at `/api/v1/docs`. */
export function mountReference(app: Express): void {
  const file = (name: string) => readFileSync(join(import.meta.dirname, 'page', name), 'utf8');
  app.get('/api/v1/openapi.json', kept(JSON.stringify(openApi()), 'application/json'));
  app.get('/api/v1/docs', kept(pageHtml(), 'text/html'));
  app.get('/api/v1/docs/page.css', kept(file('page.css'), 'text/css'));
  app.get('/api/v1/docs/page.js', kept(file('page.js'), 'text/javascript'));
}

// Compressed once and kept: compressing it for each request would slow all others down.
function kept(text: string, type: string): (request: Request, response: Response) => void {
  const plain = Buffer.from(text);
  const packed = gzipSync(plain);
  return (request, response) => {
    const gzip = request.acceptsEncodings('gzip') === 'gzip';
    response.set({
      'Content-Type': `${type}; charset=utf-8`,
      'Cache-Control': 'public, max-age=300',
      Vary: 'Accept-Encoding',
    });
    if (gzip) response.set('Content-Encoding', 'gzip');
    response.end(gzip ? packed : plain);
  };
}

function pageHtml(): string {
  const examples = readExamples();
  const sections = groups.map(({ name, about }) => {
    const within = endpointNames.filter((one) => groupOf(one).name === name);
    const list = within.map((one) => endpointHtml(one, examples[one] ?? {})).join('\n');
    return `<section id="${anchor(name)}"><h2>${escaped(name)}</h2><p>${inline(about)}</p>\n${list}</section>`;
  });
  const described = Object.entries(sharedSchemas()).map(
    ([name, schema]) => [name, describeFields(schema, name)] as const,
  );
  const shapes = [...described, ['Reason', reasonSchema] as const, ['Problem', problemSchema] as const].map(
    ([name, schema]) =>
      `<details class="shape" id="${name}"><summary>${name}</summary>${fieldsHtml(schema, false)}</details>`,
  );
  const links = groups.map(({ name }) => `<li><a href="#${anchor(name)}">${escaped(name)}</a></li>`);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>Tierline API</title><link rel="stylesheet" href="/api/v1/docs/page.css"></head><body>
<nav aria-label="Contents"><ul><li><a href="#top">First call</a></li>${links.join('')}
<li><a href="#shapes">Shared shapes</a></li></ul></nav>
<main id="top"><h1>Tierline API</h1>
<p class="quiet">Version 1 · for machines: <a href="/api/v1/openapi.json">openapi.json</a> (OpenAPI 3.1)</p>
${fromMarkdown(introduction)}
${sections.join('\n')}
<section id="shapes"><h2>Shared shapes</h2><p>What more than one endpoint answers with.</p>
${shapes.join('\n')}</section>
</main><script src="/api/v1/docs/page.js" type="module"></script></body></html>`;
}

function endpointHtml(name: EndpointName, example: Example): string {
  const row: Endpoint = endpoints[name];
  const path = escaped(row.path.replace(/:(\w+)/gu, '{$1}')).replaceAll('/', '<wbr>/');
  const part = (title: string, shape: Shape | undefined) =>
    shape ? `<h4>${title}</h4>${fieldsHtml(describeFields(schemaOf(shape, 'input'), name), true)}` : '';
  return `<details class="endpoint" id="${name}"><summary>
<span class="method ${row.method.toLowerCase()}">${row.method}</span> <code>${path}</code>
<span class="what">${inline(row.summary)}</span></summary>
<p>${inline(descriptionOf(name))}</p><p class="quiet">${inline(whoMay(row))}</p>
${commandHtml(curlOf(name, example))}
${part('Path', row.params)}${part('Query', row.query)}${part('Body', row.body)}
${row.bodyText === undefined ? '' : `<p>${inline(row.bodyText)}</p>`}
${answerHtml(name, row, example)}
${refusalsHtml(row)}</details>`;
}

function answerHtml(name: EndpointName, row: Endpoint, { answer }: Example): string {
  if (row.file !== undefined) return `<h4>Answer ${row.status}</h4><p>A file, <code>${row.file}</code>.</p>`;
  if (!row.output) return `<h4>Answer ${row.status}</h4><p>Nothing but the status.</p>`;
  const text = answer === undefined ? '' : JSON.stringify(answer, null, 2);
  return `<h4>Answer ${row.status}</h4><pre tabindex="0" class="answer"><code>${escaped(text)}</code></pre>
${fieldsHtml(describeFields(schemaOf(row.output, 'output'), name), false)}`;
}

// Its own refusals, and behind them those of the checks that most calls pass.
function refusalsHtml(row: Endpoint): string {
  const own = row.problems.map(refusalHtml).join('');
  const others = [...refusalsOf(row)].filter((code) => !row.problems.includes(code)).map(refusalHtml);
  return `<h4>Refusals</h4>${own === '' ? '' : `<ul class="refusals">${own}</ul>`}
<details class="more"><summary>Those of most calls</summary><ul class="refusals">${others.join('')}</ul></details>`;
}

function refusalHtml(code: RefusalCode): string {
  return `<li><code>${code}</code> ${escaped(contractTexts.en.problem[code].title)}</li>`;
}

function anchor(name: string): string {
  return name.toLowerCase().replace(/[^a-z]+/gu, '-');
}
