import { escaped, inline } from './html.ts';
import type { Schema } from './shapes.ts';

type Node = {
  type?: string | string[];
  description?: string;
  properties?: Record<string, Node>;
  required?: string[];
  items?: Node;
  anyOf?: Node[];
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  format?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  additionalProperties?: Node | boolean;
  $ref?: string;
};

/**
 * The fields of a schema as a list, those within others below them. `sent`: of a request, where some can be left out.
 */
export function fieldsHtml(schema: Schema, sent: boolean): string {
  const node = schema as Node; // what the document's schemas are
  const [, ref] = /([^/]+)$/u.exec(node.$ref ?? '') ?? [];
  if (ref !== undefined) return `<p>${linkTo(ref)}</p>`;
  return list(inner(node) ?? node, sent);
}

function list({ properties = {}, required = [] }: Node, sent: boolean): string {
  const rows = Object.entries(properties).map(([name, field]) => {
    const optional = sent && !required.includes(name);
    const within = inner(field);
    const nested = within === undefined || name === 'actions' || name === 'may' ? '' : list(within, sent);
    const kind = `${kindOf(field)}${optional ? ', optional' : ''}`;
    return [
      `<li><code class="name">${escaped(name)}</code> <span class="type">${kind}</span>`,
      field.description === undefined ? '' : `<span class="means">${inline(field.description)}</span>`,
      nested,
      '</li>',
    ].join(' ');
  });
  return rows.length === 0 ? '' : `<ul class="fields">${rows.join('')}</ul>`;
}

// The object within a field, a list or what can also be null.
function inner(node: Node): Node | undefined {
  if (node.properties) return node;
  if (node.items) return inner(node.items);
  return node.anyOf?.map(inner).find((found) => found !== undefined);
}

function kindOf(node: Node): string {
  const { $ref, anyOf, items } = node;
  if ($ref !== undefined) return linkTo($ref.replace(/^.*\//u, ''));
  if (anyOf) return [...new Set(anyOf.map(kindOf))].join(' or ');
  if (items) return `list of ${kindOf(items)}`;
  if (node.const !== undefined) return escaped(JSON.stringify(node.const));
  if (node.enum) return node.enum.map((one) => `<code>${escaped(String(one))}</code>`).join(' | ');
  const type = [node.type ?? 'any'].flat().join(' or ');
  return escaped([formats[node.format ?? ''] ?? type, limitsOf(node)].filter((part) => part !== '').join(', '));
}

const formats: Record<string, string> = {
  uuid: 'id',
  date: 'day, YYYY-MM-DD',
  'date-time': 'instant, ISO 8601',
  'idn-email': 'e-mail address',
};

// The whole range of integers is no limit that is worth saying.
function limitsOf({ minimum, maximum, minLength, maxLength }: Node): string {
  const far = (limit: number) => Math.abs(limit) >= Number.MAX_SAFE_INTEGER;
  if (minimum !== undefined && maximum !== undefined && !far(minimum) && !far(maximum))
    return `${minimum.toLocaleString('en-GB')} to ${maximum.toLocaleString('en-GB')}`;
  if (maxLength !== undefined && maxLength < 100_000)
    return `${minLength ?? 0} to ${maxLength.toLocaleString('en-GB')} characters`;
  return '';
}

function linkTo(shape: string): string {
  return `<a href="#${escaped(shape)}">${escaped(shape)}</a>`;
}
