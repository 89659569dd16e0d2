import { afterEach, describe, expect, test } from 'vitest';
import { prepareFhir } from '#/lib/sources/fhir/prepare-fhir.ts';
import { ada, all, bundle, endedOf, idsOf, knowsAda, nhs, observation, sourceAt, user } from '#/lib/sources/testing/fake-record.ts';
import { closeServed, serve } from '#/lib/sources/testing/gather-at.ts';
import type { Answer } from '#/lib/sources/testing/serve-source.ts';

afterEach(closeServed);

const flag = { resourceType: 'Flag', id: 'falls', subject: { reference: 'Patient/ada' }, code: { text: 'Risk of falls' } };

/** A source that has two observations and a flag; `everything` is what its operation answers. */
async function gather(everything: Answer, counts: Readonly<Record<string, number | undefined>>) {
  const searches = { Observation: [observation('a'), observation('b')], Flag: [flag], Goal: [] };
  const bodies = Object.fromEntries(
    Object.entries(searches).map(([type, found]) => [
      type,
      (url: URL) => ({ body: url.searchParams.has('_summary') ? bundle([], { total: counts[type] }) : bundle(found) }),
    ]),
  );
  const server = await serve((url) => (url.pathname.endsWith('/$everything') ? everything : knowsAda(bodies)(url)));
  const source = sourceAt(server.url, {}, { everything: true });
  const events = await all(prepareFhir({ source, user, patient: ada, systems: [nhs] }).start(new AbortController().signal));
  const searched = server.requests.map(({ path }) => path).filter((path) => path.includes('patient=') && !path.includes('_summary'));
  return { ids: idsOf(events).toSorted(), ended: endedOf(events), searched: searched.map((path) => path.split('?')[0] ?? '') };
}

const whole = ['vale|Flag/falls', 'vale|Observation/a', 'vale|Observation/b'];
const counts = { Observation: 2, Flag: 1, Goal: 0 };

describe('H05 $everything proves nothing by itself', () => {
  test('a type of which the source counts as many as came is not queried again', async () => {
    const { ids, ended, searched } = await gather({ body: bundle([observation('a'), observation('b'), flag]) }, counts);
    expect([ids, searched]).toEqual([whole, []]);
    expect(ended.outcomes.get('results')).toEqual({ state: 'complete', entries: 2 });
    expect(ended.resources).toMatchObject({ entries: 3, refused: 0 });
  });

  test.each<[string, Answer, Readonly<Record<string, number>>, readonly string[]]>([
    ['left some out', { body: bundle([observation('a'), flag]) }, counts, ['Observation']],
    ['left all out', { body: bundle([]) }, counts, ['Observation', 'Flag']],
    ['is not there', { status: 404 }, counts, ['Observation', 'Flag']],
    ['came, and nothing can be counted', { body: bundle([observation('a'), observation('b'), flag]) }, {}, ['Observation', 'Flag', 'Goal']],
  ])('it %s', async (_, everything, counted, asked) => {
    const { ids, ended, searched } = await gather(everything, counted);
    expect(ids).toEqual(whole);
    expect(searched.toSorted()).toEqual([...asked].toSorted());
    expect(ended.outcomes.get('alerts')).toEqual({ state: 'complete', entries: 1 });
  });

  test('$everything is planned and audited under its own name', async () => {
    const source = sourceAt('https://gp.example/fhir', {}, { everything: true });
    const { planned } = prepareFhir({ source, user, patient: ada, systems: [nhs] });
    expect(planned).toContain('Patient/(as matched)/$everything');
  });

  test('H02 another patient’s record in it is refused, and nothing after it is believed', async () => {
    const { ids, ended } = await gather({ body: bundle([observation('stolen', 'zoe')]) }, counts);
    expect(ids).toEqual([]);
    expect(ended.outcomes.get('results')?.state).toBe('failed');
  });
});
