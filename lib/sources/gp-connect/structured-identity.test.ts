import { afterEach, describe, expect, test } from 'vitest';
import { guardsOf } from '#/lib/sources/http/breaker-and-retries.ts';
import { adaAtSource, bundle, nhs, sourceAt } from '#/lib/sources/testing/fake-record.ts';
import { askedAbout, closeServed } from '#/lib/sources/testing/gather-at.ts';
import { answerOf, ask, balanced, coded, first, listOf, penicillin, second, subject } from './testing/practice.ts';

afterEach(closeServed);

describe('the patient of a record', () => {
  test('H02 a resource about someone else is refused, the rest of its call is not believed whole', async () => {
    const answer = answerOf(first, { allergies: listOf('allergies', ['AllergyIntolerance/a', 'AllergyIntolerance/z']) }, [
      penicillin('a'),
      penicillin('z', { patient: { reference: 'Patient/zoe' } }),
    ]);
    const { ids, outcome, ended, events } = await ask({ first: answer });
    expect(ids).toEqual(['vale|AllergyIntolerance/a']);
    expect(events.filter(({ type }) => type === 'refused')).toHaveLength(1);
    expect(outcome('allergies')).toEqual({ state: 'partial', entries: 1, why: 'it sent another patient’s data', lost: true });
    expect(ended.resources.refused).toBe(1);
    expect(balanced(ended)).toBe(true);
    // The other call said that nothing is recorded: of a source that mixes up patients that is no certain no.
    expect(outcome('requests')).toEqual({ state: 'failed', why: 'it sent another patient’s data' });
  });

  test.each<[string, readonly object[], number]>([
    ['one misfiled item among its own', [penicillin('a'), penicillin('z', { patient: { reference: 'Patient/zoe' } })], 0],
    ['nothing but another patient’s', [penicillin('z', { patient: { reference: 'Patient/zoe' } })], 1],
  ])('H02 H03 the practice rests for everyone only after a whole foreign answer: %s', async (_, items, rests) => {
    const entry = items.map((resource) => ({ resource }));
    const { server } = await ask({ first: { body: { resourceType: 'Bundle', type: 'collection', entry } } });
    expect(guardsOf(sourceAt(server.url)).restsForOtherPatient).toBe(rests);
  });

  test('H02 an ended allergy inside a List about someone else is refused', async () => {
    const ended_ = listOf('ended', ['#1'], { contained: [{ ...penicillin('1'), patient: { reference: 'Patient/zoe' } }] });
    const { ids, ended } = await ask({ first: answerOf(first, { ended: ended_ }) });
    expect(ids).toEqual([]);
    expect(ended.resources.refused).toBe(1);
  });

  test('H04 the Patient in the answer is certainly another person: nothing of it is shown', async () => {
    const other = { ...adaAtSource, identifier: [{ system: nhs, value: '9991020020' }], birthDate: '1990-01-01' };
    const answer = {
      body: { resourceType: 'Bundle', type: 'collection', entry: [other, penicillin('a')].map((resource) => ({ resource })) },
    };
    const { ids, outcome, ended } = await ask({ first: answer });
    expect(ids).toEqual([]);
    expect(outcome('allergies')).toMatchObject({ state: 'failed', why: 'it sent another patient’s data' });
    expect(balanced(ended)).toBe(true);
  });

  test('H04 the Patient in the answer is doubtful: nothing is shown until the reader accepts', async () => {
    const doubtful = { ...adaAtSource, birthDate: '1951-03-15' };
    const lists = first.map((name) => (name === 'allergies' ? listOf('allergies', ['AllergyIntolerance/a']) : listOf(name)));
    const body = {
      resourceType: 'Bundle',
      type: 'collection',
      entry: [doubtful, ...lists, penicillin('a')].map((resource) => ({ resource })),
    };
    const asked = await ask({ first: { body } });
    expect(asked.ids).toEqual([]);
    expect(asked.events).toContainEqual({
      type: 'differences',
      differences: [{ field: 'birthDate', referenceValue: '1951-03-14', sourceValue: '1951-03-15' }],
      person: expect.any(String),
    });
    expect(asked.outcome('allergies')).toMatchObject({ state: 'unmatched', match: 'unconfirmed' });
    expect(balanced(asked.ended)).toBe(true);
    const accepted = await ask({ first: { body }, input: { accepted: askedAbout(asked.events) } });
    expect(accepted.ids).toEqual(['vale|AllergyIntolerance/a']);
  });
});

describe('documents', () => {
  const letter = {
    resourceType: 'DocumentReference',
    id: 'd',
    status: 'current',
    type: coded('25611000000107', 'Referral letter'),
    subject,
    created: '2026-01-02',
    content: [{ attachment: { contentType: 'application/pdf', url: 'Binary/1', size: 1200 } }],
  };

  test('listed where the server offers it, and one that the record names too is shown once', async () => {
    const { ids, outcome, server, ended } = await ask({ documents: { body: bundle([letter]) }, second: answerOf(second, {}, [letter]) });
    expect(ids).toEqual(['vale|DocumentReference/d']);
    expect(outcome('documents')).toEqual({ state: 'complete', entries: 1 });
    expect(server.requests.map(({ path }) => path).find((path) => path.includes('DocumentReference?'))).toContain(
      '_include=DocumentReference%3Aauthor%3APractitioner',
    );
    expect(balanced(ended)).toBe(true);
  });

  test('a document beside an empty list of documents is one more of a whole list', async () => {
    const { outcome } = await ask({ documents: { body: bundle([]) }, second: answerOf(second, {}, [letter]) });
    expect(outcome('documents')).toEqual({ state: 'complete', entries: 1 });
  });

  test('H05 the list of documents fails: the rest of the record is shown, documents are not none', async () => {
    const { outcome, ended } = await ask({ documents: { status: 500 } });
    expect(outcome('documents')).toMatchObject({ state: 'failed' });
    expect(outcome('allergies')?.state).toBe('none');
    expect(balanced(ended)).toBe(true);
  });

  test('a document that only the record names is shown, and what else there is nobody says', async () => {
    const { ids, outcome } = await ask({ second: answerOf(second, {}, [letter]) });
    expect(ids).toEqual(['vale|DocumentReference/d']);
    expect(outcome('documents')).toMatchObject({ state: 'partial', entries: 1 });
  });
});
