import { createHash } from 'node:crypto';
import { http, type HttpHandler } from 'msw';
import type { CheckToken } from './fhir-access.ts';
import { guardRequest, refuseNonJson } from './fhir-guard.ts';
import { tokenAt } from './fhir-match.ts';
import { fhirAnswer, fhirRefusal } from './fhir-outcome.ts';
import { textsAt, valuesAt, type FhirResource } from './fhir-resource.ts';
import type { FhirStore } from './fhir-store.ts';
import { rowId, summaryText } from './summary-text.ts';

/** Facts about its server that the operation needs. */
export interface SummaryServer {
  readonly name: string;
  readonly base: string;
  readonly store: FhirStore;
  readonly checkToken: CheckToken;
}

/** `$summary` of the International Patient Summary (IPS 2.0): on a Patient, and by identifier. */
export function summaryHandlers(server: SummaryServer): readonly HttpHandler[] {
  const { base, store } = server;
  return [
    http.get(`${base}/Patient/$summary`, ({ request }) => {
      const identifier = new URL(request.url).searchParams.get('identifier') ?? '';
      return summaryAnswer(server, request, store.ofType('Patient').find((patient) => tokenAt('identifier')(patient, identifier))?.id);
    }),
    http.get<{ id: string }>(`${base}/Patient/:id/$summary`, ({ request, params }) => summaryAnswer(server, request, params.id)),
  ];
}

async function summaryAnswer(
  { name, base, store, checkToken }: SummaryServer,
  request: Request,
  id: string | undefined,
): Promise<Response> {
  const guarded = await guardRequest(request, base, checkToken, 'Patient', 'read');
  if (!guarded.ok) return guarded.response;
  const refused = refuseNonJson(request);
  if (refused) return refused;
  const patient = id === undefined ? undefined : store.get('Patient', id);
  const allowed = guarded.access.patient;
  if (patient?.id === undefined || (allowed !== undefined && allowed !== patient.id))
    return fhirRefusal(404, 'not-found', 'This patient is not known here');
  return fhirAnswer(summaryOf(name, store, patient, patient.id));
}

interface SectionRule {
  readonly code: string;
  readonly title: string;
  readonly types: readonly string[];
  readonly takes?: (resource: FhirResource) => boolean;
  readonly most?: number;
}

const has = (path: string, code: string) => (resource: FhirResource) => textsAt(resource, path).includes(code);

const rules: readonly SectionRule[] = [
  { code: '48765-2', title: 'Allergies and intolerances', types: ['AllergyIntolerance'] },
  { code: '11450-4', title: 'Problems', types: ['Condition'], takes: has('clinicalStatus.coding.code', 'active') },
  {
    code: '10160-0',
    title: 'Medication summary',
    types: ['MedicationStatement', 'MedicationRequest'],
    takes: (resource) => resource.resourceType === 'MedicationStatement' || has('status', 'active')(resource),
  },
  { code: '11369-6', title: 'Immunizations', types: ['Immunization'] },
  { code: '47519-4', title: 'Procedures', types: ['Procedure'] },
  { code: '30954-2', title: 'Results', types: ['Observation'], takes: has('category.coding.code', 'laboratory'), most: 50 },
  { code: '18776-5', title: 'Plan of care', types: ['CarePlan'] },
];

/** The three that a summary must have say why they are empty; the others are left out. */
const required = new Set(['48765-2', '11450-4', '10160-0']);

interface Section {
  readonly rule: SectionRule;
  readonly resources: readonly FhirResource[];
}

function summaryOf(name: string, store: FhirStore, patient: FhirResource, id: string): unknown {
  const sections = rules
    .map((rule): Section => ({ rule, resources: resourcesFor(rule, store, id) }))
    .filter(({ rule, resources }) => resources.length > 0 || required.has(rule.code));
  const medicines = sections.flatMap(({ resources }) => resources.flatMap((resource) => medicationOf(resource, store)));
  const held = [patient, ...new Set([...sections.flatMap(({ resources }) => resources), ...medicines])];
  const names = new Map(held.map((resource) => [`${resource.resourceType}/${resource.id}`, urnOf(resource)]));
  return {
    resourceType: 'Bundle',
    type: 'document',
    identifier: { system: 'urn:ietf:rfc:3986', value: urn(`${name} ${id}`) },
    timestamp: '2026-11-20T09:00:00Z',
    entry: [
      { fullUrl: urn(`Composition ${id}`), resource: compositionOf(name, urnOf(patient), sections) },
      ...held.map((resource) => ({ fullUrl: urnOf(resource), resource: renamed(resource, names) })),
    ],
  };
}

function resourcesFor({ types, takes, most }: SectionRule, store: FhirStore, id: string): readonly FhirResource[] {
  return types
    .flatMap((type) => store.ofPatient(type, id))
    .filter((resource) => takes?.(resource) ?? true)
    .slice(-(most ?? Infinity));
}

function medicationOf(resource: FhirResource, store: FhirStore): readonly FhirResource[] {
  return textsAt(resource, 'medicationReference.reference').flatMap((text) => store.get('Medication', text.split('/')[1] ?? '') ?? []);
}

function compositionOf(name: string, subject: string, sections: readonly Section[]): unknown {
  return {
    resourceType: 'Composition',
    meta: { profile: ['http://hl7.org/fhir/uv/ips/StructureDefinition/Composition-uv-ips'] },
    status: 'final',
    type: { coding: [{ system: 'http://loinc.org', code: '60591-5', display: 'Patient summary Document' }] },
    subject: { reference: subject },
    date: '2026-11-20T09:00:00Z',
    author: [{ display: name }],
    title: 'International Patient Summary',
    section: sections.map(({ rule, resources }) => ({
      title: rule.title,
      code: { coding: [{ system: 'http://loinc.org', code: rule.code }] },
      text: summaryText(rule.title, resources),
      ...(resources.length > 0
        ? { entry: resources.map((resource) => ({ reference: urnOf(resource) })) }
        : { emptyReason: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/list-empty-reason', code: 'unavailable' }] } }),
    })),
  };
}

const clinical = new Set(rules.flatMap(({ types }) => types));

/** Resources as generators write them: no ids, and every reference within the document by its name in it. */
function renamed(resource: FhirResource, names: ReadonlyMap<string, string>): unknown {
  const { id: _, ...rest } = resource;
  const link = { url: 'http://hl7.org/fhir/StructureDefinition/narrativeLink', valueUrl: `#${rowId(resource)}` };
  const linked = clinical.has(resource.resourceType) ? { ...rest, extension: [...valuesAt(resource, 'extension'), link] } : rest;
  const text = JSON.stringify(linked).replaceAll(/"reference":"([^"]+)"/g, (whole, reference: string) => {
    const name = names.get(reference);
    return name === undefined ? whole : `"reference":"${name}"`;
  });
  return JSON.parse(text) as unknown;
}

const urnOf = ({ resourceType, id }: FhirResource): string => urn(`${resourceType}/${id}`);

/** The same name for the same thing, each time. */
function urn(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
