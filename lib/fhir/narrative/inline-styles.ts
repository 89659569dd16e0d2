import type { DocumentRun } from '#/lib/record/model/readable-document.ts';
import { type Element, attributeOf } from '#/lib/fhir/markup/element-tree.ts';

export type TextMark = NonNullable<DocumentRun['marks']>[number];

const byName = new Map<string, TextMark>([
  ['sub', 'subscript'],
  ['sup', 'superscript'],
  ['b', 'strong'],
  ['strong', 'strong'],
  ['i', 'emphasis'],
  ['em', 'emphasis'],
  ['u', 'underline'],
  ['s', 'struck'],
  ['del', 'struck'],
]);

/** styleCode of CDA R2 §4.3.5.11, as far as it can be said without colour. */
const byStyle = new Map<string, TextMark>([
  ['bold', 'strong'],
  ['italics', 'emphasis'],
  ['emphasis', 'emphasis'],
  ['underline', 'underline'],
  ['strikethrough', 'struck'],
]);

/** The marks that an element adds to its text. What a revision deleted must never read as said (CDA R2 §4.3.5.1). */
export function marksOf(element: Element): readonly TextMark[] {
  const styles = (attributeOf(element, 'styleCode') ?? '').toLowerCase().split(/\s+/);
  const revised = attributeOf(element, 'revised');
  const struck: TextMark | undefined = revised === 'delete' ? 'struck' : undefined;
  const marks = [byName.get(element.name), ...styles.map((style) => byStyle.get(style)), struck];
  return marks.filter((mark) => mark !== undefined);
}
