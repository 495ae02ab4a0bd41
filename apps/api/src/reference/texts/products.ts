import { group } from '../group.ts';

export const products = group({
  name: 'Products',
  about: 'The vendor’s catalogue.',
  shapes: ['Product'],
  endpoints: {
    listProducts: 'Lists the catalogue. Everybody reads it; retired products stay in it.',
    createProduct:
      'Adds a product, for vendor staff. `delivers` says what an order of it brings, and does not change later.',
    editProduct: 'Changes or retires a product, for vendor staff. What was issued before stays as it is.',
  },
  fields: {
    sku: 'The SKU, unique in the catalogue',
    kind: 'What kind of product it is, in words',
    termMonths: 'How many months a licence lasts; null: perpetual',
    delivers: 'What an order of it brings: copies to hand on, seats for users, or credits for sites',
    integration: 'Of seats: the integration that has to be on at the customer; null: none',
    credits: 'How many credits one of it brings; null where it brings none',
    leaseDays: 'How many days a licence file lasts before its device fetches the next; null: the whole term',
    graceDays: 'How many days a device goes on after its file has ended',
    hostScheme: 'What devices are named by: serial number, MAC address, UUID or free text',
    copiesPerHost: 'The most copies on one device; null: any number',
    movesPerYear: 'How many copies of a line item may move between devices a year',
    features: 'Features that licence files name',
    status: 'Retired products are neither issued nor ordered',
  },
});
