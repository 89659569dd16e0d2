import { afterEach, describe, expect, test } from 'vitest';
import { limitsSchema } from '#/lib/config/schema/schema.ts';
import { nhs } from '#/lib/sources/testing/fake-record.ts';
import { closeServed } from '#/lib/sources/testing/gather-at.ts';
import type { Answer } from '#/lib/sources/testing/serve-source.ts';
import { answerOf, ask, balanced, coded, first, listOf, penicillin, second, spine, subject } from './testing/practice.ts';

afterEach(closeServed);

const refuses = (status: number, code: string): Answer => ({ status, body: spine(code) });
describe('two calls of $gpc.getstructuredrecord', () => {
  test('two POSTs, planned before and traced after', async () => {
    const { bodies, gathering, server, ended } = await ask({
      first: answerOf(first, { allergies: listOf('allergies', ['AllergyIntolerance/a']) }, [penicillin('a')]),
    });
    expect(bodies).toHaveLength(2);
    expect(bodies.map((body) => JSON.parse(body) as unknown)).toContainEqual({
      resourceType: 'Parameters',
      parameter: [
        { name: 'patientNHSNumber', valueIdentifier: { system: nhs, value: '9991020012' } },
        { name: 'includeAllergies', part: [{ name: 'includeResolvedAllergies', valueBoolean: true }] },
        { name: 'includeMedication', part: [{ name: 'includePrescriptionIssues', valueBoolean: true }] },
        { name: 'includeProblems' },
        { name: 'includeImmunisations', part: [{ name: 'includeNotGiven', valueBoolean: true }] },
      ],
    });
    const operation = 'Patient/$gpc.getstructuredrecord';
    expect(gathering.planned.map((query) => query.replace(/\?.*/, ''))).toEqual([
      'Patient',
      operation,
      operation,
      'Patient/(as matched)/DocumentReference',
    ]);
    expect(server.requests.map(({ headers }) => headers['ssp-interactionid']).filter(Boolean)).toHaveLength(2);
    expect(gathering.traces().map(({ state, received }) => [state, received])).toEqual([
      ['complete', 1],
      ['complete', 7],
      ['complete', 6],
    ]);
    expect(JSON.stringify(gathering.planned)).not.toContain('includeAllergies=9991020012');
    expect(ended.outcomes.get('allergies')).toEqual({ state: 'complete', entries: 1 });
    expect(balanced(ended)).toBe(true);
  });

  test('an item recorded at a consultation is linked to it, whichever answer names it', async () => {
    const associated = {
      extension: [
        {
          url: 'http://hl7.org/fhir/StructureDefinition/encounter-associatedEncounter',
          valueReference: { reference: 'Encounter/e' },
        },
      ],
    };
    const problem = { resourceType: 'Condition', id: 'p', clinicalStatus: 'active', code: { text: 'Asthma' }, subject };
    const encounter = { resourceType: 'Encounter', id: 'e', status: 'finished', subject };
    const whole = { ...listOf('problems', ['Condition/p']), id: 'whole', code: coded('325851000000107', 'Consultation') };
    const { entries, ended } = await ask({
      first: answerOf(first, { allergies: listOf('allergies', ['AllergyIntolerance/a']), problems: listOf('problems', ['Condition/p']) }, [
        penicillin('a', associated),
        problem,
      ]),
      second: answerOf(second, { consultations: listOf('consultations', ['Encounter/e']) }, [
        encounter,
        { ...whole, encounter: { reference: 'Encounter/e' } },
        problem,
      ]),
    });
    expect(entries.map(({ id, encounter: at }) => [id, at])).toEqual([
      ['vale|AllergyIntolerance/a', 'vale|Encounter/e'],
      ['vale|Condition/p', 'vale|Encounter/e'],
      ['vale|Encounter/e', undefined],
    ]);
    expect(ended.outcomes.get('problems')).toEqual({ state: 'complete', entries: 1 });
    expect(balanced(ended)).toBe(true);
  });

  test('H23 allergies do not wait for the second answer', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const { events } = await ask({
      first: answerOf(first, { allergies: listOf('allergies', ['AllergyIntolerance/a']) }, [penicillin('a')]),
      second: (response) => {
        void held.then(() =>
          response.writeHead(200, { 'content-type': 'application/fhir+json' }).end(JSON.stringify(answerOf(second, {}).body)),
        );
      },
      onEvent: (event) => {
        if (event.type === 'entries') release();
      },
    });
    expect(events.filter(({ type }) => type === 'entries')).toHaveLength(1);
  });

  test('a category that the source never holds is not queried', async () => {
    const { bodies, outcome } = await ask({ source: { never: ['immunizations', 'care-plans'] } });
    expect(bodies.join()).not.toMatch(/includeImmunisations|includeDiaryEntries/);
    expect(outcome('immunizations')).toEqual({ state: 'unsupported' });
  });

  test('a person without an NHS number is not queried', async () => {
    const { bodies, outcome } = await ask({
      input: {
        patient: { identifiers: [{ system: 'urn:mrn', value: '7' }], family: 'Brooks', given: ['Ada'], restricted: false },
        systems: ['urn:mrn'],
      },
    });
    expect(bodies).toEqual([]);
    expect(outcome('allergies')).toMatchObject({ state: 'unmatched' });
  });
});

describe('refusals', () => {
  test.each([
    [404, 'PATIENT_NOT_FOUND', { state: 'unmatched', match: 'no-answer-given' }],
    [404, 'NO_RECORD_FOUND', { state: 'unmatched', match: 'no-answer-given' }],
    [403, 'NO_PATIENT_CONSENT', { state: 'withheld', basis: 'source' }],
    [403, 'NO_ORGANISATION_CONSENT', { state: 'withheld', basis: 'source' }],
    [403, 'NO_RELATIONSHIP', { state: 'withheld', basis: 'source' }],
    [403, 'ACCESS DENIED', { state: 'denied' }],
    [400, 'INVALID_NHS_NUMBER', { state: 'failed', why: 'it did not accept the NHS number' }],
    [501, 'NOT_IMPLEMENTED', { state: 'unsupported' }],
    [500, 'INTERNAL_SERVER_ERROR', { state: 'failed' }],
  ])('H05 H24 %i %s', async (status, code, expected) => {
    const { outcome, ended } = await ask({ first: refuses(status, code) });
    expect(outcome('allergies')).toMatchObject(expected);
    expect(outcome('medications')).toMatchObject(expected);
    expect(outcome('encounters')?.state).toBe('none');
    expect(balanced(ended)).toBe(true);
  });

  test.each<[string, Answer]>([
    ['refused', refuses(404, 'PATIENT_NOT_FOUND')],
    ['empty, as for a sensitive patient', { body: { resourceType: 'Bundle', type: 'searchset', total: 0 } }],
  ])('H05 at Find a Patient it is no certain no either: %s', async (_, patients) => {
    const { outcome } = await ask({ patients });
    expect(outcome('allergies')).toMatchObject({ state: 'unmatched', match: 'no-answer-given' });
  });

  test('an OperationOutcome with 200 instead of a record', async () => {
    const { outcome } = await ask({ first: { body: spine('NO_RECORD_FOUND') } });
    expect(outcome('allergies')).toMatchObject({ state: 'unmatched', match: 'no-answer-given' });
  });

  test('H06 one call fails, the other is shown', async () => {
    const { outcome, ids } = await ask({
      first: answerOf(first, { allergies: listOf('allergies', ['AllergyIntolerance/a']) }, [penicillin('a')]),
      second: { body: '{"resourceType":"Bundle","entry":[{"resource":{"resou' },
    });
    expect(ids).toEqual(['vale|AllergyIntolerance/a']);
    expect(outcome('allergies')).toEqual({ state: 'complete', entries: 1 });
    expect(outcome('encounters')).toMatchObject({ state: 'failed' });
  });

  test('H05 H06 the list of documents never ends: the record that came is shown, and stays what it is', async () => {
    const { outcome, ids, ended } = await ask({
      first: answerOf(first, { allergies: listOf('allergies', ['AllergyIntolerance/a']) }, [penicillin('a')]),
      metadata: (response) => {
        const drip = setInterval(() => response.write(' '), 50);
        response.writeHead(200).on('close', () => clearInterval(drip));
      },
      source: { limits: limitsSchema.parse({ totalMs: 700 }) },
    });
    expect(ids).toEqual(['vale|AllergyIntolerance/a']);
    expect([ended.resources.entries, outcome('allergies')]).toEqual([1, { state: 'complete', entries: 1 }]);
    expect(outcome('documents')).toMatchObject({ state: 'failed' });
    expect(balanced(ended)).toBe(true);
  });
});
