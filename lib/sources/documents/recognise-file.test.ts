import { describe, expect, test } from 'vitest';
import type { FileKind } from './file-kind.ts';
import { recogniseFile } from './recognise-file.ts';
import { bytes, cda, docx, heic, text, zeros } from './testing/file-bytes.ts';

describe('a file recognised by its bytes', () => {
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
    ['text', text('BMI 32 kg/m2')],
    ['text', text('MZ twins, delivered by section')],
    ['text', text('ID3 is no drug of hers')],
    ['text', text('GIFT of organs discussed')],
    ['unknown', bytes(0, 1, 2, 3)],
    ['png', bytes(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, ...text('IHDR'), ...zeros(17), ...zeros(4), ...text('IDAT'))],
    ['tiff', bytes(0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 0)],
    ['tiff', bytes(0x49, 0x49, 0x2a, 0, 0x40, 0x0d, 3, 0, ...zeros(5_000))],
    ['gif', bytes(...text('GIF89a'), 1, 0, 1, 0)],
    ['webp', bytes(...text('RIFF'), 26, 0, 0, 0, ...text('WEBPVP8L'))],
    ['heic', heic],
    ['dicom', bytes(...zeros(128), ...text('DICM'), 2, 0)],
    ['zip', docx],
    ['unknown', bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...zeros(504))],
  ])('%s', async (kind, content) => expect(await recogniseFile(content)).toBe(kind));
});
