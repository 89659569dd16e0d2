import { expect, test } from 'vitest';
import { readStrayMarkup } from './stray-markup.ts';

test.each([
  ['Seen today.<br>Well.', 'Seen today.\nWell.'],
  ['Seen today.<br />\nWell.<BR/>Home.', 'Seen today.\nWell.\nHome.'],
  ['Stop:<ul>\n<li>aspirin</li>\n<li>ramipril</li>\n</ul>', 'Stop:\n• aspirin\n• ramipril'],
  ['<ol><li>one</li><li>two</li></ol>', '• one\n• two'],
  ['<p>First.</p><p class="x">Second.</p>', 'First.\nSecond.'],
  ['<table><tr><th>Na</th><td>140</td></tr><tr><td>K</td><td>4.1</td></tr></table>', 'Na | 140\nK | 4.1'],
  ['<b>Allergic</b> to <strong style="color:red">latex</strong>', 'Allergic to latex'],
  ['Take <s>warfarin</s> <del>5 mg</del> apixaban', 'Take [struck out: warfarin] [struck out: 5 mg] apixaban'],
  ['WBC 6 x10<sup>9</sup>/L', 'WBC 6 x10^9/L'],
  [
    'eGFR &lt;15, K &gt; 6.0 &amp; rising, caf&eacute;, 5&nbsp;&micro;g, &#8805; 3, &#x2265; 3',
    'eGFR <15, K > 6.0 & rising, café, 5\u00A0µg, ≥ 3, ≥ 3',
  ],
  ['Seen today.&lt;br&gt;Well.&lt;br/&gt;Home', 'Seen today.\nWell.\nHome'],
  ['Stop: &lt;ul&gt;&lt;li&gt;aspirin&lt;/li&gt;&lt;/ul&gt;', 'Stop:\n• aspirin'],
  ['Growth\\.br\\MRSA\\.br\\sensitive', 'Growth\nMRSA\nsensitive'],
])('B22 %j reads %j', (sent, read) => expect(readStrayMarkup(sent)).toBe(read));

test.each([
  'C:\\.brother\\x',
  'path \\.config\\br',
  'Hb <100 and K >5',
  'group <B> positive',
  'patient <name withheld> seen',
  'p <0.05 and q>0.1',
  '<p 0.05 and K>5',
  'see <https://example.org>',
  'From: <mail@example.org>',
  'AT&T, R & D, Q&A; done &bogus;',
  '5 < 6 > 4, a<b and c>d',
  '&lt',
  '<brother> has asthma',
])('B22 %j stays as it is', (sent) => expect(readStrayMarkup(sent)).toBe(sent));

test('B22 what was escaped twice is read once', () => expect(readStrayMarkup('&amp;lt;5')).toBe('&lt;5'));

test.each(['<', '<br', '<p ', '<b>', '<a x="', '&', '<li ', '\n ', '<p a a a '])('B22 a hundred thousand of %j end', (part) => {
  expect(typeof readStrayMarkup(part.repeat(100_000))).toBe('string');
});
