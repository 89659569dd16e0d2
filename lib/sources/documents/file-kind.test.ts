import { describe, expect, test } from 'vitest';
import { agreedKind, type FileKind } from './file-kind.ts';
import { recogniseFile } from './recognise-file.ts';
import { bytes, cda, heic, text } from './testing/file-bytes.ts';

describe('H27 the declared type of a file against its bytes', () => {
  test.each<[string | undefined, Uint8Array, FileKind | undefined]>([
    ['application/pdf', text('%PDF-1.4'), 'pdf'],
    ['application/pdf', text('<html>'), undefined],
    ['image/png', bytes(0xff, 0xd8, 0xff), 'jpeg'],
    ['application/pdf', bytes(0xff, 0xd8, 0xff), 'jpeg'],
    ['image/png', text('%PDF-1.4'), undefined],
    ['text/xml', text('<!DOCTYPE html><html><body>Sign in'), undefined],
    ['application/json', text('<html><body>Bad gateway'), undefined],
    ['application/xhtml+xml', text('<html xmlns="http://www.w3.org/1999/xhtml">'), 'html'],
    ['text/plain', text('{\\rtf1\\ansi Dear Dr'), 'rtf'],
    ['text/rtf', text('Dear Dr Ward'), 'text'],
    ['text/plain', text(`Dear Dr Ward,${' well'.repeat(30)}\0`), 'text'],
    ['text/plain', Uint8Array.from(Buffer.from('Dear Dr Ward', 'utf16le')), 'text'],
    ['text/plain', bytes(0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7), undefined],
    ['text/plain', bytes(0x50, 0x4b, 3, 4), undefined],
    ['text/xml', text(cda), 'cda'],
    ['application/octet-stream', text('%PDF-1.4'), 'pdf'],
    [undefined, text(cda), 'cda'],
    ['text/plain; charset=utf-8', text(cda), 'text'],
    ['text/xml', text('not well formed'), 'text'],
    ['constructor', text('Dear Dr Ward'), 'text'],
    ['image/jpeg', heic, undefined],
    ['image/heic', heic, 'heic'],
    ['text/plain', text('GIFT of organs discussed'), 'text'],
    ['text/plain', text('BMI 32 kg/m2. Dear Dr Ward, thank you for seeing her'), 'text'],
    ['application/msword', text('{\\rtf1\\ansi Dear Dr'), 'rtf'],
  ])('%s', async (declared, content, kind) => expect(agreedKind(declared, await recogniseFile(content))).toBe(kind));
});
