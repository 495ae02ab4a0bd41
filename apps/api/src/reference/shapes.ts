import {
  account,
  activation,
  apiKey,
  change,
  creditEntry,
  integration,
  invitation,
  licence,
  licenceFile,
  lineItem,
  lineMail,
  me,
  order,
  orderLine,
  product,
  recallRequest,
  relationRequest,
  request,
  requestRule,
  runway,
  savedView,
  seat,
  sentMail,
  session,
  signInRecord,
  signingKey,
  site,
  user,
  userLicence,
  type Endpoint,
  type EndpointName,
} from '@tierline/contract';
import * as z from 'zod/mini';

/** A shape of the contract. */
export type Shape = NonNullable<Endpoint['body']>;

/** A JSON schema, or any other part of the document. */
export type Schema = Record<string, unknown>;

/** The shapes that more than one endpoint answers with, each described once. */
export const sharedShapes: Readonly<Record<string, Shape>> = {
  Account: account,
  Activation: activation,
  ApiKey: apiKey,
  Change: change,
  CreditEntry: creditEntry,
  Integration: integration,
  Invitation: invitation,
  Licence: licence,
  LicenceFile: licenceFile,
  LineItem: lineItem,
  LineMail: lineMail,
  Me: me,
  Order: order,
  OrderLine: orderLine,
  Product: product,
  RecallRequest: recallRequest,
  RelationRequest: relationRequest,
  Request: request,
  RequestRule: requestRule,
  Runway: runway,
  SavedView: savedView,
  Seat: seat,
  SentMail: sentMail,
  Session: session,
  SignIn: signInRecord,
  SigningKey: signingKey,
  Site: site,
  User: user,
  UserLicence: userLicence,
};

/** The shared shape that the answer of an endpoint has fields of, beside others of its own. */
export const shapeWithin: Readonly<Partial<Record<EndpointName, string>>> = {
  findUsers: 'User',
  listMails: 'SentMail',
  readMail: 'SentMail',
  readOrder: 'Order',
  readSite: 'Site',
};

const nameOf = new Map<unknown, string>(Object.entries(sharedShapes).map(([name, shape]) => [shape, name]));

/** The JSON schema of a shape; shared shapes within it, and itself where it is one, are referred to by their names. */
export function schemaOf(shape: Shape, io: 'input' | 'output'): Schema {
  return nameOf.has(shape) ? refTo(shape) : insideOf(shape, io);
}

/** The schemas of the shared shapes, by their names. */
export function sharedSchemas(): Record<string, Schema> {
  return Object.fromEntries(Object.entries(sharedShapes).map(([name, shape]) => [name, insideOf(shape, 'output')]));
}

function insideOf(shape: Shape, io: 'input' | 'output'): Schema {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, {
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (nameOf.has(zodSchema) && (zodSchema as unknown) !== shape) replace(jsonSchema, refTo(zodSchema));
      else if (isReason(jsonSchema)) replace(jsonSchema, { $ref: '#/components/schemas/Reason' });
    },
  });
  return schema;
}

function refTo(shape: unknown): Schema {
  return { $ref: `#/components/schemas/${nameOf.get(shape)}` };
}

function replace(schema: object, by: Schema): void {
  for (const key of Object.keys(schema)) Reflect.deleteProperty(schema, key);
  Object.assign(schema, by);
}

// Why something cannot be done: made anew for each action, so that it is known by its fields.
function isReason({ properties }: { properties?: object }): boolean {
  return properties !== undefined && Object.keys(properties).join() === 'code,detail';
}
