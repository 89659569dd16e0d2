import type { CareTeam, CodeableConcept, Reference, RelatedPerson } from 'fhir/r4';
import { fileResource, organisationOf, resourceStem, type Chart } from './chart.ts';
import { dateTime, type Instant } from './time.ts';

export interface CareTeamMember {
  /** "Key worker". */
  readonly role: CodeableConcept;
  readonly member: Reference;
}

export interface CareTeamInput {
  readonly name: string;
  readonly from: Instant;
  /** Number of the team itself, as the organisation gives it out. */
  readonly phone: string;
  readonly members: readonly CareTeamMember[];
  readonly status?: CareTeam['status'];
}

/** The people of one organisation who look after the patient, and the number on which they can be rung. */
export function careTeam(chart: Chart, input: CareTeamInput): CareTeam {
  return fileResource(chart, {
    resourceType: 'CareTeam',
    ...resourceStem(chart, 'care-team', input.from),
    status: input.status ?? 'active',
    name: input.name,
    subject: chart.subject,
    period: { start: dateTime(input.from) },
    participant: input.members.map(({ role, member }) => ({ role: [role], member })),
    managingOrganization: [organisationOf(chart)],
    telecom: [{ system: 'phone', value: input.phone, use: 'work' }],
  });
}

export interface RelatedPersonInput {
  readonly givenName: string;
  readonly family: string;
  readonly relationships: readonly CodeableConcept[];
  readonly recorded: Instant;
  /** Absent: the organisation has no number. */
  readonly phone?: string;
}

/** Somebody close to the patient, as an organisation keeps them in a record of their own. */
export function relatedPerson(chart: Chart, input: RelatedPersonInput): RelatedPerson {
  const { givenName, family, phone } = input;
  return fileResource(chart, {
    resourceType: 'RelatedPerson',
    ...resourceStem(chart, 'related-person', input.recorded),
    active: true,
    patient: chart.subject,
    relationship: [...input.relationships],
    name: [{ use: 'official', text: `${givenName} ${family}`, family, given: [givenName] }],
    ...(phone !== undefined && { telecom: [{ system: 'phone', value: phone, use: 'mobile' }] }),
  });
}
