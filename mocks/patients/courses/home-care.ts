import type { FhirResource, Provenance, QuestionnaireResponse, ResearchSubject, SupplyDelivery } from 'fhir/r4';
import { fileResource, organisationOf, referenceTo, resourceStem, staffOf, type Chart } from '#/mocks/fhir/chart.ts';
import { codeableConcept, hl7Coding } from '#/mocks/fhir/codes.ts';
import { dateTime, type Instant } from '#/mocks/fhir/time.ts';

export interface SupplyInput {
  readonly item: string;
  readonly delivered: Instant;
  readonly quantity: number;
}

/** Something that was brought to the patient's home. */
export function supplyDelivery(chart: Chart, { item, delivered, quantity }: SupplyInput): SupplyDelivery {
  return fileResource(chart, {
    resourceType: 'SupplyDelivery',
    ...resourceStem(chart, 'supply', delivered),
    status: 'completed',
    patient: chart.subject,
    type: { coding: [hl7Coding('supplydelivery-type', 'device', 'Device')] },
    suppliedItem: { quantity: { value: quantity }, itemCodeableConcept: codeableConcept(item) },
    occurrenceDateTime: dateTime(delivered),
    supplier: organisationOf(chart),
  });
}

export interface StudyInput {
  readonly study: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly status: ResearchSubject['status'];
}

/** The patient's part in a study; the study itself is kept elsewhere. */
export function researchSubject(chart: Chart, { study, from, to, status }: StudyInput): ResearchSubject {
  return fileResource(chart, {
    resourceType: 'ResearchSubject',
    ...resourceStem(chart, 'study', from),
    status,
    period: { start: dateTime(from), end: dateTime(to) },
    study: { display: study },
    individual: chart.subject,
  });
}

export interface QuestionnaireInput {
  /** Canonical address of the form, and its name. */
  readonly form: readonly [address: string, name: string];
  readonly authored: Instant;
  /** Number of the member of staff who filled it in. */
  readonly author: number;
  readonly answers: readonly (readonly [question: string, answer: string | number])[];
}

/** A form that was filled in with the patient. */
export function questionnaireResponse(chart: Chart, { form, authored, author, answers }: QuestionnaireInput): QuestionnaireResponse {
  const { identifier, ...stem } = resourceStem(chart, 'form', authored);
  const [number] = identifier;
  return fileResource(chart, {
    resourceType: 'QuestionnaireResponse',
    ...stem,
    ...(number && { identifier: number }),
    questionnaire: form[0],
    _questionnaire: { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/display', valueString: form[1] }] },
    status: 'completed',
    subject: chart.subject,
    authored: dateTime(authored),
    author: staffOf(chart, author),
    source: chart.subject,
    item: answers.map(([text, answer], index) => ({
      linkId: String(index + 1),
      text,
      answer: [typeof answer === 'number' ? { valueInteger: answer } : { valueString: answer }],
    })),
  });
}

/** Author, organisation and time of a resource of the chart. */
export function provenance(
  chart: Chart,
  target: FhirResource,
  { recorded, author }: { readonly recorded: Instant; readonly author: number },
): Provenance {
  const { identifier: _none, ...stem } = resourceStem(chart, 'provenance', recorded);
  return fileResource(chart, {
    resourceType: 'Provenance',
    ...stem,
    target: [referenceTo(target)],
    recorded: dateTime(recorded),
    agent: [
      {
        type: { coding: [hl7Coding('provenance-participant-type', 'author', 'Author')] },
        who: staffOf(chart, author),
        onBehalfOf: organisationOf(chart),
      },
    ],
  });
}
