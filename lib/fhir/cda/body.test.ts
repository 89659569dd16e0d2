import { describe, expect, test } from 'vitest';
import { documentIn } from './fixtures/rows.ts';
import { amaraBrooks, clinicalDocument } from './fixtures/shell.ts';

const head = { id: 'T-2', title: 'Letter', code: '34133-9', codeName: 'Summary', templates: [], date: '20261118' };
const base64 = (text: string, encoding: BufferEncoding = 'utf8'): string => Buffer.from(text, encoding).toString('base64');

/** Blocks of an unstructured body, each on one line, and what is said in place of it. */
function readBody(text: string): { readonly words: readonly string[]; readonly omitted: readonly string[] } {
  const { readable } = documentIn(clinicalDocument(head, amaraBrooks, `<nonXMLBody>${text}</nonXMLBody>`));
  const blocks = readable.sections.flatMap((section) => section.blocks);
  return { words: blocks.map((block) => wordsIn(block).join('')), omitted: readable.omitted };
}

function wordsIn(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(wordsIn);
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, value]) => (name === 'text' && typeof value === 'string' ? [value] : wordsIn(value)));
}

const letter = 'Dear Dr Hart,\nGlucose   7.1\nNa      140';

describe('H27 unstructured bodies as their makers write them', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'elements of a web page',
      '<text mediaType="text/html"><p>Seen <b>today</b></p><ul><li>Asthma</li></ul></text>',
      ['Seen today', 'Asthma'],
    ],
    ['in their own namespace', '<text mediaType="text/html"><div xmlns="http://www.w3.org/1999/xhtml"><p>Seen</p></div></text>', ['Seen']],
    ['elements of the narrative', '<text><paragraph>Seen</paragraph><list><item>Asthma</item></list></text>', ['Seen', 'Asthma']],
    ['words beside elements', '<text mediaType="text/plain">K &lt; 3.5 <content>low</content> &amp; so on</text>', ['K < 3.5 low & so on']],
    ['line breaks in a text keep its columns', '<text mediaType="text/plain">Na   140<br/>K    4.1</text>', ['Na   140\nK    4.1']],
    ['base64 in small letters', `<text mediaType="text/plain" representation="b64">${base64(letter)}</text>`, [letter]],
    [
      'base64 that is not said to be',
      `<text mediaType="text/plain">\n${base64(letter).slice(0, 20)}\r\n  ${base64(letter).slice(20)}\n</text>`,
      [letter],
    ],
    [
      'base64 for addresses',
      `<text representation="B64">${base64('Sats ÿÿ? >>').replaceAll('/', '_').replaceAll('+', '-')}</text>`,
      ['Sats ÿÿ? >>'],
    ],
    [
      'a page called plain text',
      `<text mediaType="text/plain" representation="B64">${base64('<html><body><p>Seen</p></body></html>')}</text>`,
      ['Seen'],
    ],
    [
      'rich text called plain',
      `<text mediaType="text/plain" representation="B64">${base64('{\\rtf1\\ansi Seen\\par Asthma}')}</text>`,
      ['Seen', 'Asthma'],
    ],
  ])('%s', (_, text, words) => {
    expect(readBody(text)).toEqual({ words, omitted: [] });
  });

  test.each<[string, string, readonly string[]]>([
    ['a text of its own', `<text mediaType="text/plain">${letter}</text>`, [letter]],
    [
      'one long word',
      '<text mediaType="text/plain">Pneumonoultramicroscopicsilicovolcano</text>',
      ['Pneumonoultramicroscopicsilicovolcano'],
    ],
    ['a word that base64 could be', '<text mediaType="text/plain">AppointmentConfirmed</text>', ['AppointmentConfirmed']],
    ['figures alone', '<text mediaType="text/plain">12345678901234567890</text>', ['12345678901234567890']],
  ])('%s is left as it is', (_, text, words) => {
    expect(readBody(text)).toEqual({ words, omitted: [] });
  });

  const open = (type: string): string => `The text of this document is a file (${type}): open the file to read it.`;
  test.each<[string, string, string]>([
    ['a PDF called plain text', `<text mediaType="text/plain" representation="B64">${base64('%PDF-1.4 x')}</text>`, open('text/plain')],
    ['compressed text', `<text mediaType="text/plain" representation="B64" compression="GZ">H4sIAAAA</text>`, open('text/plain')],
    ['an empty text', '<text mediaType="text/plain"> </text>', 'This document came without its text.'],
    ['a text that says why it is none', '<text nullFlavor="NI"/>', 'This document came without its text.'],
    [
      'an address',
      '<text mediaType="text/html"><reference value="a.html"/></text>',
      'The text of this document is a file (text/html) that is stored outside it.',
    ],
  ])('%s is said to be what it is', (_, text, omitted) => {
    expect(readBody(text)).toEqual({ words: [], omitted: [omitted] });
  });

  test('a PDF that is not said to be base64 is its bytes', () => {
    const pdf = base64('%PDF-1.4\nobjects and more of them');
    const { file } = documentIn(
      clinicalDocument(head, amaraBrooks, `<nonXMLBody><text mediaType="application/pdf">${pdf}</text></nonXMLBody>`),
    );
    expect(file).toEqual({ contentType: 'application/pdf', representation: 'B64', data: pdf });
  });
});
