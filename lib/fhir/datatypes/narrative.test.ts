import fc from 'fast-check';
import { expect, test } from 'vitest';
import { narrativeOf, paragraphsOf } from './narrative.ts';

test.each([
  ['<div xmlns="http://www.w3.org/1999/xhtml"><p>One</p><p>Two\n  lines</p></div>', ['One', 'Two lines']],
  ['a<br/>b', ['a', 'b']],
  ['<ul><li>first</li><li>second <b>bold</b></li></ul>', ['• first', '• second bold']],
  ['<table><tr><th>Test</th><td>5.0</td><td/></tr><tr><td>Hb</td></tr></table>', ['Test | 5.0', 'Hb']],
  ['<p>one</p><pre>\n  a    b\n  cc   d\n</pre><p>two\n  lines</p>', ['one', '  a    b\n  cc   d', 'two lines']],
  ['<pre>Na   140<br/>K    4.1</pre>after', ['Na   140\nK    4.1', 'after']],
  ['<pre>one line</pre>', ['one line']],
  ['<p>Result</p><div>Sodium      140<br/>Potassium   4.1</div><p>End</p>', ['Result', 'Sodium      140\nPotassium   4.1', 'End']],
  ['<div>\nSodium      140\nPotassium   4.1\n</div>', ['Sodium      140\nPotassium   4.1']],
  ['<div>Na&nbsp;&nbsp;&nbsp;140<br/>\nK&nbsp;&nbsp;&nbsp;&nbsp;4.1</div>', ['Na\u00A0\u00A0\u00A0140\nK\u00A0\u00A0\u00A0\u00A04.1']],
  ['<div>\n   Seen today, well\n   in herself.  No\n   pain.</div>', ['Seen today, well in herself. No pain.']],
  ['<tr>\n  <td>Na</td>\n  <td>140</td>\n</tr>', ['Na | 140']],
  ['<pre>not closed\n  a  b', ['not closed\n  a  b']],
  ['</pre>a  b', ['a b']],
  ['x<script>alert(1)</script>y<style>p{}</style>z', ['xyz']],
  ['x<script>alert(1)', ['x']],
  ['x<!-- <p>no</p> -->y', ['xy']],
  ['a<![CDATA[<b>&amp;]]>b', ['a<b>&amp;b']],
  ['&lt;b&gt; 5&nbsp;&micro;g &#233;&#xE9; &bogus; &amp;lt;', ['<b> 5\u00A0µg éé &bogus; &lt;']],
  ['Hb <100 and K <below range, then more', ['Hb <100 and K <below range, then more']],
  ['<p title="a > b">text</p>', ['text']],
  ['<p title="open>text</p><p>next</p>', ['text', 'next']],
  ['<img src=x onerror="alert(1)"/>after', ['after']],
  [
    '<p>Allergic to <del>penicillin</del> latex. <s>Warfarin</s> <strike>5 mg</strike></p>',
    ['Allergic to [struck out: penicillin] latex. [struck out: Warfarin] [struck out: 5 mg]'],
  ],
  ['<p>WBC 6 x10<sup>9</sup>/L, H<sub>2</sub>O</p>', ['WBC 6 x10^9/L, H2O']],
  ['', []],
])('%s', (markup, paragraphs) => {
  expect(paragraphsOf(markup)).toEqual(paragraphs);
});

test('a narrative is read from its div; an empty one says nothing', () => {
  expect(narrativeOf({ status: 'generated', div: '<div>Hip</div>' })).toEqual(['Hip']);
  expect(narrativeOf({ status: 'empty', div: '<div>No text</div>' })).toEqual([]);
  expect([narrativeOf(undefined), narrativeOf('x'), narrativeOf({ div: 7 })]).toEqual([[], [], []]);
});

test('what is too long is cut, and says so', () => {
  const paragraphs = paragraphsOf('<p>a</p>'.repeat(30_000));
  expect(paragraphs).toHaveLength(7_501);
  expect(paragraphs.at(-1)).toMatch(/^… \(text shortened here/);
});

test('any text ends, and no plain word is lost', () => {
  const piece = fc.constantFrom(
    '<',
    '>',
    '"',
    "'",
    '</',
    '<p>',
    '</p>',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<td>',
    '&',
    '&amp;',
    ';',
    ' ',
    '\n',
    'word',
    '<a href="',
    '/>',
    '<script',
    '</script>',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 200 }), (pieces) => Array.isArray(paragraphsOf(pieces.join('')))),
    { numRuns: 1_000 },
  );
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1, maxLength: 20 }), (words) => {
      expect(paragraphsOf(`<div>${words.map((word) => `<p>${word}</p>`).join('')}</div>`)).toEqual(words);
    }),
  );
});

test('hostile markup of a hundred thousand tags ends', () => {
  for (const part of ['<', '<a "', '<!--', '<![CDATA[', '<script>', '&', '<p title=\'"', '</'])
    expect(Array.isArray(paragraphsOf(part.repeat(50_000)))).toBe(true);
});
