import type { ClinicalDate } from '#/lib/record/model/clinical-date.ts';
import type { DocumentFact } from '#/lib/record/model/readable-document.ts';
import { clinicalDateOf } from '#/lib/fhir/datatypes/clinical-date.ts';
import { joinTexts } from '#/lib/fhir/datatypes/text.ts';
import { nameText } from '#/lib/fhir/datatypes/person.ts';
import { cdaConcept, conceptWords } from '#/lib/fhir/cda/datatypes/concept.ts';
import { dateText, intervalOf } from '#/lib/fhir/cda/datatypes/dates.ts';
import { idText } from '#/lib/fhir/cda/datatypes/identifier.ts';
import { humanName, organizationText, partyText } from '#/lib/fhir/cda/datatypes/people.ts';
import { cleanLine } from '#/lib/fhir/markup/clean.ts';
import { type Narrative, writtenText } from '#/lib/fhir/narrative/narrative-text.ts';
import { confidentialityWords } from '#/lib/fhir/cda/document/sections.ts';
import { type Element, elementAtPath, attributeOf, childNamed, childrenNamed } from '#/lib/fhir/markup/element-tree.ts';

/** The head of a document for the reader, in reading order: what it is, of whom, by whom, when, for whom. */
export function headerFacts(root: Element, narrative: Narrative): readonly DocumentFact[] {
  const concept = (element: Element | undefined): string | undefined => conceptWords(cdaConcept(element, narrative));
  const facts: readonly HeaderFact[] = [
    ['Document type', concept(childNamed(root, 'code'))],
    ['Patient', nameText(humanName(elementAtPath(root, 'recordTarget', 'patientRole', 'patient', 'name')))],
    signed('Date', undefined, childNamed(root, 'effectiveTime')),
    ...signatures('Written by', childrenNamed(root, 'author'), 'assignedAuthor'),
    ...signatures('Entered by', childrenNamed(root, 'dataEnterer'), 'assignedEntity'),
    ...signatures('Signed by', childrenNamed(root, 'legalAuthenticator'), 'assignedEntity'),
    ...signatures('Confirmed by', childrenNamed(root, 'authenticator'), 'assignedEntity'),
    ['Kept by', organizationText(elementAtPath(root, 'custodian', 'assignedCustodian', 'representedCustodianOrganization'))],
    ...childrenNamed(root, 'componentOf').flatMap((componentOf) =>
      encounterFacts(childNamed(componentOf, 'encompassingEncounter'), concept),
    ),
    ...childrenNamed(root, 'documentationOf').flatMap((documentationOf) =>
      serviceFacts(childNamed(documentationOf, 'serviceEvent'), concept),
    ),
    ...childrenNamed(root, 'informationRecipient').map(
      (informationRecipient) => ['For', recipientText(childNamed(informationRecipient, 'intendedRecipient'))] as const,
    ),
    ...childrenNamed(root, 'participant').map((participant) => ['Also named', participantText(participant, concept)] as const),
    ...childrenNamed(root, 'informant').map(
      (informant) => ['Told by', partyText(childNamed(informant, 'assignedEntity') ?? childNamed(informant, 'relatedEntity'))] as const,
    ),
    ['Confidentiality', confidentialityWords(childNamed(root, 'confidentialityCode'))],
    ['Language', attributeOf(childNamed(root, 'languageCode'), 'code')],
    ['Version', attributeOf(childNamed(root, 'versionNumber'), 'value')],
    ...childrenNamed(root, 'authorization').map(
      (authorization) =>
        [
          'Consent',
          concept(elementAtPath(authorization, 'consent', 'code')) ??
            writtenText(elementAtPath(authorization, 'consent', 'code'), narrative),
        ] as const,
    ),
    ['Number', idText(childNamed(root, 'id'))],
  ];
  return facts.flatMap(([label, words = '', date]) => {
    const value = cleanLine(words);
    return value === '' && date === undefined ? [] : [{ label, value, ...(date && { date }) }];
  });
}

type HeaderFact = readonly [label: string, value: string | undefined, date?: ClinicalDate];

/** Dates that cannot be read are shown as they came (H14). */
function signed(label: string, role: Element | undefined, time: Element | undefined): HeaderFact {
  const dateOfHeader = dateText(attributeOf(time, 'value'));
  const date = clinicalDateOf(dateOfHeader, 'authored');
  return date === undefined ? [label, joinTexts([partyText(role), dateOfHeader], ', ')] : [label, partyText(role), date];
}

/** Facts of the people who took one part in the document, each with the time. */
function signatures(label: string, participations: readonly Element[], role: string): readonly HeaderFact[] {
  return participations.map((participation) => signed(label, childNamed(participation, role), childNamed(participation, 'time')));
}

type Concept = (element: Element | undefined) => string | undefined;

function encounterFacts(encounter: Element | undefined, concept: Concept): readonly HeaderFact[] {
  const facility = elementAtPath(encounter, 'location', 'healthCareFacility');
  const place = joinTexts(
    [
      organizationText(childNamed(facility, 'location')) ?? concept(childNamed(facility, 'code')),
      organizationText(childNamed(facility, 'serviceProviderOrganization')),
    ],
    ', ',
  );
  const people = [...childrenNamed(encounter, 'responsibleParty'), ...childrenNamed(encounter, 'encounterParticipant')].map(
    (encounterParticipant) => partyText(childNamed(encounterParticipant, 'assignedEntity')),
  );
  return [
    spanned('Contact', concept(childNamed(encounter, 'code')), childNamed(encounter, 'effectiveTime')),
    ['Place', place],
    ['Seen by', joinTexts([...new Set(people)], '; ')],
    [
      'Left to',
      concept(childNamed(encounter, 'dischargeDispositionCode')) ?? concept(childNamed(encounter, 'sdtc:dischargeDispositionCode')),
    ],
  ];
}

function serviceFacts(service: Element | undefined, concept: Concept): readonly HeaderFact[] {
  const performers = childrenNamed(service, 'performer').map((performer) => {
    const role = concept(childNamed(performer, 'functionCode'));
    return joinTexts([partyText(childNamed(performer, 'assignedEntity')), role && `(${role})`], ' ');
  });
  return [
    spanned('Care described', concept(childNamed(service, 'code')), childNamed(service, 'effectiveTime')),
    ['Care by', joinTexts(performers, '; ')],
  ];
}

/** A beginning alone is a point: that nobody wrote an end does not say that it goes on. */
function spanned(label: string, words: string | undefined, time: Element | undefined): HeaderFact {
  const { value, start, end } = intervalOf(time);
  const point = value ?? (end === undefined ? start : undefined);
  const date = clinicalDateOf(point ?? { start, end }, 'period');
  const bad = [value, start, end].filter((item) => item !== undefined && clinicalDateOf(item, 'period') === undefined);
  return [label, joinTexts([words, ...bad], ', '), date];
}

function recipientText(recipient: Element | undefined): string | undefined {
  return partyText(recipient);
}

function participantText(participant: Element, concept: Concept): string | undefined {
  const entity = childNamed(participant, 'associatedEntity');
  const relation = concept(childNamed(entity, 'code')) ?? roles.get(attributeOf(entity, 'classCode') ?? '');
  return joinTexts([partyText(entity), relation && `(${relation})`], ' ');
}

const roles = new Map([
  ['ECON', 'emergency contact'],
  ['NOK', 'next of kin'],
  ['CAREGIVER', 'carer'],
  ['GUARD', 'guardian'],
  ['PRS', 'relative'],
  ['PCP', 'general practitioner'],
]);
