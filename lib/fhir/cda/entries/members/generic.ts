import { cdaConcept } from '#/lib/fhir/cda/datatypes/concept.ts';
import { writtenText } from '#/lib/fhir/narrative/narrative-text.ts';
import { type Element, childNamed, childrenNamed } from '#/lib/fhir/markup/element-tree.ts';
import { observationOf } from '#/lib/fhir/cda/entries/observation.ts';
import { productName } from '#/lib/fhir/cda/entries/product.ts';
import { requestOf } from '#/lib/fhir/cda/entries/request.ts';
import { moodOf } from '#/lib/fhir/cda/entries/statement.ts';
import type { BuiltResource, EntryMember, StatementContext } from '#/lib/fhir/cda/entries/statement-context.ts';
import { unnamedEntry } from '#/lib/fhir/cda/entries/words.ts';

/** A statement that nobody has described: what it says, under its own code; never lost (H10). */
export const genericEntry: EntryMember = {
  name: 'generic',
  templates: new Set(),
  read: (statement, context) => {
    if (!saysSomething(statement, context)) return [];
    const specific = moodOf(statement) === 'EVN' ? namedByProduct(statement, context) : requestOf(statement, context);
    return specific === undefined ? [] : [specific];
  },
};

function saysSomething(statement: Element, { narrative }: StatementContext): boolean {
  if (statement.name === 'observationMedia' || statement.name === 'regionOfInterest') return false;
  const parts = [
    cdaConcept(childNamed(statement, 'code'), narrative),
    productName(statement, narrative),
    childrenNamed(statement, 'value')[0],
  ];
  return parts.some((part) => part !== undefined) || writtenText(childNamed(statement, 'text'), narrative) !== undefined;
}

function namedByProduct(statement: Element, context: StatementContext): BuiltResource {
  const product = productName(statement, context.narrative);
  const item = observationOf(statement, '', unnamedEntry, context);
  return product === undefined || childNamed(statement, 'code') !== undefined
    ? item
    : { ...item, resource: { ...item.resource, code: product } };
}
