import { afterEach, describe, expect, test } from 'vitest';
import { configure, open } from '#/lib/access/testing/open-record.ts';
import { describeAbsence } from '#/lib/record/completeness/absence.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import { sourceSummaries } from '#/lib/record/stream/source-summaries.ts';
import { applyMessage, emptyTimeline } from '#/lib/record/stream/timeline.ts';
import { answerOf, first, listOf, penicillin, second } from '#/lib/sources/gp-connect/testing/practice.ts';
import { allergy, section, snomed, summary, urn } from '#/lib/sources/ips/testing/summary.ts';
import { adaAtSource, bundle, knowsAda, observation } from '#/lib/sources/testing/fake-record.ts';
import { closeServed, serve } from '#/lib/sources/testing/gather-at.ts';
import type { Answering } from '#/lib/sources/testing/serve-source.ts';

afterEach(closeServed);

const inside = 'http://fhir-internal.svc:8080/fhir';
const another = 'its answer names another address for this patient; not shown';

/** Draws one source, asked as often as `times`: by other readers, too. */
async function drawn(answering: Answering, more: object = {}, times = 1) {
  const server = await serve(answering);
  configure({ vale: server.url }, {}, more);
  let messages = await open();
  for (let time = 1; time < times; time += 1) messages = await open();
  const timeline = messages.reduce(applyMessage, emptyTimeline('s1'));
  const [source] = sourceSummaries(timeline, wholeView);
  return {
    source,
    asked: server.requests.map(({ path }) => path),
    sentence: describeAbsence(timeline, { category: 'results', view: wholeView }).sentence,
  };
}

const sodium = (subject: string, id = 'o', more: object = {}) => observation(id, 'ada', { subject: { reference: subject }, ...more });
const insideSubject = knowsAda({ Observation: { body: bundle([sodium(`${inside}/Patient/ada`)]) } });
const paged = (next: string): Answering =>
  knowsAda({
    Observation: ({ searchParams }) => ({
      body: searchParams.has('page')
        ? bundle([sodium('Patient/ada', 'second')])
        : bundle([sodium('Patient/ada')], { link: [{ relation: 'next', url: next }] }),
    }),
  });
const practice: Answering = (url, body = '') => {
  if (url.pathname.endsWith('/metadata')) return { body: { resourceType: 'CapabilityStatement', fhirVersion: '3.0.1' } };
  if (url.pathname.endsWith('/Patient')) return { body: bundle([adaAtSource]) };
  const named = penicillin('p', { patient: { reference: `${inside}/Patient/ada` } });
  if (body.includes('includeAllergies')) return answerOf(first, { allergies: listOf('allergies', ['AllergyIntolerance/p']) }, [named]);
  return answerOf(second, {});
};
const insideSummary: Answering = (url) => {
  if (url.pathname.endsWith('/metadata')) return { body: { resourceType: 'CapabilityStatement', fhirVersion: '4.0.1' } };
  const body = summary({
    sections: [section('48765-2', 'Allergies', [urn(10)])],
    resources: [[urn(10), allergy(snomed('764146002', 'Penicillin'), { patient: { reference: `${inside}/Patient/ada` } })]],
  });
  return { body: url.pathname.endsWith('$summary') ? body : bundle([adaAtSource]) };
};

describe('H02 a server that names itself by another address', () => {
  test.each<[string, Answering, object]>([
    ['a subject', insideSubject, {}],
    [
      'a contained resource',
      knowsAda({
        Observation: { body: bundle([sodium('Patient/ada', 'o', { contained: [{ ...sodium(`${inside}/Patient/ada`), id: 'c' }] })]) },
      }),
      {},
    ],
    ['GP Connect', practice, { kind: 'gp-connect' }],
    ['a summary', insideSummary, { kind: 'ips' }],
  ])(
    'without an alias nothing of it is shown, in words that accuse nobody; other readers are still answered: %s',
    async (_, answering, more) => {
      const { source, sentence } = await drawn(answering, more, 2);
      expect([source?.why, source?.entries]).toEqual([another, 0]);
      expect(sentence).not.toMatch(/^No /);
    },
  );

  test.each<[string, Answering, object]>([
    ['a subject', insideSubject, {}],
    ['GP Connect', practice, { kind: 'gp-connect' }],
    ['a summary', insideSummary, { kind: 'ips' }],
    ['a next link', paged(`${inside}/Observation?page=2`), {}],
  ])('with an alias it is the same server: %s', async (_, answering, more) => {
    const { source } = await drawn(answering, { aliases: [inside], ...more });
    expect([source?.state.state === 'failed', source?.entries]).toEqual([false, { 'a next link': 2, 'a summary': 2 }[_] ?? 1]);
    expect(source?.why ?? '').not.toContain('address');
  });

  test.each<[string, string, string, number]>([
    ['a last slash of the alias', `${inside}/`, `${inside}/Observation?page=2`, 2],
    ['an alias with its default port', 'https://vale.example:443/r4/', 'https://vale.example/r4/Observation?page=2', 2],
    ['a link with its default port', 'https://vale.example/r4', 'https://VALE.example:443/r4/Observation?page=2', 2],
    ['an alias without a path', 'http://inside.svc:8080', 'http://inside.svc:8080/Observation?page=2', 2],
    ['an alias that is a slash alone', 'http://inside.svc:8080/', 'http://inside.svc:8080/Observation?page=2', 2],
    ['unchanged: a folder beside the alias', inside, `${inside}2/Observation?page=2`, 1],
    ['unchanged: another port', inside, inside.replace('8080', '8081'), 1],
  ])('an alias is compared as an address: %s', async (_, alias, next, entries) => {
    const { source } = await drawn(paged(next), { aliases: [alias] });
    expect(source?.entries).toBe(entries);
  });

  test('a next link by another scheme is followed at the configured address', async () => {
    const server = await serve((url) => paged(`https://127.0.0.1:${new URL(server.url).port}/fhir/Observation?page=2`)(url));
    configure({ vale: server.url }, {}, { aliases: [server.url.replace('http:', 'https:')] });
    const timeline = (await open()).reduce(applyMessage, emptyTimeline('s1'));
    expect(sourceSummaries(timeline, wholeView)[0]?.entries).toBe(2);
  });

  test.each<[string, Answering, string]>([
    [
      'another id under the inside name',
      knowsAda({ Observation: { body: bundle([sodium(`${inside}/Patient/zoe`)]) } }),
      'it sent another patient’s data',
    ],
    ['another id', knowsAda({ Observation: { body: bundle([sodium('Patient/zoe')]) } }), 'it sent another patient’s data'],
    [
      'both',
      knowsAda({ Observation: { body: bundle([sodium(`${inside}/Patient/ada`), sodium('Patient/zoe', 'z')]) } }),
      'it sent another patient’s data',
    ],
    ['a next link without an alias', paged(`${inside}/Observation?page=2`), 'its next page was at an address not configured for it'],
  ])('unchanged: %s', async (_, answering, why) => expect((await drawn(answering)).source?.why).toBe(why));

  test('unchanged: another patient’s resource closes the source for other readers too', async () => {
    const { source } = await drawn(knowsAda({ Observation: { body: bundle([sodium('Patient/zoe')]) } }), {}, 2);
    expect(source?.why).toBe('not queried: it sent another patient’s data a moment ago');
  });
});
