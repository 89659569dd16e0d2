import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { cdaConcept, conceptWords } from '#/lib/fhir/cda/datatypes/concept.ts';
import { periodOf } from '#/lib/fhir/cda/datatypes/dates.ts';
import { partyText } from '#/lib/fhir/cda/datatypes/people.ts';
import { presentParts } from '#/lib/fhir/cda/datatypes/present.ts';
import { writtenText } from '#/lib/fhir/narrative/narrative-text.ts';
import { type Element, childNamed, childrenNamed } from '#/lib/fhir/markup/element-tree.ts';
import { hasTemplate, displayReference, statusOf, relatedStatements } from '#/lib/fhir/cda/entries/statement.ts';
import { type EntryMember, type StatementContext, buildResource } from '#/lib/fhir/cda/entries/statement-context.ts';

const memberAct = new Set(['2.16.840.1.113883.10.20.22.4.500.1']);
const teamType = new Set(['2.16.840.1.113883.10.20.22.4.500.2']);
const statuses = new Map([
  ['active', 'active'],
  ['completed', 'inactive'],
  ['aborted', 'inactive'],
  ['cancelled', 'inactive'],
  ['suspended', 'suspended'],
  ['nullified', 'entered-in-error'],
]);

/** Care team organizer: who looks after the patient. */
export const careTeamEntry: EntryMember = {
  name: 'care-team',
  templates: new Set(['2.16.840.1.113883.10.20.22.4.500']),
  fits: (statement, context) => context.section.has('85847-2') && statement.name === 'organizer',
  read: (statement, statementContext) => [buildResource(statement, 'CareTeam', teamOf(statement, statementContext))],
};

function teamOf(statement: Element, context: StatementContext): JsonObject {
  const parts = relatedStatements(statement).map((related) => related.statement);
  const members = parts.filter((part) => hasTemplate(part, memberAct));
  const type = parts.find((item) => hasTemplate(item, teamType));
  for (const statementPart of [...members, type]) if (statementPart !== undefined) context.claimed.add(statementPart);
  const statusCode = statusOf(statement);
  const kind = cdaConcept(childNamed(type, 'value'), context.narrative);
  return presentParts({
    status: statusCode === undefined ? undefined : (statuses.get(statusCode) ?? statusCode),
    name: writtenText(childNamed(childNamed(statement, 'code'), 'originalText'), context.narrative),
    category: kind === undefined ? [] : [kind],
    period: periodOf(childNamed(statement, 'effectiveTime')),
    participant: members.flatMap((member) => participantsOf(member, context)),
  });
}

/** A member who is no longer one is said to be so by the end of their period. */
function participantsOf(act: Element, { narrative }: StatementContext): readonly JsonObject[] {
  return childrenNamed(act, 'performer').map((performer) => {
    const entity = childNamed(performer, 'assignedEntity');
    const role = cdaConcept(
      childNamed(performer, 'sdtc:functionCode') ?? childNamed(performer, 'functionCode') ?? childNamed(entity, 'code'),
      narrative,
    );
    const name = partyText(entity);
    const words = conceptWords(role);
    return presentParts({
      role: role === undefined ? [] : [role],
      member: displayReference(name ?? (words === undefined ? 'not named' : undefined)),
      period: periodOf(childNamed(act, 'effectiveTime')),
    });
  });
}
