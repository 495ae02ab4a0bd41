import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measureJson } from '../../src/body.ts';
import { send } from './walls-send.ts';
import { world, type World } from './world.ts';

describe('X3 bodies are measured before anything is made of them', () => {
  it.each([
    ['{}', 2, 1],
    ['[1,2,3]', 4, 1],
    ['{"a":{"b":[]}}', 4, 3],
    ['"a,b{[\\"],"', 1, 0],
    ['["\\\\",1,"\\\\\\"[",2]', 5, 1],
    ['["ü,€",{}]', 4, 2],
    ['"never ends,,,', 1, 0],
    [']]]]', 1, 0],
    ['', 1, 0],
  ])('X3 %s holds %i values at most, %i deep', (text, values, depth) => {
    expect(measureJson(Buffer.from(text))).toEqual({ values, depth });
  });

  it('X3 nothing is counted further than is allowed', () => {
    expect(measureJson(Buffer.from(`[${'{},'.repeat(1_000_000)}{}]`)).values).toBe(100_001);
    expect(measureJson(Buffer.from('['.repeat(1_000_000))).depth).toBe(33);
  });

  let w: World;
  beforeAll(async () => {
    w = await world();
  });
  afterAll(() => w.close());

  it.each([
    ['two million empty rows', (field: string) => `{"${field}":[${'{},'.repeat(1_999_999)}{}]}`],
    ['four million numbers', (field: string) => `{"${field}":[${'1,'.repeat(3_999_999)}1]}`],
    ['rows of rows', (field: string) => `{"${field}":[${'[[[[[[[[[],[]]]]]]]]],'.repeat(99_999)}1]}`],
    [
      'strange fields',
      (field: string) => `{"${field}":[{${Array.from({ length: 300_000 }, (_, n) => `"f${n}":1`).join()}}]}`,
    ],
  ])('X3 %s are refused at every kind of import, before they are parsed', async (_, bytes) => {
    const sender = { origin: w.origin, vendor: w.programme.slug, cookies: w.staff.cookies };
    for (const field of ['accounts', 'users', 'orders', 'sites']) {
      for (const name of ['previewImport', 'importRows'] as const) {
        const heard = await send(sender, name, { bytes: bytes(field) });
        expect({ field, status: heard.status, code: heard.code }).toEqual({
          field,
          status: 422,
          code: 'invalid-input',
        });
      }
    }
  });

  it('X3 a compressed body is not taken, however little it is made of', async () => {
    const sender = { origin: w.origin, vendor: w.programme.slug, cookies: w.staff.cookies };
    const bytes = new Uint8Array(
      gzipSync(JSON.stringify({ accounts: [{ name: 'Small', email: 'small@company.example' }] })),
    );
    expect((await send(sender, 'previewImport', { bytes, headers: { 'Content-Encoding': 'gzip' } })).code).toBe(
      'malformed-json',
    );
    const utf16 = new Uint8Array(Buffer.from('{}', 'utf16le'));
    expect(
      (
        await send(sender, 'editMe', {
          bytes: utf16,
          headers: { 'Content-Type': 'application/json; charset=utf-16le' },
        })
      ).code,
    ).toBe('malformed-json');
  });

  it('X3 of ten thousand wrong rows a hundred errors are listed; too many rows are refused with their sum', async () => {
    const sender = { origin: w.origin, vendor: w.programme.slug, cookies: w.staff.cookies };
    const wrong = await send(sender, 'previewImport', {
      body: { accounts: Array.from({ length: 5_000 }, () => ({ name: 5, tier: [], x: 1 })) },
    });
    const { errors } = wrong.document as { errors: unknown[] }; // of invalid input
    expect({ code: wrong.code, errors: errors.length }).toEqual({ code: 'invalid-input', errors: 100 });
    const many = await send(sender, 'previewImport', {
      body: { accounts: Array.from({ length: 5_001 }, (_, n) => ({ name: `Company ${n}` })) },
    });
    expect(many.code).toBe('too-many-rows');
    const tooMany = await send(sender, 'previewImport', {
      body: { accounts: Array.from({ length: 10_001 }, () => ({ name: 5 })) },
    });
    expect(tooMany.document).toMatchObject({ errors: [{ pointer: '/accounts' }] });
  });
});
