import { describe, expect, test } from 'vitest';
import type { DocumentBlock } from '#/lib/record/model/readable-document.ts';
import { documentIn, withSection } from '#/lib/fhir/cda/fixtures/rows.ts';
import { createNotebook } from './document-context.ts';
import { htmlBlocks } from './html-blocks.ts';
import { pictureHeader } from './picture-header.ts';

const bytes = (...parts: readonly (string | readonly number[])[]): string =>
  parts.map((part) => (typeof part === 'string' ? part : String.fromCharCode(...part))).join('');
const four = (number: number): readonly number[] => [number >>> 24, (number >>> 16) & 255, (number >>> 8) & 255, number & 255];
const png = (width: number, height: number, more = ''): string =>
  bytes('\x89PNG\r\n\x1a\n', four(13), 'IHDR', four(width), four(height), [8, 2, 0, 0, 0], more);
const gif = (more = ''): string => bytes('GIF89a', [0x40, 0x01, 0xc8, 0x00], [0, 0, 0], more);
const jpeg = bytes('\xff\xd8', [0xff, 0xe0, 0, 6], 'JFIF', [0xff, 0xc4, 0, 3, 0], [0xff, 0xc2, 0, 11, 8, 0x02, 0x58, 0x03, 0x20, 1]);
const webp = (kind: string, ...rest: readonly number[]): string => bytes('RIFF', four(0), 'WEBP', kind, four(0), rest);

describe('a picture’s own bytes', () => {
  test.each([
    ['PNG', png(640, 480), { contentType: 'image/png', width: 640, height: 480, moving: false }],
    ['PNG that moves', png(640, 480, 'acTL'), { contentType: 'image/png', width: 640, height: 480, moving: true }],
    ['GIF', gif(), { contentType: 'image/gif', width: 320, height: 200, moving: false }],
    ['GIF that moves', gif('NETSCAPE2.0'), { contentType: 'image/gif', width: 320, height: 200, moving: true }],
    ['JPEG', jpeg, { contentType: 'image/jpeg', width: 800, height: 600, moving: false }],
    [
      'WebP, extended, moving',
      webp('VP8X', 0b10, 0, 0, 0, 0x3f, 0x01, 0x00, 0xc7, 0x00, 0x00),
      { contentType: 'image/webp', width: 320, height: 200, moving: true },
    ],
    ['WebP, lossless', webp('VP8L', 0x2f, 0x3f, 0xc1, 0x31, 0x00), { contentType: 'image/webp', width: 320, height: 200, moving: false }],
    [
      'WebP, lossy',
      webp('VP8 ', 0, 0, 0, 0x9d, 0x01, 0x2a, 0x40, 0x01, 0xc8, 0x00),
      { contentType: 'image/webp', width: 320, height: 200, moving: false },
    ],
    ['no pixels', png(0, 480), undefined],
    ['markup', '<svg xmlns="http://www.w3.org/2000/svg"/>', undefined],
    ['JPEG cut off before its frame', jpeg.slice(0, 14), undefined],
    ['JPEG of endless fill', `\xff\xd8${'\xff'.repeat(100_000)}`, undefined],
    ['nothing', '', undefined],
  ])('%s', (_, sent, expected) => expect(pictureHeader(sent)).toEqual(expected));
});

const media = (value: string, id = 'pic'): string =>
  `<observationMedia classCode="OBS" moodCode="EVN" ID="${id}"><id nullFlavor="NI"/>${value}</observationMedia>`;
const value = (type: string, sent: string): string => `<value mediaType="${type}" representation="B64">${btoa(sent)}</value>`;
const shown =
  '<paragraph>Seen.<renderMultiMedia referencedObject="pic"><caption>Left forearm</caption></renderMultiMedia>Dressed.</paragraph>';
const readableOf = (text: string, ...entries: readonly string[]) => documentIn(withSection('51848-0', text, ...entries)).readable;
const blocksOf = (text: string, ...entries: readonly string[]): readonly DocumentBlock[] =>
  readableOf(text, ...entries).sections[0]?.blocks ?? [];
const pictureOf = (entry: string) => blocksOf(shown, entry).flatMap((block) => (block.block === 'picture' ? [block.picture] : []))[0];
const refused = (why: string) => ({ state: 'not-shown', why });

describe('pictures in a document', () => {
  test('stands where its author put it, with its caption, base64 within the document', () => {
    const wrapped = value('image/png', png(2, 3)).replace(/>(.{10})/, '>$1\n   ');
    const { sections, omitted } = readableOf(shown, media(wrapped));
    expect(sections[0]?.blocks).toEqual([
      { block: 'paragraph', runs: [{ text: 'Seen.' }] },
      {
        block: 'picture',
        caption: 'Left forearm',
        picture: { state: 'sent', contentType: 'image/png', data: btoa(png(2, 3)), width: 2, height: 3 },
      },
      { block: 'paragraph', runs: [{ text: 'Dressed.' }] },
    ]);
    expect(omitted).toEqual([]);
  });

  const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="steal()"><script>steal()</script></svg>';
  const outside = 'This picture is stored outside the document and is not loaded.';
  const noPicture = 'This file is not a PNG, JPEG, GIF or WebP picture. It is not shown.';
  test.each([
    ['elsewhere', '<value mediaType="image/png"><reference value="https://evil.example.org/p.png"/></value>', outside],
    [
      'elsewhere, with bytes beside',
      value('image/png', png(2, 3)).replace('</value>', '<reference value="//evil.example.org/p.png"/></value>'),
      outside,
    ],
    ['a drawing that could run', value('image/svg+xml', svg), 'This file is of a type that is not shown here (image/svg+xml).'],
    ['a drawing that calls itself a PNG', value('image/png', svg), noPicture],
    ['a page that calls itself nothing', value('', '<html><script>steal()</script></html>'), noPicture],
    ['a film', value('video/mp4', 'ftyp'), 'This file is of a type that is not shown here (video/mp4).'],
    ['markup within', `<value mediaType="image/png" representation="TXT">${svg.replaceAll('<', '&lt;')}</value>`, noPicture],
    ['a bomb', value('image/png', png(60_000, 60_000)), 'This picture is too large to show here: 60000 × 60000 pixels.'],
    ['many bytes', value('image/png', png(2, 3, 'x'.repeat(9_000_000))), 'This picture is too large to show here: 9 megabytes.'],
    ['no base64', '<value mediaType="image/png" representation="B64">%%%</value>', 'This picture is damaged and cannot be shown.'],
    ['nothing', '<value mediaType="image/png" representation="B64"> </value>', 'This picture was sent empty.'],
    ['kept back', '<value nullFlavor="MSK"/>', 'This picture was not sent: withheld by the source.'],
    ['no value', '', 'This picture was not sent.'],
    [
      'packed',
      value('image/png', 'x').replace('representation', 'compression="DF" representation'),
      'This picture is in a form this viewer cannot read.',
    ],
  ])('H27 %s is a sentence in its place', (_, sent, why) => {
    const { sections } = readableOf(shown, media(sent));
    expect(sections[0]?.blocks[1]).toEqual({ block: 'picture', caption: 'Left forearm', picture: refused(why) });
    expect(JSON.stringify(sections)).not.toMatch(/evil|steal|data":/);
  });

  test.each(['image/png', 'image/bmp', 'application/octet-stream', 'text/plain'])('H27 a JPEG called %s is drawn as what it is', (type) => {
    expect(pictureOf(media(value(type, jpeg)))).toMatchObject({ state: 'sent', contentType: 'image/jpeg' });
  });

  test.each(['image/jpg', 'IMAGE/JPEG; q=1', 'image/pjpeg'])('the names that are in use for a JPEG: %s', (type) => {
    expect(pictureOf(media(value(type, jpeg)))).toMatchObject({ state: 'sent', contentType: 'image/jpeg' });
  });

  test('one that is not in the document is said where it is missing', () => {
    const [, picture] = blocksOf(shown);
    expect(picture).toMatchObject({ picture: refused('The document refers to a picture that it does not contain.') });
  });

  test('H10 one that no text refers to stands at the end of its section', () => {
    expect(blocksOf('<paragraph>Seen.</paragraph>', media(value('image/png', png(2, 3))))).toMatchObject([
      { block: 'paragraph' },
      { block: 'picture', caption: 'The text does not mention this picture.', picture: { state: 'sent' } },
    ]);
  });

  test('several for one place, a marked one, and one that its author deleted', () => {
    const region = `<regionOfInterest classCode="ROIOVL" moodCode="EVN" ID="roi"><id nullFlavor="NI"/><code code="CIRCLE"/><entryRelationship typeCode="SUBJ">${media(value('image/gif', gif()), 'inner')}</entryRelationship></regionOfInterest>`;
    const text = '<content revised="delete"><renderMultiMedia referencedObject="pic roi"/></content>';
    const { sections, omitted } = readableOf(text, media(value('image/png', png(2, 3))), region);
    expect(sections[0]?.blocks).toMatchObject([
      { caption: 'Deleted by the author.', picture: { contentType: 'image/png' } },
      { caption: 'Deleted by the author.', picture: { contentType: 'image/gif' } },
    ]);
    expect(omitted).toEqual(['1 mark on a picture']);
  });

  test('in the cell of a table', () => {
    const text = '<table><tbody><tr><td>ECG<renderMultiMedia referencedObject="pic"/></td></tr></tbody></table>';
    const [table] = blocksOf(text, media(value('image/png', png(2, 3))));
    expect(table?.block === 'table' ? table.rows[0]?.cells[0]?.blocks : []).toMatchObject([{ block: 'paragraph' }, { block: 'picture' }]);
  });

  test('no more of them than a browser holds', () => {
    const large = value('image/png', png(2, 3, 'x'.repeat(7_000_000)));
    const ids = ['a', 'b', 'c'];
    const blocks = blocksOf(`<renderMultiMedia referencedObject="${ids.join(' ')}"/>`, ...ids.map((id) => media(large, id)));
    expect(blocks.map((block) => block.block === 'picture' && block.picture.state)).toEqual(['sent', 'sent', 'not-shown']);
  });
});

test.each<[string, string, unknown]>([
  ['base64', `data:image/png;base64,${btoa(png(2, 3))}`, { state: 'sent', contentType: 'image/png' }],
  ['a drawing', `data:image/svg+xml;base64,${btoa('<svg/>')}`, { state: 'not-shown' }],
  ['not base64', 'data:image/svg+xml,%3Csvg/%3E', { state: 'not-shown' }],
])('a web page’s own picture: %s', (_, address, picture) => {
  expect(htmlBlocks(`<p><img alt="Rash" src="${address}"></p>`, createNotebook())).toMatchObject([
    { block: 'picture', caption: 'Rash', picture },
  ]);
});
