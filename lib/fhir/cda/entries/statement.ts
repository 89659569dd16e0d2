import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { joinTexts } from '#/lib/fhir/datatypes/text.ts';
import { codingsOf } from '#/lib/fhir/cda/datatypes/concept.ts';
import { dateText } from '#/lib/fhir/cda/datatypes/dates.ts';
import { partyText } from '#/lib/fhir/cda/datatypes/people.ts';
import { type Element, attributeOf, childNamed, childrenNamed, childElements } from '#/lib/fhir/markup/element-tree.ts';

/** CDA R2 clinical statements. */
const statements = new Set(
  'act encounter observation observationMedia organizer procedure regionOfInterest substanceAdministration supply'.split(' '),
);

export function isStatement(element: Element): boolean {
  return statements.has(element.name);
}

/** The statements directly within an entry, an entryRelationship or a component: one, unless the document is broken. */
export function statementsIn(element: Element | undefined): readonly Element[] {
  return childElements(element).filter(isStatement);
}

/** A statement within another, with the type of its relationship. */
interface RelatedStatement {
  readonly type: string;
  readonly statement: Element;
}

/** Each of the statements in one asks what stands beside it: found once. */
const knownRelations = new WeakMap<Element, readonly RelatedStatement[]>();

/** Statements within a statement, not those to which the relationship is denied. */
export function relatedStatements(statement: Element): readonly RelatedStatement[] {
  const all =
    knownRelations.get(statement) ??
    [...childrenNamed(statement, 'entryRelationship'), ...childrenNamed(statement, 'component')].flatMap(partsOf);
  knownRelations.set(statement, all);
  return all;
}

function partsOf(relation: Element): readonly RelatedStatement[] {
  if (isNegated(relation)) return [];
  return statementsIn(relation).map((statement) => ({ type: attributeOf(relation, 'typeCode') ?? 'COMP', statement }));
}

export function hasTemplate(statement: Element, roots: ReadonlySet<string>): boolean {
  return childrenNamed(statement, 'templateId').some((template) => roots.has(attributeOf(template, 'root') ?? ''));
}

/** The statement's own code is one of these, in any system. */
export function isCoded(statement: Element, ...codes: readonly string[]): boolean {
  const code = childNamed(statement, 'code');
  return code !== undefined && codingsOf(code).some((coding) => codes.includes(String(coding.code)));
}

export function isNegated(statement: Element): boolean {
  const negation = attributeOf(statement, 'negationInd');
  return negation === 'true' || negation === '1';
}

/** v3 ActStatus. */
export function statusOf(statement: Element | undefined): string | undefined {
  return attributeOf(childNamed(statement, 'statusCode'), 'code');
}

/** v3 ActMood; what says nothing has happened. */
export function moodOf(statement: Element): string {
  return attributeOf(statement, 'moodCode') ?? 'EVN';
}

/** The earliest time at which an author wrote it down. */
export function authoredAt(...statement: readonly (Element | undefined)[]): string | undefined {
  for (const item of statement) {
    const times = childrenNamed(item, 'author').map((author) => dateText(attributeOf(childNamed(author, 'time'), 'value')));
    const [earliest] = times.filter((time) => time !== undefined).toSorted();
    if (earliest !== undefined) return earliest;
  }
  return undefined;
}

/** R4 Reference that names a person or an organisation: neither has a resource here. */
export function displayReference(text: string | undefined): JsonObject | undefined {
  return text === undefined ? undefined : { display: text };
}

export function authorOf(...statements: readonly (Element | undefined)[]): JsonObject | undefined {
  for (const statement of statements) {
    const names = childrenNamed(statement, 'author').map((author) => partyText(childNamed(author, 'assignedAuthor')));
    const text = joinTexts([...new Set(names)], '; ');
    if (text !== undefined) return displayReference(text);
  }
  return undefined;
}

/** Informants of a statement. */
export function informantOf(statement: Element): JsonObject | undefined {
  const names = childrenNamed(statement, 'informant').map((informant) =>
    partyText(childNamed(informant, 'assignedEntity') ?? childNamed(informant, 'relatedEntity')),
  );
  return displayReference(joinTexts([...new Set(names)], '; '));
}

export function performersOf(statement: Element): readonly JsonObject[] {
  return childrenNamed(statement, 'performer')
    .map((performer) => displayReference(partyText(childNamed(performer, 'assignedEntity'))))
    .filter((reference) => reference !== undefined);
}
