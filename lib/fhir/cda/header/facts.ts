import type { ClinicalDate } from '#/lib/record/model/clinical-date.ts';
import type { DocumentFact } from '#/lib/record/model/readable-document.ts';
import { clinicalDateOf } from '#/lib/fhir/datatypes/clinical-date.ts';
import { joined } from '#/lib/fhir/datatypes/text.ts';
import { nameText } from '#/lib/fhir/datatypes/person.ts';
import { cdaConcept, conceptWords } from '#/lib/fhir/cda/datatypes/concept.ts';
import { dateText, intervalOf } from '#/lib/fhir/cda/datatypes/dates.ts';
import { idText } from '#/lib/fhir/cda/datatypes/identifier.ts';
import { humanName, organizationText, partyText } from '#/lib/fhir/cda/datatypes/people.ts';
import { cleanLine } from '#/lib/fhir/markup/clean.ts';
import { type Narrative, writtenText } from '#/lib/fhir/narrative/narrative-text.ts';
import { confidentialityWords } from '#/lib/fhir/cda/document/sections.ts';
import { type Element, at, attribute, child, children } from '#/lib/fhir/markup/element-tree.ts';

/** The head of a document for the reader, in reading order: what it is, of whom, by whom, when, for whom. */
export function headerFacts(root: Element, narrative: Narrative): readonly DocumentFact[] {
  const concept = (element: Element | undefined): string | undefined => conceptWords(cdaConcept(element, narrative));
  const facts: readonly Said[] = [
    ['Document type', concept(child(root, 'code'))],
    ['Patient', nameText(humanName(at(root, 'recordTarget', 'patientRole', 'patient', 'name')))],
    signed('Date', undefined, child(root, 'effectiveTime')),
    ...children(root, 'author').map((author) => signed('Written by', child(author, 'assignedAuthor'), child(author, 'time'))),
    ...children(root, 'dataEnterer').map((dataEnterer) =>
      signed('Entered by', child(dataEnterer, 'assignedEntity'), child(dataEnterer, 'time')),
    ),
    ...children(root, 'legalAuthenticator').map((legalAuthenticator) =>
      signed('Signed by', child(legalAuthenticator, 'assignedEntity'), child(legalAuthenticator, 'time')),
    ),
    ...children(root, 'authenticator').map((authenticator) =>
      signed('Confirmed by', child(authenticator, 'assignedEntity'), child(authenticator, 'time')),
    ),
    ['Kept by', organizationText(at(root, 'custodian', 'assignedCustodian', 'representedCustodianOrganization'))],
    ...children(root, 'componentOf').flatMap((componentOf) => encounterFacts(child(componentOf, 'encompassingEncounter'), concept)),
    ...children(root, 'documentationOf').flatMap((documentationOf) => serviceFacts(child(documentationOf, 'serviceEvent'), concept)),
    ...children(root, 'informationRecipient').map(
      (informationRecipient) => ['For', recipientText(child(informationRecipient, 'intendedRecipient'))] as const,
    ),
    ...children(root, 'participant').map((participant) => ['Also named', participantText(participant, concept)] as const),
    ...children(root, 'informant').map(
      (informant) => ['Told by', partyText(child(informant, 'assignedEntity') ?? child(informant, 'relatedEntity'))] as const,
    ),
    ['Confidentiality', confidentialityWords(child(root, 'confidentialityCode'))],
    ['Language', attribute(child(root, 'languageCode'), 'code')],
    ['Version', attribute(child(root, 'versionNumber'), 'value')],
    ...children(root, 'authorization').map(
      (authorization) =>
        ['Consent', concept(at(authorization, 'consent', 'code')) ?? writtenText(at(authorization, 'consent', 'code'), narrative)] as const,
    ),
    ['Number', idText(child(root, 'id'))],
  ];
  return facts.flatMap(([label, words = '', date]) => {
    const value = cleanLine(words);
    return value === '' && date === undefined ? [] : [{ label, value, ...(date && { date }) }];
  });
}

type Said = readonly [label: string, value: string | undefined, date?: ClinicalDate];

/** Dates that cannot be read are shown as they came (H14). */
function signed(label: string, role: Element | undefined, time: Element | undefined): Said {
  const dateOfHeader = dateText(attribute(time, 'value'));
  const date = clinicalDateOf(dateOfHeader, 'authored');
  return date === undefined ? [label, joined([partyText(role), dateOfHeader], ', ')] : [label, partyText(role), date];
}

type Concept = (element: Element | undefined) => string | undefined;

function encounterFacts(encounter: Element | undefined, concept: Concept): readonly Said[] {
  const facility = at(encounter, 'location', 'healthCareFacility');
  const place = joined(
    [
      organizationText(child(facility, 'location')) ?? concept(child(facility, 'code')),
      organizationText(child(facility, 'serviceProviderOrganization')),
    ],
    ', ',
  );
  const people = [...children(encounter, 'responsibleParty'), ...children(encounter, 'encounterParticipant')].map((encounterParticipant) =>
    partyText(child(encounterParticipant, 'assignedEntity')),
  );
  return [
    spanned('Contact', concept(child(encounter, 'code')), child(encounter, 'effectiveTime')),
    ['Place', place],
    ['Seen by', joined([...new Set(people)], '; ')],
    ['Left to', concept(child(encounter, 'dischargeDispositionCode')) ?? concept(child(encounter, 'sdtc:dischargeDispositionCode'))],
  ];
}

function serviceFacts(service: Element | undefined, concept: Concept): readonly Said[] {
  const performers = children(service, 'performer').map((performer) => {
    const role = concept(child(performer, 'functionCode'));
    return joined([partyText(child(performer, 'assignedEntity')), role && `(${role})`], ' ');
  });
  return [
    spanned('Care described', concept(child(service, 'code')), child(service, 'effectiveTime')),
    ['Care by', joined(performers, '; ')],
  ];
}

/** A beginning alone is a point: that nobody wrote an end does not say that it goes on. */
function spanned(label: string, words: string | undefined, time: Element | undefined): Said {
  const { value, start, end } = intervalOf(time);
  const point = value ?? (end === undefined ? start : undefined);
  const date = clinicalDateOf(point ?? { start, end }, 'period');
  const bad = [value, start, end].filter((item) => item !== undefined && clinicalDateOf(item, 'period') === undefined);
  return [label, joined([words, ...bad], ', '), date];
}

function recipientText(recipient: Element | undefined): string | undefined {
  return partyText(recipient);
}

function participantText(participant: Element, concept: Concept): string | undefined {
  const entity = child(participant, 'associatedEntity');
  const relation = concept(child(entity, 'code')) ?? roles.get(attribute(entity, 'classCode') ?? '');
  return joined([partyText(entity), relation && `(${relation})`], ' ');
}

const roles = new Map([
  ['ECON', 'emergency contact'],
  ['NOK', 'next of kin'],
  ['CAREGIVER', 'carer'],
  ['GUARD', 'guardian'],
  ['PRS', 'relative'],
  ['PCP', 'general practitioner'],
]);
