import { describe, expect, test } from 'vitest';
import { ada, adaAtSource, nhs } from '#/lib/sources/testing/fake-record.ts';
import { candidateOf } from './identity/candidate.ts';
import { checkIdentity } from './identity/check-identity.ts';
import { decideMatch } from './find-match.ts';
import { personDigest } from './identity/person-digest.ts';

function checked(...patients: readonly object[]) {
  return patients.flatMap((patient) => {
    const candidate = candidateOf({ ...adaAtSource, ...patient });
    return candidate ? [{ candidate, check: checkIdentity(ada, candidate, [nhs]) }] : [];
  });
}

const nobody: ReadonlySet<string> = new Set();
const heard = { accepted: nobody, limited: false, received: 1 };
/** Digest of each person as the reader saw them. */
const seen = (patient: object): ReadonlySet<string> => new Set(checked(patient).map(({ candidate }) => personDigest(candidate)));
const doubtful = { id: 'doubtful', birthDate: '1951-03-15' };

describe('H04: candidates to one match', () => {
  test('a certain one is taken, others beside it are not', () => {
    const match = decideMatch(checked({}, doubtful), heard);
    expect(match).toMatchObject({ type: 'matched', ids: new Set(['ada']), doubt: 'another record there may also be this patient’s' });
  });

  test.each([
    ['it said that there may be more', { ...heard, limited: true }],
    ['one that came could not be read', { ...heard, received: 2 }],
  ])('H05: a certain one is not all of the record when %s', (_, said) => {
    expect(decideMatch(checked({}), said)).toMatchObject({ type: 'matched', doubt: 'it may hold another record of this patient' });
    expect(decideMatch(checked({}), heard)).not.toHaveProperty('doubt');
  });

  test('a doubtful one waits for the reader, and says why', () => {
    expect(decideMatch(checked(doubtful), heard)).toMatchObject({
      type: 'unmatched',
      match: 'unconfirmed',
      why: 'different birth date there',
    });
  });

  test('a doubtful one that the reader accepted is taken', () => {
    const match = decideMatch(checked(doubtful), { ...heard, accepted: seen(doubtful) });
    expect(match).toMatchObject({ type: 'matched', ids: new Set(['doubtful']) });
  });

  test.each<[string, object]>([
    ['with another birth date', { ...doubtful, birthDate: '1951-03-16' }],
    ['with another name', { ...doubtful, name: [{ family: 'Marsh', given: ['Ada'] }] }],
    ['with another number of its own', { ...doubtful, identifier: [...adaAtSource.identifier, { system: 'urn:mrn', value: '8' }] }],
  ])('the reader’s word holds for the person whom they saw, and not for one %s', (_, other) => {
    const match = decideMatch(checked(other), { ...heard, accepted: seen(doubtful) });
    expect(match).toMatchObject({ type: 'unmatched', match: 'unconfirmed', person: [...seen(other)][0] });
  });

  test('the reader is told that no number is in common, and the reason stays that it is not certain', () => {
    const match = decideMatch(checked({ identifier: [] }), heard);
    expect(match).toMatchObject({
      why: 'too little there to be certain',
      differences: [{ field: 'identifier', sourceValue: 'no number in common' }],
    });
  });

  test('of two doubtful ones none is taken, even when the reader accepted the source', () => {
    const two = checked(doubtful, { ...doubtful, id: 'again' });
    expect(decideMatch(two, { ...heard, accepted: seen(doubtful) })).toMatchObject({
      match: 'unconfirmed',
      why: '2 records there may be this patient’s',
    });
  });

  test('certainly someone else is not "not known"', () => {
    const match = decideMatch(checked({ birthDate: '1988-01-01' }), heard);
    expect(match).toMatchObject({ type: 'unmatched', match: 'no-answer-given' });
    // Their birth date is not for this reader.
    expect(match.differences).toEqual([]);
  });

  test('a number that was superseded there is for the reader to judge', () => {
    const identifier = [
      { system: nhs, value: '9991020012', use: 'old' },
      { system: nhs, value: '9991020020' },
    ];
    expect(decideMatch(checked({ identifier }), heard)).toMatchObject({
      match: 'unconfirmed',
      differences: [{ field: 'identifier', sourceValue: 'the same number and a second of the same kind' }],
    });
    const others = [{ ...identifier[0], value: '9991020039' }, identifier[1]];
    expect(decideMatch(checked({ identifier: others }), heard)).toMatchObject({ match: 'no-answer-given' });
  });

  test('nothing readable is not "not known"', () => {
    expect(decideMatch([], heard)).toMatchObject({ type: 'unmatched', match: 'no-answer-given' });
  });
});
