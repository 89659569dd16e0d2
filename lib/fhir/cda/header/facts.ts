import type { ReadableDocument } from '#/lib/record/readable-document.ts';
import { joined } from '#/lib/fhir/datatypes/text.ts';
import { nameText } from '#/lib/fhir/datatypes/person.ts';
import { conceptOf, conceptWords } from '#/lib/fhir/cda/datatypes/concept.ts';
import { dateText, intervalOf } from '#/lib/fhir/cda/datatypes/dates.ts';
import { idText } from '#/lib/fhir/cda/datatypes/identifier.ts';
import { nameOf, organizationText, partyText } from '#/lib/fhir/cda/datatypes/people.ts';
import { cleanLine } from '#/lib/fhir/cda/narrative/clean.ts';
import { type Narrative, writtenText } from '#/lib/fhir/cda/narrative/words.ts';
import { confidentialityWords } from '#/lib/fhir/cda/sections.ts';
import { type Element, at, attribute, child, children } from '#/lib/fhir/cda/xml/tree.ts';
import { dateWords } from './date-words.ts';

type Fact = ReadableDocument['facts'][number];

/** The head of a document for the reader, in reading order: what it is, of whom, by whom, when, for whom. */
export function factsOf(root: Element, narrative: Narrative): readonly Fact[] {
  const concept = (element: Element | undefined): string | undefined => conceptWords(conceptOf(element, narrative));
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Document type', concept(child(root, 'code'))],
    ['Patient', nameText(nameOf(at(root, 'recordTarget', 'patientRole', 'patient', 'name')))],
    ['Date', timeWords(child(root, 'effectiveTime'))],
    ...children(root, 'author').map((author) => ['Written by', signed(child(author, 'assignedAuthor'), child(author, 'time'))] as const),
    ...children(root, 'dataEnterer').map((one) => ['Entered by', signed(child(one, 'assignedEntity'), child(one, 'time'))] as const),
    ...children(root, 'legalAuthenticator').map((one) => ['Signed by', signed(child(one, 'assignedEntity'), child(one, 'time'))] as const),
    ...children(root, 'authenticator').map((one) => ['Confirmed by', signed(child(one, 'assignedEntity'), child(one, 'time'))] as const),
    ['Kept by', organizationText(at(root, 'custodian', 'assignedCustodian', 'representedCustodianOrganization'))],
    ...children(root, 'componentOf').flatMap((one) => encounterFacts(child(one, 'encompassingEncounter'), concept)),
    ...children(root, 'documentationOf').flatMap((one) => serviceFacts(child(one, 'serviceEvent'), concept)),
    ...children(root, 'informationRecipient').map((one) => ['For', recipientText(child(one, 'intendedRecipient'))] as const),
    ...children(root, 'participant').map((one) => ['Also named', participantText(one, concept)] as const),
    ...children(root, 'informant').map(
      (one) => ['Told by', partyText(child(one, 'assignedEntity') ?? child(one, 'relatedEntity'))] as const,
    ),
    ['Confidentiality', confidentialityWords(child(root, 'confidentialityCode'))],
    ['Language', attribute(child(root, 'languageCode'), 'code')],
    ['Version', attribute(child(root, 'versionNumber'), 'value')],
    ...children(root, 'authorization').map(
      (one) => ['Consent', concept(at(one, 'consent', 'code')) ?? writtenText(at(one, 'consent', 'code'), narrative)] as const,
    ),
    ['Number', idText(child(root, 'id'))],
  ];
  return facts.flatMap(([label, value]) => (value === undefined || cleanLine(value) === '' ? [] : [{ label, value: cleanLine(value) }]));
}

function signed(role: Element | undefined, time: Element | undefined): string | undefined {
  return joined([partyText(role), timeWords(time)], ', ');
}

function timeWords(element: Element | undefined): string | undefined {
  return dateWords(dateText(attribute(element, 'value')));
}

type Concept = (element: Element | undefined) => string | undefined;

function encounterFacts(encounter: Element | undefined, concept: Concept): readonly (readonly [string, string | undefined])[] {
  const facility = at(encounter, 'location', 'healthCareFacility');
  const place = joined(
    [
      organizationText(child(facility, 'location')) ?? concept(child(facility, 'code')),
      organizationText(child(facility, 'serviceProviderOrganization')),
    ],
    ', ',
  );
  const people = [...children(encounter, 'responsibleParty'), ...children(encounter, 'encounterParticipant')].map((one) =>
    partyText(child(one, 'assignedEntity')),
  );
  return [
    ['Contact', joined([concept(child(encounter, 'code')), spanWords(child(encounter, 'effectiveTime'))], ', ')],
    ['Place', place],
    ['Seen by', joined([...new Set(people)], '; ')],
    ['Left to', concept(child(encounter, 'dischargeDispositionCode')) ?? concept(child(encounter, 'sdtc:dischargeDispositionCode'))],
  ];
}

function serviceFacts(service: Element | undefined, concept: Concept): readonly (readonly [string, string | undefined])[] {
  const performers = children(service, 'performer').map((performer) => {
    const role = concept(child(performer, 'functionCode'));
    return joined([partyText(child(performer, 'assignedEntity')), role && `(${role})`], ' ');
  });
  return [
    ['Care described', joined([concept(child(service, 'code')), spanWords(child(service, 'effectiveTime'))], ', ')],
    ['Care by', joined(performers, '; ')],
  ];
}

function spanWords(element: Element | undefined): string | undefined {
  const { value, start, end } = intervalOf(element);
  if (value !== undefined) return dateWords(value);
  return joined([start && `from ${dateWords(start) ?? ''}`, end && `until ${dateWords(end) ?? ''}`], ' ');
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
