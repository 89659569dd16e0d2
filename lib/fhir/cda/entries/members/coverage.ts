import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { nameText } from '#/lib/fhir/datatypes/person.ts';
import { cdaConcept } from '#/lib/fhir/cda/datatypes/concept.ts';
import { periodOf } from '#/lib/fhir/cda/datatypes/dates.ts';
import { humanName, organizationText } from '#/lib/fhir/cda/datatypes/people.ts';
import { presentParts } from '#/lib/fhir/cda/datatypes/present.ts';
import { type Element, elementAtPath, attributeOf, childNamed, childrenNamed } from '#/lib/fhir/markup/element-tree.ts';
import { displayReference, statusOf } from '#/lib/fhir/cda/entries/statement.ts';
import { type EntryMember, type StatementContext, buildResource } from '#/lib/fhir/cda/entries/statement-context.ts';

/** Policy activity, within a coverage activity: who pays for care. */
export const coverageEntry: EntryMember = {
  name: 'coverage',
  templates: new Set(['2.16.840.1.113883.10.20.22.4.61', '2.16.840.1.113883.10.20.1.26']),
  read: (statement, context) => [buildResource(statement, 'Coverage', coverageOf(statement, context))],
};

function coverageOf(statement: Element, { narrative, around }: StatementContext): JsonObject {
  const participant = (code: string): Element | undefined =>
    childrenNamed(statement, 'participant').find((item) => attributeOf(item, 'typeCode') === code);
  const covered = participant('COV');
  const member = childNamed(covered, 'participantRole');
  const holder = nameText(humanName(elementAtPath(participant('HLD'), 'participantRole', 'playingEntity', 'name')));
  const cancelled = statusOf(statement) === 'cancelled' || statusOf(statement) === 'aborted';
  return presentParts({
    status: cancelled ? 'cancelled' : 'active',
    type: cdaConcept(childNamed(statement, 'code'), narrative),
    subscriberId: attributeOf(childNamed(member, 'id'), 'extension'),
    subscriber: displayReference(holder),
    relationship: cdaConcept(childNamed(member, 'code'), narrative),
    period: periodOf(childNamed(covered, 'time')) ?? periodOf(childNamed(around, 'effectiveTime')),
    payor: payersOf(statement),
    order: sequence(around, statement),
  });
}

/** The payer; a guarantor is no payer of the plan, and is named as what they are. */
function payersOf(statement: Element): readonly JsonObject[] {
  return childrenNamed(statement, 'performer').flatMap((performer) => {
    const role = childNamed(performer, 'assignedEntity');
    const name =
      organizationText(childNamed(role, 'representedOrganization')) ?? nameText(humanName(elementAtPath(role, 'assignedPerson', 'name')));
    const guarantor = attributeOf(childNamed(role, 'code'), 'code') === 'GUAR' ? ' (guarantor)' : '';
    return name === undefined ? [] : [{ display: `${name}${guarantor}` }];
  });
}

function sequence(around: Element | undefined, statement: Element): number | undefined {
  const relation = childrenNamed(around, 'entryRelationship').find((entryRelationship) => entryRelationship.children.includes(statement));
  const number = Number(attributeOf(childNamed(relation, 'sequenceNumber'), 'value'));
  return Number.isInteger(number) && number > 0 ? number : undefined;
}
