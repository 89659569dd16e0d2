import { afterEach, describe, expect, test } from 'vitest';
import type { PatientIdentity } from '#/lib/record/model/patient.ts';
import { openConnection } from '#/lib/sources/fetch/connection.ts';
import { ada, adaAtSource, bundle, nhs, sourceAt, user } from '#/lib/sources/testing/fake-record.ts';
import { closeServed, serve } from '#/lib/sources/testing/gather-at.ts';
import type { Said } from '#/lib/sources/testing/serve-source.ts';
import { chooseMatch, findMatch } from '#/lib/sources/match/find-match.ts';

afterEach(closeServed);

const two: PatientIdentity = { ...ada, identifiers: [...ada.identifiers, { system: 'urn:member', value: '7' }] };
const member = { ...adaAtSource, identifier: [{ system: 'urn:member', value: '7' }] };

/** Finds the patient at a source that answers a search by each identifier as told. */
async function find(answering: (identifier: string) => Said, patient: PatientIdentity = ada) {
  const source = await serve(({ searchParams }) => answering(searchParams.get('identifier') ?? ''));
  const systems = [nhs, 'urn:member'];
  const chosen = chooseMatch([{ kind: 'identifier' }], { url: source.url, user, patient, systems });
  if (!chosen) throw new Error('it is for everyone here');
  const connection = openConnection(sourceAt(source.url), user, new AbortController().signal);
  const found = await findMatch(chosen, { connection, user, patient, systems, requestId: 'r1' });
  await connection.close();
  return { found, ids: source.requests.map(({ headers }) => headers['x-request-id']) };
}

describe('H05: by each number that the patient has', () => {
  test.each<[string, (identifier: string) => Said, object]>([
    ['known by the second', (asked) => ({ body: bundle(asked.startsWith('urn:member') ? [member] : []) }), { type: 'matched' }],
    ['known by none', () => ({ body: bundle([]) }), { match: 'not-known' }],
    [
      'not to be asked by the second',
      (asked) => (asked.startsWith('urn:member') ? { status: 400 } : { body: bundle([]) }),
      { match: 'no-answer-given' },
    ],
  ])('%s', async (_, answering, expected) => {
    const { found, ids } = await find(answering, two);
    expect(found).toMatchObject(expected);
    expect(ids).toEqual(['r1', 'r1.2']);
  });
});

describe('H05: known there, or not', () => {
  const self = (url: string) => ({ link: [{ relation: 'self', url }] });
  test.each<[string, object, object]>([
    ['nobody', bundle([]), { match: 'not-known' }],
    ['nobody, of another number', bundle([], self(`Patient?identifier=${nhs}|9991020020`)), { match: 'no-answer-given' }],
    ['an empty Bundle of no kind', { resourceType: 'Bundle' }, { match: 'no-answer-given' }],
    ['more than came', bundle([adaAtSource], { total: 2 }), { type: 'matched', doubt: 'it may hold another record of this patient' }],
    ['one that came empty', bundle([adaAtSource, undefined]), { type: 'matched', doubt: 'it may hold another record of this patient' }],
    ['all of it', bundle([adaAtSource], { total: 1, ...self(`Patient?identifier=${nhs}|9991020012`) }), { doubt: undefined }],
  ])('%s', async (_, body, expected) => {
    const { found } = await find(() => ({ body }));
    expect({ doubt: undefined, ...found }).toMatchObject(expected);
  });
});
