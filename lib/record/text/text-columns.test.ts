import { expect, test } from 'vitest';
import { hasColumns } from './text-columns.ts';

test.each([
  ['values under each other', 'Sodium      140\nPotassium   4.1'],
  ['values that end under each other', 'Na     140\nK      4.1'],
  ['a title over a table', 'BLOOD CULTURE\n\nOrganism        Count\nE. coli         >100 000'],
  ['tabs', 'Na\t140\nK\t4.1'],
  ['leaders', 'Sodium ........ 140\nPotassium ..... 4.1'],
  ['upright bars', '| Test | Value |\n| Na   | 140   |'],
  ['spaces that do not break', 'Na\u00A0\u00A0\u00A0\u00A0140\nK\u00A0\u00A0\u00A0\u00A0\u00A04.1'],
  ['an audiogram in a long letter', `${'Seen in clinic today, well in herself.\n'.repeat(40)}Left    30   45\nRight   20   35`],
  ['two columns of unequal width', 'Na  140\nK  4.1'],
])('%s: columns', (_name, text) => expect(hasColumns(text)).toBe(true));

test.each([
  ['one line', 'Sodium      140'],
  ['prose', 'Seen today, well.\nTo be seen again in June.'],
  ['two spaces after each sentence', 'Well today.  No pain.\nEats well.  Sleeps well.'],
  ['a list', '-  ramipril\n-  aspirin\n-  metformin'],
  ['a numbered list', '1.  Stop aspirin\n2.  Start clopidogrel'],
  ['indented lines', 'Plan:\n    bloods\n    chest x-ray'],
  ['an address', 'Riverside Surgery\n1 River Road\nCity'],
  ['one slip of the keyboard in a letter', 'Dear doctor,\nshe was  well\nand went home.\nYours'],
  ['an unfinished sentence', 'Well... better\nthan last week... but tired'],
  ['nothing', ''],
])('%s: none', (_name, text) => expect(hasColumns(text)).toBe(false));

test('a text of a million spaces ends', () => {
  expect(hasColumns(`${' '.repeat(1_000_000)}x\n${'a  '.repeat(300_000)}`)).toBe(false);
});
