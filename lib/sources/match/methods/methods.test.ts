import { afterEach, describe, expect, test } from 'vitest';
import type { PatientIdentity } from '#/lib/record/model/patient.ts';
import { openConnection } from '#/lib/sources/fetch/connection.ts';
import { ada, adaAtSource, bundle, nhs, sourceAt, user } from '#/lib/sources/testing/fake-record.ts';
import { serveSource, type Answering, type ServedSource } from '#/lib/sources/testing/serve-source.ts';
import { chooseMatch, findMatch, type PatientMatch } from '#/lib/sources/match/find-match.ts';

const served: ServedSource[] = [];
afterEach(() => Promise.all(served.splice(0).map((one) => one.close())));

/** With a telephone number, so that a contact can agree. */
const home: PatientIdentity = { ...ada, telecom: [{ system: 'phone', value: '01632 960 001' }] };
const stranger: PatientIdentity = { ...home, identifiers: [] };
const unnumbered = { ...adaAtSource, identifier: [], telecom: [{ system: 'phone', value: '01632960001' }] };

async function match(
  kind: string,
  answering: Answering,
  patient: PatientIdentity = home,
): Promise<{ match: PatientMatch; source: ServedSource }> {
  const source = await serveSource(answering);
  served.push(source);
  const chosen = chooseMatch([{ kind }], { url: source.url, user, patient, systems: [nhs] });
  if (!chosen) throw new Error('it is for everyone here');
  const connection = openConnection(sourceAt(source.url, {}, { id: `m${source.url}` }), user, new AbortController().signal);
  try {
    return { match: await findMatch(chosen, { connection, user, patient, systems: [nhs], requestId: 'r1' }), source };
  } finally {
    await connection.close();
  }
}

const graded = (...entries: readonly (readonly [object, string])[]) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry: entries.map(([resource, grade]) => ({
    resource,
    search: { mode: 'match', score: 0.9, extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/match-grade', valueCode: grade }] },
  })),
});

describe('H04 Patient/$match', () => {
  test.each<[string, PatientIdentity, object, object]>([
    ['certain, with names, birth date and a contact the same', stranger, graded([unnumbered, 'certain']), { type: 'matched' }],
    ['certain, without a contact in common', stranger, graded([{ ...unnumbered, telecom: [] }, 'certain']), { match: 'unconfirmed' }],
    ['probable', stranger, graded([unnumbered, 'probable']), { match: 'unconfirmed' }],
    [
      'certain of two',
      stranger,
      graded([unnumbered, 'certain'], [{ ...unnumbered, id: 'twice' }, 'certain']),
      { match: 'unconfirmed', why: '2 records there may be this patient’s' },
    ],
    [
      'certain, of a twin',
      stranger,
      graded([{ ...unnumbered, name: [{ family: 'Brooks', given: ['Rosa'] }] }, 'certain']),
      { match: 'unconfirmed' },
    ],
    ['certain, born on another day', stranger, graded([{ ...unnumbered, birthDate: '1951-03-15' }, 'certain']), { match: 'unconfirmed' }],
    [
      'certain, with another number of the same kind',
      home,
      graded([{ ...unnumbered, identifier: [{ system: nhs, value: '9991020020' }] }, 'certain']),
      { match: 'no-answer-given' },
    ],
    ['only possible, but with our number', home, graded([adaAtSource, 'possible']), { type: 'matched' }],
    [
      'certain, where more may be',
      stranger,
      { ...graded([unnumbered, 'certain']), link: [{ relation: 'next', url: 'Patient?page=2' }] },
      { match: 'unconfirmed' },
    ],
    ['nobody', stranger, graded(), { match: 'not-known' }],
  ])('%s', async (_, patient, body, expected) => {
    expect((await match('match', () => ({ body }), patient)).match).toMatchObject(expected);
  });

  test('nothing is sent that is not known, and no number that means nothing there', async () => {
    const bodies: string[] = [];
    const patient = { ...home, identifiers: [...home.identifiers, { system: 'urn:local', value: '77' }], gender: 'unknown' as const };
    const answering: Answering = (_, body) => {
      bodies.push(body ?? '');
      return { body: bundle([]) };
    };
    await match('match', answering, patient);
    expect(JSON.parse(bodies[0] ?? '{}')).toMatchObject({
      parameter: [
        {
          name: 'resource',
          resource: {
            resourceType: 'Patient',
            identifier: [{ system: nhs, value: '9991020012' }],
            name: [{ family: 'Brooks', given: ['Ada'] }],
            birthDate: '1951-03-14',
          },
        },
        { name: 'onlyCertainMatches', valueBoolean: false },
        { name: 'count' },
      ],
    });
    expect(bodies[0]).not.toMatch(/urn:local|gender/);
  });
});

describe('H04 Patient/$ihe-pix', () => {
  const named = (...ids: readonly string[]) => ({
    resourceType: 'Parameters',
    parameter: ids.map((reference) => ({ name: 'targetId', valueReference: { reference } })),
  });
  const pix =
    (parameters: object, patients: Readonly<Record<string, object>>): Answering =>
    ({ pathname }) => {
      if (pathname.endsWith('$ihe-pix')) return { body: parameters };
      const patient = patients[pathname.split('/').at(-1) ?? ''];
      return patient ? { body: patient } : { status: 404 };
    };

  test('its own records are read and checked', async () => {
    const { match: found, source } = await match(
      'pix',
      pix(named('Patient/ada', 'https://elsewhere.example/fhir/Patient/ada'), { ada: adaAtSource }),
    );
    expect(found).toMatchObject({ type: 'matched', ids: new Set(['ada']) });
    expect(source.requests.map(({ path }) => path)).toEqual([
      `Patient/$ihe-pix?${new URLSearchParams({ sourceIdentifier: `${nhs}|9991020012` })}`,
      'Patient/ada',
    ]);
  });

  test('a record of another system is never taken for one of its own, though their ids be alike', async () => {
    const { match: found, source } = await match(
      'pix',
      pix(named('https://elsewhere.example/fhir/Patient/zoe', 'Patient/ada'), { ada: adaAtSource }),
    );
    expect(found).not.toHaveProperty('doubt');
    expect(found).toMatchObject({ type: 'matched', ids: new Set(['ada']) });
    for (const elsewhere of [
      '//elsewhere.example/fhir/Patient/ada',
      'ftp://elsewhere.example/Patient/ada',
      'https://elsewhere.example/?https://x/Patient/ada',
    ])
      expect((await match('pix', pix(named(elsewhere), { ada: adaAtSource }))).match, elsewhere).toMatchObject({
        match: 'no-answer-given',
      });
    const alone = await match('pix', pix(named('https://elsewhere.example/fhir/Patient/ada'), { ada: adaAtSource }));
    expect([alone.match, alone.source.requests.length]).toMatchObject([{ match: 'no-answer-given' }, 1]);
    expect(source.requests).toHaveLength(2);
  });

  test.each<[string, object, object]>([
    ['known in no other system', named(), { match: 'not-known' }],
    ['named by a number alone', { resourceType: 'Parameters', parameter: [{ name: 'targetIdentifier' }] }, { match: 'no-answer-given' }],
    ['another person’s record', named('Patient/other'), { match: 'no-answer-given' }],
  ])('%s', async (_, parameters, expected) => {
    const other = { ...adaAtSource, id: 'other', birthDate: '1988-01-01' };
    expect((await match('pix', pix(parameters, { other }))).match).toMatchObject(expected);
  });
});

describe('by POST where the source is configured so', () => {
  const ask = async (answering: Answering) => {
    const source = await serveSource(answering);
    served.push(source);
    const chosen = chooseMatch([{ kind: 'identifier' }], { url: source.url, user, patient: home, systems: [nhs] });
    const upstream = { ...sourceAt(source.url, {}, { id: `p${source.url}` }), search: 'post' as const };
    const connection = openConnection(upstream, user, new AbortController().signal);
    const found = await findMatch(chosen!, { connection, user, patient: home, systems: [nhs], requestId: 'r1' });
    await connection.close();
    return { found, paths: source.requests.map(({ path }) => path) };
  };

  test('no number stands in an address', async () => {
    let form = '';
    const { found, paths } = await ask((_, body) => {
      form = body ?? '';
      return { body: bundle([adaAtSource]) };
    });
    expect([found.type, paths, new URLSearchParams(form).get('identifier')]).toEqual(['matched', ['Patient/_search'], `${nhs}|9991020012`]);
  });

  test('a server that has no such search is asked by GET', async () => {
    const { found, paths } = await ask(({ pathname }) =>
      pathname.endsWith('_search') ? { status: 405 } : { body: bundle([adaAtSource]) },
    );
    expect([found.type, paths.length]).toEqual(['matched', 2]);
  });
});

describe('H04 by name and birth date', () => {
  test.each<[string, object, object]>([
    ['a number in common makes it certain', bundle([adaAtSource]), { type: 'matched' }],
    ['without one the reader confirms', bundle([unnumbered]), { match: 'unconfirmed' }],
    ['nobody: H05 she may be there under another name', bundle([]), { match: 'no-answer-given' }],
    [
      'H08 a source that did not look at the birth date',
      bundle([], { link: [{ relation: 'self', url: '/Patient?family=Brooks' }] }),
      { match: 'no-answer-given' },
    ],
  ])('%s', async (_, body, expected) => {
    expect((await match('demographics', () => ({ body }))).match).toMatchObject(expected);
  });

  test.each<[string, Partial<PatientIdentity>]>([
    ['half a date', { birthDate: '1951' }],
    ['no given name', { given: [] }],
    ['no family name', { family: '' }],
  ])('%s is not asked by', (_, part) => {
    const subject = { url: 'https://x.example', user, patient: { ...ada, ...part }, systems: [nhs] };
    expect(chooseMatch([{ kind: 'demographics' }], subject)).toBeUndefined();
  });
});

describe('H04 a merged record leads to what took its place', () => {
  const old = { ...adaAtSource, id: 'old', active: false, link: [{ type: 'replaced-by', other: { reference: 'Patient/new' } }] };
  const merged =
    (successor: object | undefined): Answering =>
    ({ pathname }) => {
      if (!pathname.endsWith('/new')) return { body: bundle([old]) };
      return successor ? { body: successor } : { status: 404 };
    };

  test.each<[string, object | undefined, object]>([
    ['checked, and taken', { ...adaAtSource, id: 'new' }, { type: 'matched', ids: new Set(['new']), received: 2 }],
    ['another person', { ...adaAtSource, id: 'new', birthDate: '1988-01-01' }, { match: 'no-answer-given' }],
    ['not to be read', undefined, { match: 'no-answer-given' }],
    [
      'replaced in its turn',
      { ...old, id: 'new', link: [{ type: 'replaced-by', other: { reference: 'Patient/newest' } }] },
      { match: 'no-answer-given' },
    ],
    ['answered by another id', { ...adaAtSource, id: 'else' }, { match: 'no-answer-given' }],
  ])('%s', async (_, successor, expected) => {
    const { match: found, source } = await match('identifier', merged(successor));
    expect(found).toMatchObject(expected);
    expect(source.requests.filter(({ path }) => path.startsWith('Patient/'))).toHaveLength(1);
  });

  test('never at another address', async () => {
    const evil = { ...old, link: [{ type: 'replaced-by', other: { reference: 'https://evil.example/fhir/Patient/new' } }] };
    const { match: found, source } = await match('identifier', () => ({ body: bundle([evil]) }));
    expect(found).toMatchObject({ match: 'no-answer-given' });
    expect(source.requests).toHaveLength(1);
  });

  test.each<[string, object[], object, number]>([
    [
      'ten',
      Array.from({ length: 10 }, (_, at) => ({
        ...old,
        id: `old${at}`,
        link: [{ type: 'replaced-by', other: { reference: `Patient/n${at}` } }],
      })),
      { type: 'matched', ids: new Set(Array.from({ length: 10 }, (_, at) => `n${at}`)) },
      10,
    ],
    [
      'ten of 3,000',
      Array.from({ length: 3_000 }, (_, at) => ({
        ...old,
        id: `old${at}`,
        link: [{ type: 'replaced-by', other: { reference: `Patient/n${at}` } }],
      })),
      { type: 'matched', doubt: 'it may hold another record of this patient' },
      10,
    ],
    [
      'one that 3,000 name',
      Array.from({ length: 3_000 }, (_, at) => ({ ...old, id: `old${at}` })),
      { type: 'matched', ids: new Set(['new']) },
      1,
    ],
  ])('%s successors are asked for, and what is not is said', async (_, patients, expected, asked) => {
    const { match: found, source } = await match('identifier', ({ pathname }) => {
      const [, id] = /Patient\/(n\w+)$/.exec(pathname) ?? [];
      return { body: id === undefined ? bundle(patients) : { ...adaAtSource, id } };
    });
    expect(found).toMatchObject(expected);
    expect('doubt' in found).toBe('doubt' in expected);
    expect(source.requests.filter(({ path }) => path.startsWith('Patient/'))).toHaveLength(asked);
  });
});

describe('H05 many records of one person', () => {
  const records = (...ids: readonly string[]) => bundle(ids.map((id) => ({ ...adaAtSource, id })));
  test.each<[string, object, number, boolean]>([
    ['ten', records(...Array.from({ length: 10 }, (_, at) => `r${at}`)), 10, false],
    ['eleven', records(...Array.from({ length: 11 }, (_, at) => `r${at}`)), 10, true],
    ['one, sent eleven times', records(...Array.from({ length: 11 }, () => 'r')), 1, false],
    ['3,000', records(...Array.from({ length: 3_000 }, (_, at) => `r${at}`)), 10, true],
  ])('%s: ten are asked for, and that there are more is said', async (_, body, asked, isDoubted) => {
    const { match: found } = await match('identifier', () => ({ body }));
    expect(found.type === 'matched' && found.ids.size).toBe(asked);
    expect('doubt' in found && found.doubt !== undefined).toBe(isDoubted);
  });
});
