import { afterEach, describe, expect, test } from 'vitest';
import type { SourceConfig } from '#/lib/config/schema/schema.ts';
import { ada, adaAtSource, all, bundle, endedOf, nhs, observation, sourceAt, user } from '#/lib/sources/testing/fake-record.ts';
import { closeServed, serve } from '#/lib/sources/testing/gather-at.ts';
import type { Answering, Said } from '#/lib/sources/testing/serve-source.ts';
import { prepareFhir } from './prepare-fhir.ts';

afterEach(closeServed);

const provenance = {
  resourceType: 'Provenance',
  id: 'p1',
  target: [{ reference: 'Observation/a' }],
  recorded: '2026-01-02T09:00:00Z',
  agent: [
    { type: { coding: [{ code: 'author' }] }, who: { display: 'Dr Far' }, onBehalfOf: { display: 'Hill Hospital' } },
    { type: { coding: [{ code: 'transmitter' }] }, who: { display: 'Vale exchange' } },
  ],
};
const along = {
  entry: [
    { resource: observation('a'), search: { mode: 'match' } },
    { resource: provenance, search: { mode: 'include' } },
  ],
};

/** A server that offers observations, and their Provenance where `offers`; `answer` is what it says to a search that asks for it. */
function server(answer: Said, offers = true): Answering {
  return (url) => {
    const type = url.pathname.replace('/fhir/', '');
    const offered = [
      { type: 'Observation', ...(offers && { searchRevInclude: ['Provenance:target'] }) },
      { type: 'Condition', ...(offers && { searchRevInclude: ['Provenance:target'] }) },
    ];
    if (type === 'metadata') return { body: { resourceType: 'CapabilityStatement', rest: [{ mode: 'server', resource: offered }] } };
    if (type === 'Patient') return { body: bundle([adaAtSource]) };
    if (type !== 'Observation' && type !== 'Condition') return { body: bundle([]) };
    if (url.searchParams.has('_revinclude')) return type === 'Observation' || answer.status ? answer : { body: bundle([]) };
    return { body: bundle(type === 'Observation' ? [observation('a')] : []) };
  };
}

async function gather(answering: Answering, more: Partial<SourceConfig> = { provenance: true }) {
  const served = await serve(answering);
  const input = { source: sourceAt(served.url, more.limits ?? {}, more), user, patient: ada, systems: [nhs] };
  const events = await all(prepareFhir(input).start(new AbortController().signal));
  const labelled = events.flatMap((event) => (event.type === 'entries' ? event.entries : []));
  const entries = labelled.map(({ entry }) => entry);
  const asked = served.requests.map(({ path }) => path).filter((path) => path.includes('_revinclude'));
  return {
    ended: endedOf(events),
    labelled,
    entries,
    asked,
    facts: Object.fromEntries(entries.flatMap(({ facts }) => facts.map((f) => [f.label, f.value]))),
  };
}

describe('H05 author, organisation and time from Provenance', () => {
  test('where it is configured and offered, the entry names who wrote it and who passed it on', async () => {
    const { facts, ended, asked } = await gather(server({ body: bundle([], along) }));
    expect(facts).toMatchObject({
      Author: 'Dr Far, Hill Hospital',
      'Passed on by': 'Vale exchange',
      'Recorded at source': '2026-01-02T09:00:00Z',
    });
    expect(ended.outcomes.get('results')).toEqual({ state: 'complete', entries: 1 });
    expect(ended.resources).toEqual({ received: 3, entries: 1, supporting: 2, refused: 0 });
    expect(asked.some((path) => path.includes('Observation'))).toBe(true);
  });

  test.each<[string, Answering, Partial<SourceConfig>]>([
    ['not configured', server({ status: 500 }), {}],
    ['not offered', server({ status: 500 }, false), { provenance: true }],
  ])('%s: never asked for', async (_, answering, more) => {
    const { asked, ended } = await gather(answering, more);
    expect(asked).toEqual([]);
    expect(ended.outcomes.get('results')).toEqual({ state: 'complete', entries: 1 });
  });

  test.each([400, 403, 422])('refused with %i: the search is asked again without it, and the record is whole', async (status) => {
    const { ended, entries, facts } = await gather(server({ status }));
    expect(entries.map(({ id }) => id)).toEqual(['vale|Observation/a']);
    expect(facts.Author).toBeUndefined();
    expect(ended.outcomes.get('results')).toEqual({ state: 'complete', entries: 1 });
    expect(ended.outcomes.get('decisions')?.state).not.toBe('failed');
  });

  test('it takes no room of what the source may send', async () => {
    const limits = { resources: 2 };
    const source = sourceAt('https://x.test', limits).limits;
    const { ended } = await gather(server({ body: bundle([], along) }), { provenance: true, limits: source });
    expect(ended.outcomes.get('results')).toEqual({ state: 'complete', entries: 1 });
  });

  test('H24 an agent that is kept back is not named', async () => {
    const secret = { ...provenance, agent: [{ type: { text: 'Author' }, who: { reference: 'Condition/hidden', display: 'Secret' } }] };
    const { labelled } = await gather(
      server({ body: bundle([], { entry: [along.entry[0], { resource: secret, search: { mode: 'include' } }] }) }),
    );
    expect(labelled[0]?.links?.targets()).toContain('vale|Condition/hidden');
    expect(JSON.stringify(labelled[0]?.entry.facts)).toContain('Secret');
    expect(JSON.stringify(labelled[0]?.links?.withoutReferences(new Set(['Condition/hidden']))?.facts)).not.toContain('Secret');
  });
});
