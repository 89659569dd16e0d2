import type { CodeableConcept, DiagnosticReport, Encounter, Identifier, Observation, Reference } from 'fhir/r4';
import { fileResource, organisationOf, referenceTo, resourceStem, type Chart } from './chart.ts';
import { hl7Concept, loinc } from './codes.ts';
import { dateTime, type Instant } from './time.ts';

export interface ReportInput {
  readonly code: CodeableConcept;
  readonly kind: 'laboratory' | 'imaging' | 'cardiology' | 'microbiology';
  readonly effective: Instant;
  readonly issued: Instant;
  readonly results?: readonly Observation[];
  readonly conclusion?: string;
  readonly status?: DiagnosticReport['status'];
  readonly encounter?: Encounter;
  readonly author?: Reference;
  readonly filler?: Identifier;
  /** The whole report as text; most viewers show the conclusion alone. */
  readonly text?: string;
}

const categories = {
  laboratory: [hl7Concept('v2-0074', 'LAB', 'Laboratory')],
  imaging: [{ coding: [...(hl7Concept('v2-0074', 'RAD', 'Radiology').coding ?? []), loinc('LP29684-5', 'Radiology')] }],
  cardiology: [{ coding: [loinc('LP29708-2', 'Cardiology')] }],
  microbiology: [hl7Concept('v2-0074', 'MB', 'Microbiology')],
};

export function diagnosticReport(chart: Chart, input: ReportInput): DiagnosticReport {
  const start = resourceStem(chart, 'report', input.issued);
  return fileResource(chart, {
    resourceType: 'DiagnosticReport',
    ...start,
    identifier: input.filler ? [input.filler] : start.identifier,
    status: input.status ?? 'final',
    category: categories[input.kind],
    code: input.code,
    subject: chart.subject,
    ...(input.encounter && { encounter: referenceTo(input.encounter) }),
    effectiveDateTime: dateTime(input.effective),
    issued: dateTime(input.issued),
    performer: [organisationOf(chart)],
    ...(input.author && { resultsInterpreter: [input.author] }),
    ...(input.results && { result: input.results.map((result) => referenceTo(result, result.code.text)) }),
    ...(input.conclusion && { conclusion: input.conclusion }),
    ...(input.text && {
      presentedForm: [
        {
          contentType: 'text/plain; charset=utf-8',
          title: input.code.text ?? 'Report',
          data: Buffer.from(input.text, 'utf8').toString('base64'),
        },
      ],
    }),
  });
}
