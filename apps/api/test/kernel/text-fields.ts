import { endpoints, type Endpoint, type EndpointName } from '@tierline/contract';
import { schemaOf } from './bad-input-cases.ts';
import { plain, type Schema } from './bad-input-values.ts';

/** Writes that store their texts where another endpoint stores the same: a canary in the other's field is enough. */
const storedAs: Partial<Record<EndpointName, EndpointName>> = {
  renewLineItems: 'createRequest',
  editAccount: 'createAccount',
  editMe: 'createUser',
  editUser: 'createUser',
  invitePeople: 'createUser',
  acceptInvitation: 'createUser',
  editProduct: 'createProduct',
  editSite: 'createSite',
  editSavedView: 'createSavedView',
  correctOrder: 'enterOrder',
  activateCopies: 'activateDevice',
  activateBatch: 'activateDevice',
  previewBatch: 'activateDevice',
  replaceHost: 'activateDevice',
  renameDevice: 'activateDevice',
};

/** Endpoints whose texts need no canary, and why. */
const textless: Partial<Record<EndpointName, string>> = {
  importRows: 'its cells are read into the fields of createAccount, createUser, enterOrder and createSite',
  forgotPassword: 'the address is looked up, and stored nowhere',
  signIn: 'the address is looked up, and stored nowhere',
  certifySigningKey: 'a certificate, which everybody may read',
  takeRevokedKeys: 'a list of revoked keys, which everybody may read',
};

/** Fields whose text needs no canary, by their names, and why. */
const wordless: Readonly<Record<string, string>> = {
  password: 'a secret: no reply has it, which other tests show',
  current: 'a secret: no reply has it, which other tests show',
  token: 'a secret: no reply has it, which other tests show',
  code: 'a secret: no reply has it, which other tests show',
  offer: 'a secret: no reply has it, which other tests show',
  timeZone: 'one of a list that everybody knows',
  version: 'of a document that everybody may read',
  controller: 'a name of the programme',
  integration: 'a name of the programme',
  key: 'a name of the programme',
  receipt: 'signed by a device, and kept nowhere',
  deviceKey: 'a public key, which no reply has',
  nameOrIdentifier: 'an account is looked up by it (A2)',
  rows: 'an account, a product or a line item is looked up by it (E4)',
  account: 'an account is looked up by it (X3)',
  product: 'a product is looked up by it (X3)',
  activationId: 'a line item is looked up by it (E10)',
};

/**
 * The texts that an endpoint's body takes and that are stored, as `createSite.notes`: each needs a canary in the world
 * of the walls, so that no reply can show it to somebody who may not know it (A3).
 */
export function storedTexts(): string[] {
  // The keys of the table, which Object.entries forgets.
  const rows = Object.entries(endpoints) as [EndpointName, Endpoint][];
  const texts = rows
    .filter(([name, { path }]) => !path.endsWith('/preview') && textless[name] === undefined)
    .flatMap(([name, { body }]) => textsOf(body ? schemaOf(body) : {}, []).map((path) => placeOf(name, path)));
  return [...new Set(texts)];
}

/** The exceptions above that no endpoint needs any more. */
export function unusedExceptions(): string[] {
  const fields = Object.values<Endpoint>(endpoints).flatMap(({ body }) => (body ? fieldsOf(schemaOf(body)) : []));
  return Object.keys(wordless).filter((field) => !fields.includes(field));
}

/** The places at which a request carries a canary, in the form of `storedTexts`. */
export function canaryPlaces(name: EndpointName, ask: unknown): string[] {
  return canaryPaths(ask, []).map((path) => placeOf(name, path));
}

// One of the invited people is a user like any other.
function placeOf(name: EndpointName, path: readonly string[]): string {
  return [storedAs[name] ?? name, ...path.filter((field) => field !== 'people')].join('.');
}

function textsOf(schema: Schema, path: readonly string[]): string[][] {
  if (path.some((field) => Object.hasOwn(wordless, field))) return [];
  const { shape } = plain(schema);
  if (shape.type === 'array') return textsOf(shape.items ?? {}, path);
  if (shape.type === 'object')
    return Object.entries(shape.properties ?? {}).flatMap(([field, inner]) => textsOf(inner, [...path, field]));
  const free = shape.format === undefined && shape.enum === undefined && shape.pattern === undefined;
  return shape.type === 'string' && (free || shape.format === 'idn-email') ? [[...path]] : [];
}

function canaryPaths(value: unknown, path: readonly string[]): string[][] {
  if (typeof value === 'string') return value.startsWith('canary-') ? [[...path]] : [];
  if (Array.isArray(value)) return value.flatMap((item: unknown) => canaryPaths(item, path));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, inner]) => canaryPaths(inner, [...path, field]));
}

function fieldsOf(schema: Schema): string[] {
  const { shape } = plain(schema);
  return [
    ...(shape.items ? fieldsOf(shape.items) : []),
    ...Object.entries(shape.properties ?? {}).flatMap(([field, inner]) => [field, ...fieldsOf(inner)]),
  ];
}
