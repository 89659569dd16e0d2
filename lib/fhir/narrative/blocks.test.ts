import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DocumentBlock, DocumentSection } from '#/lib/record/model/readable-document.ts';
import { documentIn, withSection } from '#/lib/fhir/cda/fixtures/rows.ts';
import { dischargeSummary } from '#/lib/fhir/cda/fixtures/discharge-summary.ts';

const blocks = (text: string): readonly DocumentBlock[] => documentIn(withSection('51848-0', text)).readable.sections[0]?.blocks ?? [];
const paragraph = (text: string): DocumentBlock => ({ block: 'paragraph', runs: [{ text }] });

describe('narrative as nodes', () => {
  test.each<[string, string, readonly DocumentBlock[]]>([
    [
      'bare text',
      'Just <b>words</b>\n  here.',
      [{ block: 'paragraph', runs: [{ text: 'Just ' }, { text: 'words', marks: ['strong'] }, { text: ' here.' }] }],
    ],
    [
      'marks',
      '<paragraph>a<content styleCode="Bold Underline">b</content><content styleCode="Italics">c</content><sub>2</sub><sup>3</sup></paragraph>',
      [
        {
          block: 'paragraph',
          runs: [
            { text: 'a' },
            { text: 'b', marks: ['strong', 'underline'] },
            { text: 'c', marks: ['emphasis'] },
            { text: '2', marks: ['subscript'] },
            { text: '3', marks: ['superscript'] },
          ],
        },
      ],
    ],
    [
      'marks within marks',
      '<content styleCode="Bold">a <content styleCode="Italics">b</content></content>',
      [
        {
          block: 'paragraph',
          runs: [
            { text: 'a ', marks: ['strong'] },
            { text: 'b', marks: ['strong', 'emphasis'] },
          ],
        },
      ],
    ],
    [
      'what was deleted is struck',
      '<paragraph><content revised="delete">Penicillin given.</content></paragraph>',
      [{ block: 'paragraph', runs: [{ text: 'Penicillin given.', marks: ['struck'] }] }],
    ],
    ['line breaks', 'one<br/>two', [paragraph('one'), paragraph('two')]],
    [
      'caption of a paragraph',
      '<paragraph><caption>Plan</caption>Rest.</paragraph>',
      [{ block: 'heading', runs: [{ text: 'Plan' }] }, paragraph('Rest.')],
    ],
    [
      'list',
      '<list listType="ordered"><caption>Steps</caption><item>a</item><item>b<list><item>c</item></list></item></list>',
      [
        { block: 'heading', runs: [{ text: 'Steps' }] },
        {
          block: 'list',
          ordered: true,
          items: [[paragraph('a')], [paragraph('b'), { block: 'list', ordered: false, items: [[paragraph('c')]] }]],
        },
      ],
    ],
    [
      'table',
      '<table><caption>T</caption><col/><thead><tr><th colspan="2">H</th></tr></thead><tbody><tr><td rowspan="3">a</td><td>b</td></tr></tbody></table>',
      [
        {
          block: 'table',
          caption: 'T',
          rows: [
            { head: true, cells: [{ head: true, columns: 2, blocks: [paragraph('H')] }] },
            {
              head: false,
              cells: [
                { head: false, rows: 3, blocks: [paragraph('a')] },
                { head: false, blocks: [paragraph('b')] },
              ],
            },
          ],
        },
      ],
    ],
    [
      'words between the cells',
      '<table>lost? <tr>stray<td>a</td></tr></table>',
      [
        paragraph('lost?'),
        {
          block: 'table',
          rows: [
            {
              head: false,
              cells: [
                { head: false, blocks: [paragraph('a')] },
                { head: false, blocks: [paragraph('stray')] },
              ],
            },
          ],
        },
      ],
    ],
    ['footnote', 'a<footnote ID="f">why</footnote>', [{ block: 'paragraph', runs: [{ text: 'a' }, { text: ' [Note: why]', place: 'f' }] }]],
    ['unknown elements keep their words', '<panel><widget>deep</widget> water</panel>', [paragraph('deep water')]],
    ['CDATA and references', '<paragraph><![CDATA[<b>5 < 6</b>]]> &amp; &#x41;&lt;i&gt;</paragraph>', [paragraph('<b>5 < 6</b> & A<i>')]],
    ['a section without words', '', [paragraph('This section has no text.')]],
  ])('%s', (_, text, expected) => {
    expect(blocks(text)).toEqual(expected);
  });

  test('places: of rows, items, paragraphs and words, each once in the document', () => {
    const text =
      '<table ID="t"><tbody ID="tb"><tr ID="r"><td ID="c"><content ID="w">x</content></td></tr></tbody></table><list ID="l"><item ID="i"><content ID="iw">y</content></item></list><paragraph ID="r">again</paragraph><paragraph ID="a b/<">odd</paragraph>';
    expect(blocks(text.replace('a b/<', 'a b/'))).toEqual([
      {
        block: 'table',
        place: 't',
        rows: [
          {
            head: false,
            place: 'r',
            cells: [{ head: false, place: 'c', blocks: [{ block: 'paragraph', runs: [{ text: 'x', place: 'w' }] }] }],
          },
        ],
      },
      { block: 'list', place: 'l', ordered: false, items: [[{ block: 'paragraph', place: 'i', runs: [{ text: 'y', place: 'iw' }] }]] },
      paragraph('again'),
      { block: 'paragraph', place: 'a-b-', runs: [{ text: 'odd' }] },
    ]);
  });

  test('sections within sections, and one that gives no information', () => {
    const inner = '<component><section nullFlavor="NI"><title>Inner</title></section></component>';
    const { sections } = documentIn(withSection('51848-0', 'outer').replace('</section>', `${inner}</section>`)).readable;
    expect(sections).toEqual([
      {
        place: 'section-1',
        title: 'Tested section',
        blocks: [paragraph('outer')],
        entries: [],
        sections: [
          {
            place: 'section-1-1',
            title: 'Inner',
            blocks: [paragraph('The author gives no text for this section: no information.')],
            entries: [],
            sections: [],
          },
        ],
      },
    ]);
  });

  test('a discharge summary: links as text, pictures named, nothing to follow', () => {
    const { readable } = documentIn(dischargeSummary());
    expect(readable.sections[0]?.blocks.slice(1, 3)).toEqual([
      {
        block: 'paragraph',
        runs: [
          { text: 'Penicillin given.', marks: ['struck'] },
          { text: ' Leaflet: about pneumonia (https://leaflets.example.org/pneumonia)' },
        ],
      },
      {
        block: 'picture',
        caption: '',
        picture: { state: 'not-shown', why: 'This picture is stored outside the document and is not loaded.' },
      },
    ]);
    expect(readable.omitted).toEqual([]);
    expect(JSON.stringify(readable)).not.toContain('pictures.example.org');
  });
});

/** All words of the nodes, in order. */
function wordsIn(sections: readonly DocumentSection[]): string {
  const block = (one: DocumentBlock): string => {
    if (one.block === 'preformatted') return one.text;
    if (one.block === 'picture') return one.caption;
    if (one.block === 'list') return one.items.flat().map(block).join(' ');
    if (one.block === 'table')
      return [one.caption ?? '', ...one.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.blocks.map(block)))].join(' ');
    return one.runs.map(({ text }) => text).join('');
  };
  return sections.flatMap((section) => [...section.blocks.map(block), wordsIn(section.sections)]).join(' ');
}

const letters = (text: string): string =>
  [...text]
    .filter((letter) => /[a-z]/.test(letter))
    .toSorted()
    .join('');
const word = fc.stringMatching(/^[a-z]{1,6}$/);
const names = [
  'content',
  'paragraph',
  'list',
  'item',
  'table',
  'thead',
  'tbody',
  'tr',
  'td',
  'th',
  'caption',
  'sub',
  'br',
  'span',
  'mystery',
];
const markup = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    word.map((text) => `${text} `),
    fc
      .tuple(fc.constantFrom(...names), fc.array(tie('node'), { maxLength: 4 }))
      .map(([name, inner]) => `<${name}>${inner.join('')}</${name}>`),
  ),
})).node;

test('H06 every word of any narrative is in the nodes, whatever the markup', () => {
  fc.assert(
    fc.property(fc.array(markup, { maxLength: 6 }), (parts) => {
      const text = parts.join('');
      const plain = text.replace(/<[^>]*>/g, ' ');
      const expected = letters(plain) === '' ? letters('This section has no text.') : letters(plain);
      expect(letters(wordsIn(documentIn(withSection('51848-0', text)).readable.sections))).toBe(expected);
    }),
    { numRuns: 500 },
  );
}, 60_000);
