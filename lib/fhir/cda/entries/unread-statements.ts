import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { cdaConcept, conceptWords } from '#/lib/fhir/cda/datatypes/concept.ts';
import { idText } from '#/lib/fhir/cda/datatypes/identifier.ts';
import { partyText } from '#/lib/fhir/cda/datatypes/people.ts';
import type { Narrative } from '#/lib/fhir/narrative/narrative-text.ts';
import { type Element, attributeOf, childNamed, childElements } from '#/lib/fhir/markup/element-tree.ts';
import { statementText } from './statement-text.ts';
import { isNegated, isStatement } from './statement.ts';
import type { BuiltResource } from './statement-context.ts';
import { statementNotes } from './words.ts';

/** Notes of statements that no resource carries, by the resource around them: nothing within an entry is lost (H06). */
export function unreadNotes(
  entry: Element,
  built: readonly BuiltResource[],
  claimed: ReadonlySet<Element>,
  narrative: Narrative,
): ReadonlyMap<BuiltResource, readonly JsonObject[]> {
  const notes = new Map<BuiltResource, JsonObject[]>();
  const [first] = built;
  if (first === undefined) return notes;
  const byElement = new Map(built.toReversed().map((item) => [item.element, item]));
  const visit = (element: Element, owner: BuiltResource, denied: boolean): void => {
    const mine = byElement.get(element) ?? owner;
    const unread = isStatement(element) && !claimed.has(element) && !byElement.has(element);
    const text = unread ? statementText(element, narrative) : (otherDocument(element, narrative) ?? otherParty(element));
    if (text !== undefined) notes.set(mine, [...(notes.get(mine) ?? []), { text: denied ? `Not related: ${text}` : text }]);
    const inner = denied || (element.name === 'entryRelationship' && isNegated(element));
    for (const node of element.children) if (typeof node !== 'string') visit(node, mine, inner);
  };
  visit(entry, first, false);
  return notes;
}

/** A reference to something outside the document: named, never fetched. */
function otherDocument(element: Element, narrative: Narrative): string | undefined {
  if (element.name !== 'reference') return undefined;
  const outside = childElements(element).find(({ name }) => name.startsWith('external'));
  const name = conceptWords(cdaConcept(childNamed(outside, 'code'), narrative)) ?? idText(childNamed(outside, 'id'));
  return name === undefined ? undefined : statementNotes.outsideReference(name);
}

/** Roles that the readers of entries show themselves. */
const shownParticipations = new Set(['CSM', 'DEV', 'PRD', 'LOC', 'VRF', 'CST', 'COV', 'HLD']);

function otherParty(element: Element): string | undefined {
  if (element.name !== 'participant' || shownParticipations.has(attributeOf(element, 'typeCode') ?? '')) return undefined;
  const name = partyText(childNamed(element, 'participantRole'));
  return name === undefined ? undefined : `Also named: ${name}`;
}
