import type { Permission, RefusalCode } from '@tierline/domain';
import type * as z from 'zod/mini';

type Shape = z.ZodMiniType;

/**
 * Who may call: actors with a permission, anybody, or every signed-in user in person, even before the
 * initial password is changed.
 */
export type Access = Permission | 'anybody' | 'first-sign-in';

/** The media types of the files that endpoints answer with. */
export type FileType = 'application/pdf' | 'application/zip';

/** A file that an endpoint answers with, and the name to save it under. */
export type FileReply = { file: Blob; fileName: string };

/** One endpoint, all that it takes and all that it may answer. API, client, OpenAPI and tests read this row. */
export type Endpoint = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  summary: string;
  access: Access;
  /** Who may call it, in words, where the permission does not say it all: for `docs/permissions.md`. */
  who?: string;
  params?: Shape;
  query?: Shape;
  body?: Shape;
  /** What the reference says of the body. */
  bodyText?: string;
  /** The largest body that is read, in kB; 256 by default. */
  bodyLimitKb?: number;
  output?: Shape;
  /** The media type of the file that it answers with, instead of an output. */
  file?: FileType;
  status: 200 | 201 | 204;
  /** It moves or creates: an `Idempotency-Key` is needed, and a repeat gets the first reply (X3). */
  keyed?: boolean;
  problems: readonly RefusalCode[];
};

/** A row of the table of endpoints; keeps its exact shapes. */
export function endpoint<const E extends Endpoint>(row: E): E {
  return row;
}

type Sent<S> = S extends Shape ? z.input<S> : unknown;
type Read<S> = S extends Shape ? z.output<S> : unknown;

/** What a caller of an endpoint sends: path, query and body in one object. */
export type SendOf<E extends Endpoint> = Sent<E['params']> & Sent<E['query']> & Sent<E['body']>;

/** What a use case is asked: path, query and body in one object, checked and with defaults. */
export type AskOf<E extends Endpoint> = Read<E['params']> & Read<E['query']> & Read<E['body']>;

/** What an endpoint answers. */
export type ReplyOf<E extends Endpoint> = E['output'] extends Shape
  ? z.output<E['output']>
  : E['file'] extends FileType
    ? FileReply
    : null;
