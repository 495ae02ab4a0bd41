import { activationBounds, defaultActivationRules, delivered, hostSchemes } from '@tierline/domain';
import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import {
  id,
  instant,
  line,
  listOf,
  nameLine,
  page,
  paging,
  searched,
  text,
  textOrEmpty,
  version,
} from '../kernel/fields.ts';

/**
 * A product of the vendor's catalogue (E1). `termMonths` null: perpetual. `delivers`: what a purchase of it brings.
 * `integration`: of seats, the key of the programme's integration that must be on at a customer's, null where none need
 * be. `credits`: how many of them one brings. From `leaseDays` on: how its copies are activated (E10, E13); null: files
 * for the whole term, any number of copies on a device.
 */
export const product = z.object({
  id: id(),
  sku: z.string(),
  name: z.string(),
  kind: z.string(),
  termMonths: z.nullable(z.int()),
  description: z.string(),
  delivers: z.enum(delivered),
  integration: z.nullable(z.string()),
  credits: z.nullable(z.int()),
  leaseDays: z.nullable(z.int()),
  graceDays: z.int(),
  hostScheme: z.enum(hostSchemes),
  copiesPerHost: z.nullable(z.int()),
  movesPerYear: z.int(),
  features: z.array(z.string()),
  status: z.enum(['active', 'retired']),
  version: z.int(),
  createdAt: instant(),
});

/** A product of the catalogue. */
export type Product = z.output<typeof product>;

function creditsOfOne() {
  return z.int().check(z.minimum(1), z.maximum(1_000_000));
}

function bounded({ minimum, maximum }: { minimum: number; maximum: number }) {
  return z.int().check(z.minimum(minimum), z.maximum(maximum));
}

function features() {
  return listOf(line(50), 50, 0);
}

function termMonths() {
  return z.nullable(z.int().check(z.minimum(1), z.maximum(1200)));
}

export const productEndpoints = {
  listProducts: endpoint({
    method: 'GET',
    path: '/products',
    summary: 'The product catalogue',
    access: 'data.read',
    query: z.strictObject({
      ...paging,
      q: searched(),
      status: z.optional(z.enum(['active', 'retired'])),
      sort: z._default(z.enum(['name', '-name', 'sku', '-sku']), 'name'),
    }),
    output: page(product),
    status: 200,
    problems: [],
  }),
  createProduct: endpoint({
    method: 'POST',
    path: '/products',
    summary: 'Add a product to the catalogue',
    access: 'products.edit',
    keyed: true,
    body: z.strictObject({
      sku: nameLine(50),
      name: nameLine(200),
      kind: line(50),
      termMonths: z._default(termMonths(), null),
      description: text(2000),
      delivers: z._default(z.enum(delivered), 'copies'),
      integration: z._default(z.nullable(line(40)), null),
      credits: z._default(z.nullable(creditsOfOne()), null),
      leaseDays: z._default(z.nullable(bounded(activationBounds.leaseDays)), defaultActivationRules.leaseDays),
      graceDays: z._default(bounded(activationBounds.graceDays), defaultActivationRules.graceDays),
      hostScheme: z._default(z.enum(hostSchemes), defaultActivationRules.hostScheme),
      copiesPerHost: z._default(z.nullable(bounded(activationBounds.copiesPerHost)), null),
      movesPerYear: z._default(bounded(activationBounds.movesPerYear), defaultActivationRules.movesPerYear),
      features: z._default(features(), []),
    }),
    output: product,
    status: 201,
    problems: ['sku-taken'],
  }),
  editProduct: endpoint({
    method: 'PATCH',
    path: '/products/:id',
    summary: 'Edit or retire a product',
    access: 'products.edit',
    params: z.strictObject({ id: id() }),
    body: z.strictObject({
      version: version(),
      name: z.optional(nameLine(200)),
      kind: z.optional(line(50)),
      termMonths: z.optional(termMonths()),
      description: z.optional(textOrEmpty(2000)),
      leaseDays: z.optional(z.nullable(bounded(activationBounds.leaseDays))),
      graceDays: z.optional(bounded(activationBounds.graceDays)),
      hostScheme: z.optional(z.enum(hostSchemes)),
      copiesPerHost: z.optional(z.nullable(bounded(activationBounds.copiesPerHost))),
      movesPerYear: z.optional(bounded(activationBounds.movesPerYear)),
      features: z.optional(features()),
      status: z.optional(z.enum(['active', 'retired'])),
    }),
    output: product,
    status: 200,
    problems: ['not-found', 'changed-meanwhile'],
  }),
};
