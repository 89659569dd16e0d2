import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { checkFile } from './check-file.ts';

const bytes = new TextEncoder().encode('%PDF-1.4 a letter of some length');
const sha1 = (encoding: 'base64' | 'hex'): string => createHash('sha1').update(bytes).digest(encoding);
const pdf = { contentType: 'application/pdf' };

describe('H27 a file against its source’s statements', () => {
  test.each([
    ['nothing more', pdf],
    ['its size', { ...pdf, size: bytes.length }],
    ['its hash', { ...pdf, hash: sha1('base64') }],
    ['its hash in hexadecimal', { ...pdf, hash: sha1('hex') }],
    ['base64 of its hash in hexadecimal', { ...pdf, hash: Buffer.from(sha1('hex')).toString('base64') }],
    ['a wrong size and the right hash', { ...pdf, size: 1_000_000, hash: sha1('base64') }],
    ['the size of its base64', { ...pdf, size: Math.ceil(bytes.length / 3) * 4 }],
  ])('fits: %s', async (_, stated) => expect(await checkFile(bytes, stated)).toEqual({ ok: true, kind: 'pdf', notes: [] }));

  test.each([
    ['cut short', { ...pdf, size: 5_000 }, /incomplete: 32 of 5000 bytes/],
    ['another hash', { ...pdf, hash: sha1('base64').replace(/^./, '!') }, /checksum differs/],
    ['another type', { contentType: 'image/png' }, /calls it a PNG picture, but it is a PDF/],
  ])('refused: %s', async (_, stated, why) =>
    expect(await checkFile(bytes, stated)).toMatchObject({ ok: false, why: expect.stringMatching(why) }),
  );

  test('an empty file is no document', async () => expect(await checkFile(new Uint8Array(), pdf)).toMatchObject({ ok: false }));
  test('a file larger than stated is shown, with a note', async () =>
    expect(await checkFile(bytes, { ...pdf, size: 10 })).toEqual({
      ok: true,
      kind: 'pdf',
      notes: ['The file is larger than the source states.'],
    }));
  test('without a stated type, the type of the answer counts', async () =>
    expect(await checkFile(bytes, {}, 'image/png')).toMatchObject({ ok: false }));
});
