import { expect, test } from 'vitest';
import { decodeFileText } from './decode-file-text.ts';

const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

test.each([
  ['UTF-8', new TextEncoder().encode('Müller 5 µg'), undefined, 'Müller 5 µg'],
  ['UTF-8 with a byte order mark', new TextEncoder().encode('\uFEFFMüller'), undefined, 'Müller'],
  ['UTF-16', Uint8Array.from([0xff, 0xfe, 0x4d, 0, 0xfc, 0]), undefined, 'Mü'],
  ['UTF-16 without a mark', Uint8Array.from(Buffer.from('Müller 5 mg', 'utf16le')), 'text/plain', 'Müller 5 mg'],
  ['UTF-16, higher byte first', Uint8Array.from(Buffer.from('Muller 5 mg', 'utf16le').swap16()), undefined, 'Muller 5 mg'],
  ['UTF-8 with a stray NUL', new TextEncoder().encode('Müller\0 5 µg\0'), undefined, 'Müller 5 µg'],
  ['as its type says', latin('Gr\u00f6\u00dfe'), 'text/plain; charset=iso-8859-1', 'Größe'],
  [
    'as its XML says',
    latin('<?xml version="1.0" encoding="ISO-8859-2"?>\u00b3'),
    'text/xml',
    '<?xml version="1.0" encoding="ISO-8859-2"?>ł',
  ],
  ['Windows-1252 where nobody says', latin('5 \u0080 \u0093x\u0094'), undefined, '5 € “x”'],
  ['a charset that does not exist', latin('\u00fc'), 'text/plain; charset=constructor', 'ü'],
])('H28 %s', (_, bytes, contentType, text) => expect(decodeFileText(bytes, contentType)).toBe(text));
