import { getResponse } from 'msw';
import { beforeAll, describe, expect, it } from 'vitest';
import { countyNetwork } from '#/mocks/networks/county/county.ts';
import type { Fault } from '#/mocks/servers/faults/faults.ts';
import { faultState } from '#/mocks/servers/faults/fault-state.ts';
import { fhirStore, type FhirStore } from '#/mocks/servers/fhir/fhir-store.ts';
import { textsAt, valuesAt } from '#/mocks/servers/fhir/fhir-resource.ts';
import { gpConnectHandlers } from './gp-connect.ts';

const base = 'http://127.0.0.1:1/fhir';
const system = 'https://fhir.nhs.uk/Id/nhs-number';
const [amara, liMei, ivor, nia, jean] = ['9991020012', '9991020055', '9991020098', '9991020101', '9991020136'] as const;

let store: FhirStore;
beforeAll(async () => {
  store = fhirStore();
  store.add(countyNetwork.data.sharedAt('riverside-practice'));
  const clock = new Date(countyNetwork.clock);
  for await (const { patient, resources } of countyNetwork.data.recordsAt('riverside-practice', clock)) store.add(resources, patient);
});

async function answer(request: Request, faults: readonly Fault[] = []): Promise<Response> {
  const state = faultState();
  state.set(faults);
  const server = {
    name: 'Riverside Surgery',
    base,
    store,
    types: new Set<string>(),
    paging: { next: 'relative', defaultCount: 50, maxCount: 500, total: true } as const,
    checkToken: async (token: string) => (token === 'good' ? { scope: 'system/*.rs' } : undefined),
    otherPatient: (type: string) => state.of(type).some(({ fault }) => fault === 'other-patient'),
  };
  const response = await getResponse(gpConnectHandlers(server, state), request);
  if (!response) throw new Error('not answered');
  return response;
}

const authorised = { authorization: 'Bearer good' };

function ask(nhsNumber: string, names: readonly string[], more: { readonly token?: string; readonly faults?: readonly Fault[] } = {}) {
  const parameter = [
    { name: 'patientNHSNumber', valueIdentifier: { system, value: nhsNumber } },
    ...names.map((name) => ({
      name,
      ...(name === 'includeAllergies' && { part: [{ name: 'includeResolvedAllergies', valueBoolean: true }] }),
    })),
  ];
  const body = JSON.stringify({ resourceType: 'Parameters', parameter });
  const headers = { ...authorised, 'content-type': 'application/fhir+json', ...(more.token && { authorization: `Bearer ${more.token}` }) };
  return answer(new Request(`${base}/Patient/$gpc.getstructuredrecord`, { method: 'POST', headers, body }), more.faults);
}

const resourcesOf = async (response: Response): Promise<readonly unknown[]> => valuesAt(await response.json(), 'entry.resource');
const textsOf = (all: readonly unknown[], path: string): readonly string[] => all.flatMap((one) => textsAt(one, path));
const ofType = (resources: readonly unknown[], type: string) => resources.filter((one) => textsAt(one, 'resourceType')[0] === type);

describe('the structured record', () => {
  it('asks for a good token', async () => {
    expect((await ask(amara, ['includeAllergies'], { token: 'bad' })).status).toBe(401);
  });

  it.each([
    ['a patient who is not registered', '9991020071', ['includeAllergies'], 404, 'PATIENT_NOT_FOUND'],
    ['a number that is none', '9991020013', ['includeAllergies'], 400, 'INVALID_NHS_NUMBER'],
  ])('refuses %s', async (_, number, names, status, code) => {
    const response = await ask(number, names);
    expect(response.status).toBe(status);
    expect(textsAt(await response.json(), 'issue.details.coding.code')).toEqual([code]);
  });

  it('refuses allergies without saying whether the resolved ones are wanted', async () => {
    const parameter = [{ name: 'patientNHSNumber', valueIdentifier: { system, value: amara } }, { name: 'includeAllergies' }];
    const body = JSON.stringify({ resourceType: 'Parameters', parameter });
    const headers = { ...authorised, 'content-type': 'application/fhir+json' };
    expect((await answer(new Request(`${base}/Patient/$gpc.getstructuredrecord`, { method: 'POST', headers, body }))).status).toBe(400);
  });

  it('warns of a parameter that it does not know, and answers the rest', async () => {
    const resources = await resourcesOf(await ask(amara, ['includeProblems', 'includeTomorrow']));
    expect(textsOf(ofType(resources, 'OperationOutcome'), 'issue.diagnostics')).toEqual(['includeTomorrow is an unrecognised parameter']);
    expect(ofType(resources, 'Condition').length).toBeGreaterThan(5);
  });

  it('names each entry of an area in its List, and what is asked for alone', async () => {
    const resources = await resourcesOf(await ask(amara, ['includeAllergies', 'includeMedication']));
    const [allergies, ended, medications, ...more] = ofType(resources, 'List');
    expect(more).toEqual([]);
    expect(valuesAt(allergies, 'entry')).toHaveLength(3);
    expect(textsAt(ended, 'emptyReason.coding.code')).toEqual(['no-content-recorded']);
    expect(textsAt(medications, 'entry.item.reference').every((text) => text.startsWith('MedicationStatement/'))).toBe(true);
    expect(ofType(resources, 'Condition')).toEqual([]);
  });

  it('contains ended allergies in their List', async () => {
    const [, ended] = ofType(await resourcesOf(await ask(liMei, ['includeAllergies'])), 'List');
    expect(textsAt(ended, 'contained.code.text')).toEqual(['Cashew nuts']);
    expect(textsAt(ended, 'entry.item.reference')).toEqual(['#ended-1']);
  });

  it('leaves out what is confidential and says so, beside the List', async () => {
    const resources = await resourcesOf(await ask(nia, ['includeProblems']));
    expect(JSON.stringify(resources)).not.toMatch(/abuse/i);
    expect(textsOf(ofType(resources, 'List'), 'extension.valueCode')).toEqual(['confidential-items']);
    expect(textsOf(ofType(resources, 'List'), 'note.text')).toEqual(['Items excluded due to confidentiality and/or patient preferences.']);
  });

  it('keeps the words of a medicine whose code was lost', async () => {
    const medications = ofType(await resourcesOf(await ask(jean, ['includeMedication'])), 'Medication');
    const lost = medications.filter((one) => textsAt(one, 'code.coding.code').includes('196421000000109'));
    expect(lost).toHaveLength(1);
    expect(textsOf(lost, 'code.text')[0]).toMatch(/\d+ ?m/);
  });

  it('sends what was written at a consultation as comment notes under headings', async () => {
    const resources = await resourcesOf(await ask(amara, ['includeConsultations']));
    expect(ofType(resources, 'Encounter').some((one) => valuesAt(one, 'text').length > 0)).toBe(false);
    const note = ofType(resources, 'Observation').find((one) => /two pillows/.test(textsAt(one, 'comment')[0] ?? ''));
    const [id] = textsAt(note, 'id');
    const heading = ofType(resources, 'List').find((one) => textsAt(one, 'entry.item.reference').includes(`Observation/${id}`));
    expect(textsAt(heading, 'title')).toEqual(['History']);
  });

  it('makes the longest record whole: every name in a List is sent', async () => {
    const names = ['includeConsultations', 'includeInvestigations', 'includeUncategorisedData', 'includeReferrals', 'includeDiaryEntries'];
    const resources = await resourcesOf(await ask(ivor, names));
    const sent = new Set(resources.map((one) => `${textsAt(one, 'resourceType')[0]}/${textsAt(one, 'id')[0]}`));
    const named = textsOf(ofType(resources, 'List'), 'entry.item.reference');
    expect(named.length).toBeGreaterThan(4_000);
    expect(named.filter((text) => !sent.has(text))).toEqual([]);
  });
});

describe('faults', () => {
  it('of one type hold for the call that asks for it', async () => {
    const faults = [{ fault: 'unavailable', types: ['Condition'] }] as const;
    expect((await ask(amara, ['includeProblems'], { faults })).status).toBe(503);
    expect((await ask(amara, ['includeReferrals'], { faults })).status).toBe(200);
  });

  it('other-patient answers with somebody else’s record', async () => {
    const resources = await resourcesOf(
      await ask(amara, ['includeProblems'], { faults: [{ fault: 'other-patient', types: ['Condition'] }] }),
    );
    expect(textsOf(ofType(resources, 'Condition'), 'subject.reference').some((text) => text.includes('10012'))).toBe(false);
  });

  it('warning stands in the answer', async () => {
    const resources = await resourcesOf(await ask(amara, ['includeProblems'], { faults: [{ fault: 'warning' }] }));
    expect(textsOf(ofType(resources, 'OperationOutcome'), 'issue.severity')).toEqual(['warning']);
  });
});

describe('beside it', () => {
  const get = (path: string) => answer(new Request(`${base}/${path}`, { headers: authorised }));

  it('finds a patient by NHS number alone', async () => {
    expect(ofType(await resourcesOf(await get(`Patient?identifier=${encodeURIComponent(`${system}|${amara}`)}`)), 'Patient')).toHaveLength(
      1,
    );
    expect((await get('Patient?family=Brooks')).status).toBe(400);
  });

  it('lists documents, and offers nothing else', async () => {
    const patient = textsAt(store.ofType('Patient')[0], 'id')[0];
    expect((await get(`Patient/${patient}/DocumentReference`)).status).toBe(200);
    expect((await get('Observation?patient=1')).status).toBe(405);
    expect(textsAt(await (await get('metadata')).json(), 'rest.operation.name')).toEqual(['gpc.getstructuredrecord']);
  });
});
