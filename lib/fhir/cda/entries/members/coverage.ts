import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { nameText } from '#/lib/fhir/datatypes/person.ts';
import { cdaConcept } from '#/lib/fhir/cda/datatypes/concept.ts';
import { periodOf } from '#/lib/fhir/cda/datatypes/dates.ts';
import { humanName, organizationText } from '#/lib/fhir/cda/datatypes/people.ts';
import { present } from '#/lib/fhir/cda/datatypes/present.ts';
import { type Element, at, attribute, child, children } from '#/lib/fhir/markup/element-tree.ts';
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
    children(statement, 'participant').find((item) => attribute(item, 'typeCode') === code);
  const covered = participant('COV');
  const member = child(covered, 'participantRole');
  const holder = nameText(humanName(at(participant('HLD'), 'participantRole', 'playingEntity', 'name')));
  const cancelled = statusOf(statement) === 'cancelled' || statusOf(statement) === 'aborted';
  return present({
    status: cancelled ? 'cancelled' : 'active',
    type: cdaConcept(child(statement, 'code'), narrative),
    subscriberId: attribute(child(member, 'id'), 'extension'),
    subscriber: displayReference(holder),
    relationship: cdaConcept(child(member, 'code'), narrative),
    period: periodOf(child(covered, 'time')) ?? periodOf(child(around, 'effectiveTime')),
    payor: payersOf(statement),
    order: sequence(around, statement),
  });
}

/** The payer; a guarantor is no payer of the plan, and is named as what they are. */
function payersOf(statement: Element): readonly JsonObject[] {
  return children(statement, 'performer').flatMap((performer) => {
    const role = child(performer, 'assignedEntity');
    const name = organizationText(child(role, 'representedOrganization')) ?? nameText(humanName(at(role, 'assignedPerson', 'name')));
    const guarantor = attribute(child(role, 'code'), 'code') === 'GUAR' ? ' (guarantor)' : '';
    return name === undefined ? [] : [{ display: `${name}${guarantor}` }];
  });
}

function sequence(around: Element | undefined, statement: Element): number | undefined {
  const relation = children(around, 'entryRelationship').find((entryRelationship) => entryRelationship.children.includes(statement));
  const number = Number(attribute(child(relation, 'sequenceNumber'), 'value'));
  return Number.isInteger(number) && number > 0 ? number : undefined;
}
