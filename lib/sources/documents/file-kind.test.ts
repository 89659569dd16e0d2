import { describe, expect, test } from 'vitest';
import { kindOf, sniff, type FileKind } from './file-kind.ts';

const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const bytes = (...numbers: number[]): Uint8Array => Uint8Array.from(numbers);
const cda = '<?xml version="1.0"?><!-- by us --><ClinicalDocument xmlns="urn:hl7-org:v3"/>';

describe('what a file is, by its bytes', () => {
  test.each<[FileKind, Uint8Array]>([
    ['pdf', text('%PDF-1.7\n')],
    ['pdf', text('\n\n%PDF-1.4')],
    ['png', bytes(0x89, 0x50, 0x4e, 0x47, 13, 10)],
    ['jpeg', bytes(0xff, 0xd8, 0xff, 0xe0)],
    ['tiff', bytes(0x49, 0x49, 0x2a, 0)],
    ['rtf', text('{\\rtf1\\ansi Dear Dr')],
    ['zip', bytes(0x50, 0x4b, 3, 4)],
    ['cda', text(cda)],
    ['cda', text('\uFEFF<cda:ClinicalDocument xmlns:cda="urn:hl7-org:v3">')],
    ['html', text('<!DOCTYPE html><html><body>')],
    ['html', text('<div>Seen in clinic</div>')],
    ['xml', text('<?xml version="1.0"?><letter/>')],
    ['fhir', text('{"resourceType":"Bundle"}')],
    ['json', text('{"letter":1}')],
    ['text', text('Dear Dr Ward,')],
    ['text', text('<5 mg/L')],
    ['unknown', bytes(0, 1, 2, 3)],
  ])('%s', (kind, content) => expect(sniff(content)).toBe(kind));
});

describe('H27 what a source says of a file, against its bytes', () => {
  test.each<[string | undefined, Uint8Array, FileKind | undefined]>([
    ['application/pdf', text('%PDF-1.4'), 'pdf'],
    ['application/pdf', text('<html>'), undefined],
    ['image/png', bytes(0xff, 0xd8, 0xff), undefined],
    ['text/plain', bytes(0x50, 0x4b, 3, 4), undefined],
    ['text/xml', text(cda), 'cda'],
    ['application/octet-stream', text('%PDF-1.4'), 'pdf'],
    [undefined, text(cda), 'cda'],
    ['text/plain; charset=utf-8', text(cda), 'text'],
    ['text/xml', text('not well formed'), 'text'],
    ['constructor', text('Dear Dr Ward'), 'text'],
  ])('%s', (claimed, content, kind) => expect(kindOf(claimed, content)).toBe(kind));
});
