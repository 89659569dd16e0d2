import { afterEach, describe, expect, test } from 'vitest';
import { prepareFhir } from './prepare-fhir.ts';
import {
  ada,
  adaAtSource,
  all,
  bundle,
  endedOf,
  idsOf,
  knowsAda,
  nhs,
  observation,
  sourceAt,
  user,
} from '#/lib/sources/testing/fake-record.ts';
import { askedAbout, closeServed, gather, gatheringAt, serve } from '#/lib/sources/testing/gather-at.ts';
import { type Answering } from '#/lib/sources/testing/serve-source.ts';

afterEach(closeServed);

const warning = (issue: object) => ({
  resource: { resourceType: 'OperationOutcome', issue: [{ severity: 'warning', code: 'processing', ...issue }] },
  search: { mode: 'outcome' },
});

describe('H02: another patient’s answer', () => {
  const foreign = knowsAda({ Observation: { body: bundle([observation('a'), observation('z', 'zoe'), observation('y', 'zoe')]) } });

  test('nothing of it is shown, all of it is counted, and this conversation with the source ends', async () => {
    const { events, ids, ended, results, server } = await gather(foreign);
    expect(ids).toEqual(['vale|Observation/a']);
    expect(events.filter(({ type }) => type === 'refused')).toEqual(
      ['z', 'y'].map((id) => ({
        type: 'refused',
        refused: { resourceType: 'Observation', reference: `Observation/${id}`, reason: 'other-patient' },
      })),
    );
    expect(ended.resources).toEqual({ received: 4, entries: 1, supporting: 1, refused: 2 });
    expect(results).toEqual({ state: 'partial', entries: 1, why: 'it sent another patient’s data', lost: true });
    // A misfiled item rests nobody: the next opening is answered, and ends the same way.
    const again = endedOf(await all(gatheringAt(server.url).start(new AbortController().signal)));
    expect(again.outcomes.get('results')).toEqual(results);
  });

  const own = (count: number) => Array.from({ length: count }, (_, index) => observation(`a${index}`));
  const practitioner = { resourceType: 'Practitioner', id: 'ode', name: [{ family: 'Ode' }] };
  const encounterOf = (patient: string) => ({
    resourceType: 'Encounter',
    id: `e-${patient}`,
    status: 'finished',
    class: { code: 'AMB' },
    subject: { reference: `Patient/${patient}` },
  });
  const withIncludes = (matches: readonly object[], included: readonly object[]) => ({
    ...bundle([]),
    entry: [
      ...matches.map((resource) => ({ resource, search: { mode: 'match' } })),
      ...included.map((resource) => ({ resource, search: { mode: 'include' } })),
    ],
  });
  const zoesPatient = { ...adaAtSource, id: 'zoe', name: [{ family: 'Zed', given: ['Zoe'] }] };

  test.each<[string, object, number, boolean]>([
    ['one misfiled of 200', bundle([...own(199), observation('z', 'zoe')]), 199, false],
    ['two misfiled of 200', bundle([...own(198), observation('z', 'zoe'), observation('y', 'xia')]), 198, false],
    ['the misfiled one first', bundle([observation('z', 'zoe'), ...own(3)]), 3, false],
    ['all but one misfiled', bundle([observation('a'), ...['z', 'y', 'x'].map((id) => observation(id, 'zoe'))]), 1, false],
    ['a misfiled one beside copies', bundle([observation('a'), observation('a'), observation('z', 'zoe')]), 1, false],
    ['a foreign include', withIncludes(own(2), [encounterOf('zoe')]), 2, false],
    ['a foreign Patient included', withIncludes(own(2), [zoesPatient]), 2, false],
    ['own includes around a foreign match', withIncludes([observation('z', 'zoe')], [adaAtSource, practitioner]), 0, false],
    ['a whole foreign page', bundle(['z', 'y', 'x'].map((id) => observation(id, 'zoe'))), 0, true],
    ['a whole foreign page of one', bundle([observation('z', 'zoe')]), 0, true],
    ['a whole page of several others', bundle([observation('z', 'zoe'), observation('x', 'xia')]), 0, true],
    ['a whole foreign page with its people', withIncludes([observation('z', 'zoe')], [practitioner, zoesPatient]), 0, true],
    [
      'a foreign page with one that names nobody',
      bundle([observation('z', 'zoe'), observation('b', 'ada', { subject: undefined })]),
      0,
      true,
    ],
  ])('H02 H03: %s', async (_, answer, shown, restsForEveryone) => {
    const { ids, results, server } = await gather(knowsAda({ Observation: { body: answer } }));
    expect(ids.filter((id) => id.includes('Observation/'))).toHaveLength(shown);
    expect(results).toMatchObject({ state: shown > 0 ? 'partial' : 'failed', why: 'it sent another patient’s data' });
    const before = server.requests.length;
    const next = endedOf(await all(gatheringAt(server.url).start(new AbortController().signal)));
    const why = restsForEveryone ? 'not queried: it sent another patient’s data a moment ago' : 'it sent another patient’s data';
    expect([next.outcomes.get('results'), server.requests.length > before]).toMatchObject([{ why }, !restsForEveryone]);
  });

  test('H02 H03: a source that flaps shows this patient’s own each time, and rests nobody for one person’s misfiled items', async () => {
    let asked = 0;
    const flapping = await serve(
      knowsAda({
        Observation: () => {
          asked += 1;
          return { body: bundle(asked % 2 === 0 ? own(2) : [...own(2), observation('z', 'zoe')]) };
        },
      }),
    );
    const states: (string | undefined)[] = [];
    for (let opening = 0; opening < 4; opening += 1) {
      const events = await all(gatheringAt(flapping.url).start(new AbortController().signal));
      expect(idsOf(events)).toEqual(['vale|Observation/a0', 'vale|Observation/a1']);
      states.push(endedOf(events).outcomes.get('results')?.state);
    }
    expect(states).toEqual(['partial', 'complete', 'partial', 'complete']);
  });

  test('H02 H03: a second person hit within the rest closes the source for everyone', async () => {
    const eva = {
      ...adaAtSource,
      id: 'eva',
      identifier: [{ system: nhs, value: '9991020020' }],
      name: [{ family: 'Moss', given: ['Eva'] }],
    };
    const people: Answering = (url) => {
      const type = url.pathname.replace('/fhir/', '');
      const isEva = url.search.includes('9991020020') || url.search.includes('eva');
      if (type === 'Patient') return { body: bundle([isEva ? eva : adaAtSource]) };
      if (type === 'metadata') return knowsAda({ Observation: {} })(url);
      return { body: bundle([observation('own', isEva ? 'eva' : 'ada'), observation('z', 'zoe')]) };
    };
    const server = await serve(people);
    const evaHere = { ...ada, identifiers: [{ system: nhs, value: '9991020020' }], family: 'Moss', given: ['Eva'] };
    const open = async (patient: typeof ada) =>
      endedOf(
        await all(
          prepareFhir({ source: sourceAt(server.url), user, patient, systems: [nhs], accepted: new Set() }).start(
            new AbortController().signal,
          ),
        ),
      ).outcomes.get('results');
    const partial = { state: 'partial', entries: 1, why: 'it sent another patient’s data' };
    expect(await open(ada)).toMatchObject(partial);
    expect(await open(ada)).toMatchObject(partial);
    expect(await open(evaHere)).toMatchObject(partial);
    const resting = { state: 'failed', why: 'not queried: it sent another patient’s data a moment ago' };
    expect([await open(ada), await open(evaHere)]).toEqual([resting, resting]);
  });

  test('H05: earlier answers are not trusted as whole either, and no category is “none”', async () => {
    const { ended } = await gather(
      knowsAda({ AllergyIntolerance: { body: bundle([]) }, Flag: { body: bundle([observation('z', 'zoe')]) } }),
      { concurrency: 1 },
    );
    const why = 'it sent another patient’s data';
    expect(ended.outcomes.get('allergies')).toEqual({ state: 'failed', why });
    expect(ended.outcomes.get('alerts')).toEqual({ state: 'failed', why });
    expect(ended.outcomes.get('family-history')).toEqual({ state: 'unsupported' });
  });

  test('a source that answers each request with the one before shows nothing of anyone', async () => {
    let before: unknown = bundle([{ ...adaAtSource, id: 'zoe', identifier: [{ system: nhs, value: '9991020020' }] }]);
    const shifted: Answering = (url) => {
      const answer = before;
      before = bundle([observation(url.pathname, 'zoe')]);
      return { body: answer };
    };
    const { ids, ended } = await gather(shifted);
    expect(ids).toEqual([]);
    expect(ended.outcomes.get('results')).toEqual({
      state: 'unmatched',
      match: 'no-answer-given',
      why: 'the record found there is another person’s',
    });
  });

  test('a resource that names nobody is refused, without blaming the source', async () => {
    const { ended, results } = await gather(
      knowsAda({ Observation: { body: bundle([observation('a'), observation('b', 'ada', { subject: undefined })]) } }),
    );
    expect(ended.resources).toEqual({ received: 3, entries: 1, supporting: 1, refused: 1 });
    expect(results).toEqual({ state: 'partial', entries: 1, why: 'some items could not be read', lost: true });
  });
});

describe('matching', () => {
  test('not known is a certain no', async () => {
    const { ended } = await gather(knowsAda({}, []));
    expect(ended.outcomes.get('allergies')).toEqual({ state: 'unmatched', match: 'not-known' });
  });

  test('not known with a warning is not', async () => {
    const { ended } = await gather((url) => ({
      body: url.pathname.endsWith('Patient') ? { ...bundle([]), entry: [warning({})] } : bundle([]),
    }));
    expect(ended.outcomes.get('allergies')).toMatchObject({ state: 'unmatched', match: 'no-answer-given' });
  });

  test('PATIENT_NOT_FOUND with 404 is not (GP Connect: also a sensitive patient)', async () => {
    const body = { resourceType: 'OperationOutcome', issue: [{ code: 'not-found', details: { coding: [{ code: 'PATIENT_NOT_FOUND' }] } }] };
    const { ended } = await gather(() => ({ status: 404, body }));
    expect(ended.outcomes.get('allergies')).toMatchObject({ state: 'unmatched', match: 'no-answer-given' });
  });

  test('H04: a doubtful person is not asked about until the reader accepts', async () => {
    const doubtful = knowsAda({ Observation: { body: bundle([observation('a')]) } }, [{ ...adaAtSource, birthDate: '1951-03-15' }]);
    const { ended, server, events } = await gather(doubtful);
    expect(ended.outcomes.get('results')).toEqual({ state: 'unmatched', match: 'unconfirmed', why: 'different birth date there' });
    expect(events[0]).toMatchObject({
      type: 'differences',
      differences: [{ field: 'birthDate', referenceValue: '1951-03-14', sourceValue: '1951-03-15' }],
    });
    expect(server.requests.map(({ path }) => path.split('?')[0])).toEqual(['Patient']);
    const accepted = await all(gatheringAt(server.url, {}, askedAbout(events)).start(new AbortController().signal));
    expect(idsOf(accepted)).toEqual(['vale|Observation/a']);
  });

  test('H04: once the reader accepted one person there, another one whom it offers later waits for the reader again', async () => {
    const patients = [{ ...adaAtSource, birthDate: '1951-03-15' }];
    const { events, server } = await gather(knowsAda({ Observation: { body: bundle([observation('a')]) } }, patients));
    patients[0] = { ...adaAtSource, birthDate: '1951-03-16' };
    const again = await all(gatheringAt(server.url, {}, askedAbout(events)).start(new AbortController().signal));
    expect(idsOf(again)).toEqual([]);
    expect(endedOf(again).outcomes.get('results')).toMatchObject({ state: 'unmatched', match: 'unconfirmed' });
  });

  test('several certain records are all fetched, and each entry says which it is from', async () => {
    const of = (url: URL) => url.searchParams.get('patient')?.split('/').at(-1) ?? '';
    const both = knowsAda({ Observation: (url) => ({ body: bundle([observation(`of-${of(url)}`, of(url))]) }) }, [
      adaAtSource,
      { ...adaAtSource, id: 'ada-too' },
    ]);
    const { events } = await gather(both);
    const entries = events.flatMap((event) => (event.type === 'entries' ? event.entries.map(({ entry }) => entry) : []));
    const records = entries.map(({ id, facts }) => [id, facts.find(({ label }) => label === 'Record at source')?.value]);
    expect(Object.fromEntries(records)).toEqual({
      'vale|Observation/of-ada': '1 of 2 for this patient (Patient/ada)',
      'vale|Observation/of-ada-too': '2 of 2 for this patient (Patient/ada-too)',
    });
  });

  test('H05: with a second record there that may be hers, nothing is complete and nothing is none', async () => {
    const two = [adaAtSource, { ...adaAtSource, id: 'old', active: false }];
    const { ended } = await gather(knowsAda({ Observation: { body: bundle([observation('a')]) } }, two));
    const why = 'another record there may also be this patient’s';
    expect(ended.outcomes.get('results')).toEqual({ state: 'partial', entries: 1, why });
    expect(ended.outcomes.get('vitals')).toEqual({ state: 'partial', entries: 0, why });
  });

  test('H05: a source without a CapabilityStatement is not queried for everything', async () => {
    const knows = knowsAda({});
    const { ended } = await gather((...asked) => (asked[0].pathname.endsWith('metadata') ? { status: 500 } : knows(...asked)));
    const why = 'it does not list what it offers, so only the usual types were searched';
    expect(ended.outcomes.get('medications')).toEqual({ state: 'partial', entries: 0, why });
    expect(ended.outcomes.get('alerts')).toEqual({ state: 'partial', entries: 0, why });
    expect(ended.outcomes.get('allergies')).toEqual({ state: 'none' });
  });

  test('H05: a server that answers with something else than a statement has none: asking again gives the same', async () => {
    const knows = knowsAda({});
    const { ended } = await gather((...asked) => (asked[0].pathname.endsWith('metadata') ? { body: bundle([]) } : knows(...asked)));
    expect(ended.outcomes.get('alerts')).toMatchObject({ state: 'partial', entries: 0, lasting: true });
    expect(ended.outcomes.get('allergies')).toEqual({ state: 'none' });
  });

  test('a person without an identifier to ask by', async () => {
    const server = await serve(() => ({}));
    const gathering = prepareFhir({
      source: sourceAt(server.url),
      user,
      patient: { ...ada, identifiers: [] },
      systems: [nhs],
    });
    expect(gathering.planned).toEqual([]);
    const ended = endedOf(await all(gathering.start(new AbortController().signal)));
    expect(ended.outcomes.get('results')).toMatchObject({ state: 'unmatched', match: 'no-answer-given' });
    expect(server.requests).toEqual([]);
  });
});
