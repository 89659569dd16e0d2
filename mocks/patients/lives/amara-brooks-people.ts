import { staffOf } from '#/mocks/fhir/chart.ts';
import { codeableConcept, coding, relationships, snomed } from '#/mocks/fhir/codes.ts';
import { flag } from '#/mocks/fhir/flag.ts';
import { careTeam, relatedPerson } from '#/mocks/fhir/people-to-ring.ts';
import { londonInstant } from '#/mocks/fhir/time.ts';
import type { Life } from '#/mocks/patients/model/life.ts';

/** NHS England's categories of reasonable adjustments. */
const communicationSupport = codeableConcept(
  'Reasonable adjustment: communication support',
  coding('https://fhir.nhs.uk/England/CodeSystem/RA-FlagCategory', '001', 'Communication support'),
);

/** People to ring about her, and how to speak with her. The next of kin stands in the hospital's own Patient too (`demographics.ts`). */
export function amarasPeople(life: Life): void {
  const council = life.chart('social-care');
  const community = life.chart('community');
  relatedPerson(council, {
    givenName: 'Ruth',
    family: 'Brooks',
    relationships: [relationships.nextOfKin, relationships.daughter],
    recorded: londonInstant('2023-05-16T12:05'),
    phone: '07700 900118',
  });
  careTeam(council, {
    name: 'Adult social care, Thamesford',
    from: londonInstant('2023-05-30T09:00'),
    phone: '01632 960140',
    members: [
      { role: codeableConcept('Key worker'), member: staffOf(council, 0) },
      { role: codeableConcept('Occupational therapist'), member: staffOf(council, 1) },
    ],
  });
  careTeam(community, {
    name: 'District nursing, Northgate',
    from: londonInstant('2021-04-20T09:00'),
    phone: '01632 960150',
    members: [
      { role: codeableConcept('Nurse', snomed('224535009', 'Registered nurse')), member: staffOf(community, 0) },
      { role: codeableConcept('Physiotherapist', snomed('36682004', 'Physiotherapist')), member: staffOf(community, 1) },
    ],
  });
  flag(council, {
    code: codeableConcept('Hard of hearing, face her', snomed('15188001', 'Hearing loss')),
    category: communicationSupport,
    from: londonInstant('2023-05-16T12:10'),
  });
}
