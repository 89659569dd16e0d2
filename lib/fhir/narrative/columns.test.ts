import { expect, test } from 'vitest';
import { parseTree } from '#/lib/fhir/markup/parse-tree.ts';
import { blocksOf } from './blocks.ts';
import { createNotebook } from './document-context.ts';
import { htmlBlocks } from './html-blocks.ts';

function cdaText(markup: string): unknown {
  const parsed = parseTree(`<text xmlns="urn:hl7-org:v3">${markup}</text>`);
  if (!parsed.ok) throw new Error(parsed.why);
  return blocksOf(parsed.root, createNotebook());
}

const block = (text: string): unknown => ({ block: 'preformatted', columns: true, text });
const paragraph = (text: string): unknown => ({ block: 'paragraph', runs: [{ text }] });

test.each([
  ['lines of the source', '\nSodium      140\nPotassium   4.1\n', [block('Sodium      140\nPotassium   4.1')]],
  ['breaks', 'Sodium      140<br/>\n  Potassium   4.1', [block('Sodium      140\nPotassium   4.1')]],
  [
    'a paragraph',
    '<paragraph>Na   140<br/>K    4.1</paragraph><paragraph>End</paragraph>',
    [block('Na   140\nK    4.1'), paragraph('End')],
  ],
  ['spaces that do not break', 'Na&#160;&#160;140<br/>K&#160;&#160;&#160;4.1', [block('Na\u00A0\u00A0140\nK\u00A0\u00A0\u00A04.1')]],
])('B12 columns of a CDA text by %s stay', (_name, markup, blocks) => expect(cdaText(markup)).toEqual(blocks));

test.each([
  ['prose in lines of the source', '\n  Seen today,\n  well in herself.\n', [paragraph('Seen today, well in herself.')]],
  ['prose with breaks', 'Seen today.<br/>Well.', [paragraph('Seen today.'), paragraph('Well.')]],
  ['an address', 'River House<br/>1 River Road', [paragraph('River House'), paragraph('1 River Road')]],
])('B12 %s is no table', (_name, markup, blocks) => expect(cdaText(markup)).toEqual(blocks));

test.each([
  ['<div style="white-space: pre">Na 140\n K 4.1</div>', [block('Na 140\n K 4.1')]],
  ['<p style="white-space:pre-wrap">a\n  b</p>', [block('a\n  b')]],
  ['<xmp>Na 140\nK 4.1</xmp>', [block('Na 140\nK 4.1')]],
  ['<p style="white-space: nowrap">a\n  b</p>', [paragraph('a b')]],
  ['<p style="white-space: pre-line">a\n  b</p>', [paragraph('a b')]],
])('B12 %s keeps what its author kept', (markup, blocks) => expect(htmlBlocks(markup, createNotebook())).toEqual(blocks));

test.each([
  ['breaks', 'Stop aspirin.&lt;br/&gt;Start iron.', [paragraph('Stop aspirin.'), paragraph('Start iron.')]],
  ['a list', '<paragraph>Stop:&lt;ul&gt;&lt;li&gt;aspirin&lt;/li&gt;&lt;/ul&gt;</paragraph>', [paragraph('Stop:'), paragraph('• aspirin')]],
  ['nothing: other tags', 'see &lt;b&gt;5&lt;/b&gt;', [paragraph('see <b>5</b>')]],
  ['nothing: figures', 'Hb &lt;100 and K &gt;5', [paragraph('Hb <100 and K >5')]],
  ['nothing: a name', 'group &lt;B&gt; positive', [paragraph('group <B> positive')]],
])('B22 markup escaped into a CDA text is read: %s', (_name, markup, blocks) => expect(cdaText(markup)).toEqual(blocks));
