import { afterEach, describe, expect, test } from 'vitest';
import type { TypeAccess } from '#/lib/config/client/type-access.ts';
import { outcomeRowWords, outcomeSentence } from '#/lib/record/words/outcome-words.ts';
import { prepareFhir } from '#/lib/sources/fhir/prepare-fhir.ts';
import { ada, all, bundle, endedOf, knowsAda, nhs, observation, sourceAt, user } from '#/lib/sources/testing/fake-record.ts';
import { closeServed, serve } from '#/lib/sources/testing/gather-at.ts';
import type { Answer } from '#/lib/sources/testing/serve-source.ts';

afterEach(closeServed);

type Searches = Parameters<typeof knowsAda>[0];
const flag = { resourceType: 'Flag', id: 'f', status: 'active', code: { text: 'Falls' }, subject: { reference: 'Patient/ada' } };
const none: Answer = { body: bundle([]) };
const searches: Searches = { Observation: { body: bundle([observation('o')]) }, Flag: none, CarePlan: none, MedicationRequest: none };

/** Ada's record at the base that a launch came from, whose token covers types so. */
async function gatherWith(access: Readonly<Record<string, TypeAccess>>, answers: Searches = searches) {
  const server = await serve(knowsAda(answers));
  const launch = { base: server.url, patient: 'ada', accessToken: 't', access };
  const source = sourceAt(server.url, {}, { authorization: [{ kind: 'launch' }] });
  const gathering = prepareFhir({ source, user: { ...user, launch }, patient: ada, systems: [nhs] });
  const { outcomes } = endedOf(await all(gathering.start(new AbortController().signal)));
  const searched = server.requests.flatMap(({ path }) => /^\/?(?:fhir\/)?([A-Za-z]+)\?/.exec(path)?.[1] ?? []);
  const drawn = (category: 'alerts' | 'care-plans' | 'results' | 'medications'): readonly string[] => {
    const outcome = outcomes.get(category) ?? { state: 'pending' };
    return [outcomeRowWords(outcome, category).text, outcomeSentence(outcome, 'City', category, 'en-GB').text];
  };
  return { searched, drawn };
}

describe('H05 types that the token does not cover are not searched, and never said to be refused or “none”', () => {
  test('all granted', async () => {
    const { searched, drawn } = await gatherWith({});
    expect(searched).toEqual(expect.arrayContaining(['Observation', 'Flag', 'CarePlan', 'MedicationRequest']));
    expect(drawn('alerts')).toEqual(['Nothing recorded', 'No alerts recorded at City.']);
  });

  test('one not granted', async () => {
    const { searched, drawn } = await gatherWith({ Flag: 'not-granted' });
    expect(searched).not.toContain('Flag');
    expect(drawn('alerts')).toEqual(['Not granted', 'City: alerts not granted to this service. It may hold alerts.']);
    expect(drawn('care-plans')[0]).toBe('Nothing recorded');
  });

  test('one not asked for', async () => {
    const { searched, drawn } = await gatherWith({ CarePlan: 'not-asked' });
    expect(searched).not.toContain('CarePlan');
    expect(drawn('care-plans')).toEqual(['Not asked for', 'City: care plans not asked for by this service. It may hold care plans.']);
  });

  test('one not asked for, of which the answer says nothing: an empty answer is no “none”', async () => {
    const { searched, drawn } = await gatherWith({ Flag: 'not-stated' });
    expect(searched).toContain('Flag');
    expect(drawn('alerts')[0]).toBe('Not asked for');
  });

  test('the same, refused', async () => {
    const { drawn } = await gatherWith({ Flag: 'not-stated' }, { ...searches, Flag: { status: 403 } });
    expect(drawn('alerts')[0]).toBe('Not asked for');
  });

  test('the same, with entries: they are shown', async () => {
    const { drawn } = await gatherWith({ Flag: 'not-stated' }, { ...searches, Flag: { body: bundle([flag]) } });
    expect(drawn('alerts')[0]).toBe('Incomplete: part of it is not asked for by this service');
  });

  test('one granted in part', async () => {
    const { searched, drawn } = await gatherWith({ Observation: 'in-part' });
    expect(searched).toContain('Observation');
    expect(drawn('results')[0]).toBe('Incomplete: granted in part to this service');
  });

  test('a category of several types, one of them not granted', async () => {
    const prescriptions = bundle([
      {
        resourceType: 'MedicationRequest',
        id: 'm',
        status: 'active',
        intent: 'order',
        medicationCodeableConcept: { text: 'Ramipril' },
        subject: { reference: 'Patient/ada' },
      },
    ]);
    const answers = { ...searches, MedicationRequest: { body: prescriptions }, MedicationStatement: none };
    const { drawn } = await gatherWith({ MedicationStatement: 'not-granted' }, answers);
    expect(drawn('medications')[0]).toBe('Incomplete: part of it is not granted to this service');
  });

  test('a type that was granted and is refused all the same is refused', async () => {
    const { drawn } = await gatherWith({ CarePlan: 'not-granted' }, { ...searches, Flag: { status: 403 } });
    expect(drawn('alerts')[0]).toBe('Refused');
  });
});
