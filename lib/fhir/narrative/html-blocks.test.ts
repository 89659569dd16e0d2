import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createNotebook } from './document-context.ts';
import type { DocumentBlock } from '#/lib/record/model/readable-document.ts';
import { htmlBlocks } from './html-blocks.ts';

const read = (markup: unknown) => {
  const notes = createNotebook();
  return { blocks: htmlBlocks(markup, notes), omitted: notes.omitted() };
};
const paragraph = (text: string): DocumentBlock => ({ block: 'paragraph', runs: [{ text }] });
const cell = (text: string, head = false) => ({ head, blocks: [paragraph(text)] });

/** Every word of the nodes, in order. */
function wordsIn(blocks: readonly DocumentBlock[]): string {
  return blocks
    .map((block) => {
      switch (block.block) {
        case 'preformatted':
          return block.text;
        case 'picture':
          return block.caption;
        case 'list':
          return block.items.map(wordsIn).join(' ');
        case 'table':
          return `${block.caption ?? ''} ${block.rows.flatMap(({ cells }) => cells.map((one) => wordsIn(one.blocks))).join(' ')}`;
        default:
          return block.runs.map(({ text }) => text).join('');
      }
    })
    .join(' ');
}
const wordsOf = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '');

describe('markup as our own nodes', () => {
  test.each<[string, readonly DocumentBlock[]]>([
    ['<div xmlns="http://www.w3.org/1999/xhtml"><p>Seen &amp; well</p>Later</div>', [paragraph('Seen & well'), paragraph('Later')]],
    [
      '<h1>Letter</h1><section><p>One<p>Two</section>',
      [{ block: 'heading', runs: [{ text: 'Letter' }] }, paragraph('One'), paragraph('Two')],
    ],
    [
      '<p>Not <b>given</b> <del>well</del> <span style="text-decoration: line-through">ill</span></p>',
      [
        {
          block: 'paragraph',
          runs: [
            { text: 'Not ' },
            { text: 'given', marks: ['strong'] },
            { text: ' ' },
            { text: 'well', marks: ['struck'] },
            { text: ' ' },
            { text: 'ill', marks: ['struck'] },
          ],
        },
      ],
    ],
    [
      '<ol><li>One<li>Two<ul><li>Three</ul></ol>',
      [
        {
          block: 'list',
          ordered: true,
          items: [[paragraph('One')], [paragraph('Two'), { block: 'list', ordered: false, items: [[paragraph('Three')]] }]],
        },
      ],
    ],
    [
      '<table><caption>Blood</caption><thead><tr><th>Test<th>Value</thead><tbody><tr><td>Hb<td colspan=2>104</table>',
      [
        {
          block: 'table',
          caption: 'Blood',
          rows: [
            { head: true, cells: [cell('Test', true), cell('Value', true)] },
            { head: false, cells: [cell('Hb'), { ...cell('104'), columns: 2 }] },
          ],
        },
      ],
    ],
    ['<pre>\nHb   104\n  WBC  5 &lt; 6\n</pre>', [{ block: 'preformatted', columns: true, text: 'Hb   104\n  WBC  5 < 6' }]],
    ['<dl><dt>Plan<dd>Rest</dl><td>stray</td>', [paragraph('Plan'), paragraph('Rest'), paragraph('stray')]],
    ['Hb <100 and K<3.5', [paragraph('Hb <100 and K<3.5')]],
    ['<p>Sex: <input type="radio" checked>F <input value="40"></p>', [paragraph('Sex: [x] F 40')]],
  ])('%s', (markup, blocks) => {
    expect(read(markup)).toEqual({ blocks, omitted: [] });
  });

  test.each<[string, string, readonly string[]]>([
    ['<p onclick="x()">a<script>steal()</script></p>', 'a', ['1 piece of program code']],
    ['<iframe src="https://evil.test"></iframe>b', 'b', ['1 frame with another page']],
    ['<a href="javascript:x()">c</a>', 'c', ['1 link whose address is not shown']],
    ['<a href="https://nhs.test/x">d</a>', 'd (https://nhs.test/x)', []],
    [
      '<img src="https://evil.test/1.png" alt="Scar"><img src=x onerror=alert(1)>',
      '[Picture not shown here: Scar] [Picture not shown here]',
      ['2 pictures or files within the text'],
    ],
    ['<svg onload=x()><text>e</text></svg>', 'e', ['1 drawing']],
    ['<object data="x.swf">f</object><style>p{background:url(https://evil.test)}</style>', 'f', ['1 object from elsewhere']],
    ['<p>given\u202Eton</p>', 'giventon', []],
    ['<base href="https://evil.test"><meta http-equiv="refresh" content="0;url=//evil.test">g', 'g', []],
  ])('H28 hostile: %s', (markup, text, omitted) => {
    const { blocks, omitted: said } = read(markup);
    expect(wordsIn(blocks).trim()).toBe(text);
    expect(said).toEqual(omitted);
    expect(JSON.stringify(blocks)).not.toMatch(/evil|javascript|alert|steal/);
  });

  test.each<[string, string, readonly string[]]>([
    ['&phi; &sim;5 mg &#8805; &Omega; &bogus; &amp;lt;', 'φ ∼5 mg ≥ Ω &bogus; &lt;', []],
    ['amo&shy;xicillin', 'amoxicillin', []],
    ['a <s/>b <b/>c', 'a b c', []],
    ['<title/>Seen<textarea/> well', 'Seen well', []],
    ['<title>Letter <b>one</b></title> of two', 'Letter one of two', []],
    ['<o:p>one</o:p><xhtml:p>two</xhtml:p>', 'one two', []],
    ['<![CDATA[K <5 & Na >140]]> seen', 'K <5 & Na >140 seen', []],
    ['Hb <low</p> and </5 mg', 'Hb <low and </5 mg', []],
    ['K <b', 'K <b', []],
    ['<p title="open>text</p><p>next</p>', 'text next', []],
    ["<p title=it's>one</p>", 'one', []],
    ['<tr><td>Hb</td><td>104</td></tr>', 'Hb 104', []],
    ['<td>Hb<td>104', 'Hb 104', []],
    ['<frameset><frame>one</frameset>', 'one', []],
    ['<plaintext>one <b>two</b>', 'one two', []],
    ['<select><option>Yes<option>No</select>', 'Yes No', []],
    ['a<!-- <b> not this -->b<!-- nor this', 'ab', []],
    ['a<script>if (1 < 2) "</b>"</script>b<style>p{}</style>c', 'abc', ['1 piece of program code']],
    ['<script>lost', '', ['1 piece of program code']],
    ['<script src="x"/>kept', 'kept', ['1 piece of program code']],
  ])('H25 %s', (markup, text, omitted) => {
    const page = read(markup);
    expect(wordsIn(page.blocks).replaceAll(/\s+/g, ' ').trim()).toBe(text);
    expect(page.omitted).toEqual(omitted);
  });

  test.each<[string, string, boolean]>([
    ['a megabyte of one tag', '<div>'.repeat(200_000), false],
    ['tables in each other', '<table><tr><td>'.repeat(70_000), false],
    ['marks in each other', '<b>'.repeat(330_000), false],
    ['links in each other', '<a href="#x">'.repeat(80_000), false],
    ['lists in each other', '<ul><li>'.repeat(120_000), false],
    ['marks that are never closed', Array.from({ length: 50_000 }, (_, at) => `<p><b id="${at}">`).join('</p>'), true],
    [
      'marks that overlap paragraphs',
      `<p>${Array.from({ length: 70 }, (_, at) => `<b id="${at}">`).join('')}</p>${'<p>x</p>'.repeat(100_000)}`,
      true,
    ],
    ['rows without an end', `<b><p>${'<br>'.repeat(190_000)}</b>`, false],
    ['words in a table', '<table>x'.repeat(120_000), false],
    ['brackets', '<'.repeat(1_000_000), false],
    ['quotes', '<a b="'.repeat(170_000), false],
    ['program text', '<script'.repeat(140_000), false],
    ['comments', '<!--'.repeat(250_000), false],
    ['sections', '<![CDATA['.repeat(110_000), false],
  ])(
    'H06 a bomb of %s ends soon',
    (_, bomb, isRefused) => {
      const { omitted } = read(`${bomb}deep`);
      expect(omitted).toEqual(isRefused ? ['1 page layout nested too deeply to read'] : []);
    },
    30_000,
  );

  test('H06 very deep, very wide, cut off anywhere, and no markup at all', () => {
    expect(wordsIn(read(`${'<div>'.repeat(20_000)}deep`).blocks)).toBe('deep');
    expect(wordsIn(read(`${'<table><tr><td>'.repeat(5_000)}deep`).blocks).trim()).toBe('deep');
    expect(read(undefined).blocks).toEqual([]);
    expect(read({}).blocks).toEqual([]);
    expect(read('x'.repeat(5_000_001)).omitted).toEqual(['1 part of a page too long for this viewer']);
  });
});

const tags = fc.constantFrom(
  ...'div p b i table thead tbody tr td th ul ol li dl dt dd caption pre br hr span a h2 section svg object center title form'.split(' '),
);
const word = fc.stringMatching(/^[a-z]{1,6}$/);
const piece = fc.oneof(
  word.map((text) => ({ text: ` ${text} `, word: text })),
  tags.map((name) => ({ text: `<${name}>`, word: '' })),
  tags.map((name) => ({ text: `</${name}>`, word: '' })),
);

test('H06 H25 every word survives any nesting of tags, opened and ended anyhow, each once', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const { blocks } = read(pieces.map(({ text }) => text).join(''));
      const sent = pieces.flatMap((one) => (one.word === '' ? [] : [one.word]));
      expect(wordsOf(wordsIn(blocks)).toSorted()).toEqual(sent.toSorted());
    }),
    { numRuns: 2_000 },
  );
});

test('H06 whatever comes is read', () => {
  const soup = fc.array(
    fc.oneof(fc.string(), fc.constantFrom('<', '>', '"', "'", '</', '<!--', '-->', '<![CDATA[', ']]>', '&', '=', '<td', '<li ')),
  );
  fc.assert(
    fc.property(soup, (parts) => {
      const { blocks } = read(parts.join(''));
      expect(blocks.every((block) => block.block === 'table' || wordsIn([block]) !== '')).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});
