import { http, type HttpHandler } from 'msw';
import type { FhirResource as R4Resource, Patient } from 'fhir/r4';
import { type AreaName, structuredRecord } from '#/mocks/fhir/gp-connect/record.ts';
import { documentOf } from '#/mocks/fhir/gp-connect/to-stu3.ts';
import { answerWithFaults } from '#/mocks/servers/faults/fault-apply.ts';
import type { FaultState } from '#/mocks/servers/faults/fault-state.ts';
import type { FhirServer } from '#/mocks/servers/fhir/fhir-handlers.ts';
import { guardRequest, refuseNonJson } from '#/mocks/servers/fhir/fhir-guard.ts';
import { tokenAt } from '#/mocks/servers/fhir/fhir-match.ts';
import { fhirAnswer, operationOutcome, fhirRefusal } from '#/mocks/servers/fhir/fhir-outcome.ts';
import type { FhirResource } from '#/mocks/servers/fhir/fhir-resource.ts';
import { spineOutcome, spineRefusal } from './gp-connect-outcome.ts';
import { readQuestion, type StructuredQuestion } from './gp-connect-parameters.ts';

/** A general practice: Find a Patient, the structured record, and the list of documents (STU3). */
export function gpConnectHandlers(server: FhirServer, faults: FaultState): HttpHandler[] {
  const { base } = server;
  const written = new Map<string, readonly unknown[]>();
  return [
    http.get(`${base}/metadata`, ({ request }) => refuseNonJson(request) ?? fhirAnswer(capability(server.name, base))),
    http.get(`${base}/Patient`, ({ request }) => findPatient(server, request)),
    http.get<{ id: string }>(`${base}/Patient/:id/DocumentReference`, ({ request, params }) => documents(server, request, params.id)),
    http.post<{ operation: string }>(`${base}/Patient/:operation`, ({ request, params }) =>
      params.operation === '$gpc.getstructuredrecord'
        ? structured(server, faults, written, request)
        : fhirRefusal(404, 'not-supported', 'No such operation here'),
    ),
    http.all(`${base}/*`, () => fhirRefusal(405, 'not-supported', 'This server offers GP Connect only')),
  ];
}

const capability = (name: string, url: string): unknown => ({
  resourceType: 'CapabilityStatement',
  status: 'active',
  date: '2026-11-01',
  kind: 'instance',
  software: { name: 'Tributary mock practice' },
  implementation: { description: name, url },
  fhirVersion: '3.0.1',
  format: ['application/fhir+json'],
  rest: [
    {
      mode: 'server',
      resource: [
        { type: 'Patient', interaction: [{ code: 'search-type' }], searchParam: [{ name: 'identifier', type: 'token' }] },
        { type: 'DocumentReference', interaction: [{ code: 'search-type' }] },
      ],
      operation: [{ name: 'gpc.getstructuredrecord' }],
    },
  ],
});

const byIdentifier = tokenAt('identifier');

async function findPatient(server: FhirServer, request: Request): Promise<Response> {
  const guarded = await guardRequest(request, server.base, server.checkToken, 'Patient', 'search');
  if (!guarded.ok) return guarded.response;
  const url = new URL(request.url);
  const identifier = url.searchParams.get('identifier');
  if (identifier === null) return spineRefusal(400, 'INVALID_PARAMETER', 'Only a search by identifier is offered');
  const matches = server.store.ofType('Patient').filter((patient) => byIdentifier(patient, identifier));
  const named = server.otherPatient?.('Patient')
    ? server.store
        .ofType('Patient')
        .filter((candidate) => !matches.includes(candidate))
        .slice(0, 1)
    : matches;
  return searchset(url, named);
}

async function documents(server: FhirServer, request: Request, id: string): Promise<Response> {
  const guarded = await guardRequest(request, server.base, server.checkToken, 'DocumentReference', 'search');
  if (!guarded.ok) return guarded.response;
  const held = server.store.ofPatient('DocumentReference', id);
  return searchset(
    new URL(request.url),
    held.filter(isR4).flatMap((resource) => (resource.resourceType === 'DocumentReference' ? [documentOf(resource)] : [])),
  );
}

function searchset(url: URL, resources: readonly object[]): Response {
  const entry = resources.map((resource) => ({ resource, search: { mode: 'match' } }));
  return fhirAnswer({ resourceType: 'Bundle', type: 'searchset', total: entry.length, link: [{ relation: 'self', url: url.href }], entry });
}

/** The types that an area's faults are named by. */
const typesOf: Readonly<Record<AreaName, readonly string[]>> = {
  includeAllergies: ['AllergyIntolerance'],
  includeMedication: ['MedicationRequest', 'MedicationStatement'],
  includeProblems: ['Condition'],
  includeImmunisations: ['Immunization'],
  includeConsultations: ['Encounter'],
  includeInvestigations: ['DiagnosticReport'],
  includeUncategorisedData: ['Observation', 'Procedure', 'Flag'],
  includeReferrals: ['ServiceRequest', 'ReferralRequest'],
  includeDiaryEntries: ['ProcedureRequest'],
};

async function structured(
  server: FhirServer,
  faults: FaultState,
  written: Map<string, readonly unknown[]>,
  request: Request,
): Promise<Response> {
  const guarded = await guardRequest(request, server.base, server.checkToken, 'Patient', 'read');
  if (!guarded.ok) return guarded.response;
  const question = readQuestion(await bodyOf(request.clone()));
  if (question === 'INVALID_NHS_NUMBER') return spineRefusal(400, question, 'The NHS number is not one');
  if (question === 'INVALID_PARAMETER') return spineRefusal(400, question, 'The parameters are not as GP Connect has them');
  // The operation is one address for all areas: faults of one type hold for the call that asks for it.
  const types = question.areas.flatMap((area) => typesOf[area]);
  const areaFaults = new Set(types.flatMap((type) => faults.of(type)).filter((fault) => fault.types && !fault.types.includes('Patient')));
  return answerWithFaults([...areaFaults], request, async () => record(server, faults, written, question));
}

async function bodyOf(request: Request): Promise<unknown> {
  try {
    return await request.json();
  } catch {
    return undefined;
  }
}

function record(server: FhirServer, faults: FaultState, written: Map<string, readonly unknown[]>, question: StructuredQuestion): Response {
  const { store } = server;
  const all = store.ofType('Patient').filter(isPatient);
  const askedPatient = all.find((candidate) => byIdentifier(candidate, `https://fhir.nhs.uk/Id/nhs-number|${question.nhsNumber}`));
  if (!askedPatient) return spineRefusal(404, 'PATIENT_NOT_FOUND', 'Patient record not found');
  const swapped = question.areas.some((area) => typesOf[area].some((type) => server.otherPatient?.(type)));
  const patient = swapped ? (all.find((candidate) => candidate !== askedPatient) ?? askedPatient) : askedPatient;
  const key = `${patient.id} ${question.areas.join(' ')}`;
  const resources = written.get(key) ?? structuredRecord({ patient, resources: chartOf(server, patient) }, question.areas);
  written.set(key, resources);
  const warned = faults.of('Patient').some(({ fault }) => fault === 'warning');
  const entry = [
    ...resources,
    ...['Organization', 'Practitioner', 'Location'].flatMap((type) => store.ofType(type)),
    ...question.unknown.map((name) => spineOutcome('NOT_IMPLEMENTED', `${name} is an unrecognised parameter`, 'warning')),
    ...(warned ? [operationOutcome('processing', 'Some results were left out by this server', 'warning')] : []),
  ].map((resource) => ({ resource }));
  return fhirAnswer({
    resourceType: 'Bundle',
    meta: { profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/GPConnect-StructuredRecord-Bundle-1'] },
    type: 'collection',
    entry,
  });
}

function chartOf({ store }: FhirServer, patient: Patient): readonly R4Resource[] {
  return store
    .types()
    .flatMap((type) => store.ofPatient(type, patient.id ?? ''))
    .filter(isR4);
}

/** The records of the exchange are all R4. */
const isR4 = (resource: FhirResource): resource is R4Resource => resource.id !== undefined;
const isPatient = (resource: FhirResource): resource is Patient => resource.resourceType === 'Patient';
