import { guardsOf } from '#/lib/sources/http/breaker-and-retries.ts';
import { afterEach, describe, expect, test } from 'vitest';
import type { SourceConfig } from '#/lib/config/schema/schema.ts';
import { writeFhirXml } from '#/lib/fhir/xml/testing/write-fhir-xml.ts';
import { ada, adaAtSource, all, bundle, endedOf, nhs, sourceAt, user } from '#/lib/sources/testing/fake-record.ts';
import { askedAbout, closeServed, serve } from '#/lib/sources/testing/gather-at.ts';
import type { Answering, Said } from '#/lib/sources/testing/serve-source.ts';
import { prepareIps } from './prepare-ips.ts';
import { about, absent, adaInSummary, allergy, condition, emptyReason, section, snomed, summary, urn } from './testing/summary.ts';

afterEach(closeServed);

const knowsAda =
  (said: Said, patients: readonly unknown[] = [adaAtSource]): Answering =>
  (url) => {
    if (url.pathname.endsWith('/metadata')) return { body: { resourceType: 'CapabilityStatement', fhirVersion: '4.0.1' } };
    return url.pathname.endsWith('$summary') ? said : { body: bundle(patients) };
  };

async function gather(answering: Answering, more: Partial<SourceConfig> = {}, accepted: ReadonlySet<string> = new Set()) {
  const server = await serve(answering);
  const source = sourceAt(server.url, {}, { kind: 'ips', ...more });
  const gathering = prepareIps({ source, user, patient: ada, systems: [nhs], accepted });
  const events = await all(gathering.start(new AbortController().signal));
  const ended = endedOf(events);
  const labelled = events.flatMap((event) => (event.type === 'entries' ? event.entries : []));
  const { received, entries, supporting, refused } = ended.resources;
  // Conservation: whatever came is exactly one of the three, and each entry was sent.
  expect(received).toBe(entries + supporting + refused);
  expect(labelled.length).toBe(entries);
  expect(events.filter(({ type }) => type === 'refused').length).toBe(refused);
  const outcome = (category: Parameters<typeof ended.outcomes.get>[0]) => ended.outcomes.get(category);
  return { server, gathering, events, ended, labelled, entries: labelled.map(({ entry }) => entry), outcome };
}

const penicillin = allergy(snomed('764146002', 'Penicillin'));
const asthma = condition(snomed('195967001', 'Asthma'));
const small = summary({
  sections: [section('48765-2', 'Allergies', [urn(10)]), section('11450-4', 'Problems', [urn(11)])],
  resources: [
    [urn(10), penicillin],
    [urn(11), asthma],
  ],
});
const notWhole = 'a summary, not the whole record';

describe('a summary taken apart', () => {
  test('the document and the resources of its sections, each pointing back to its place', async () => {
    const { entries, outcome, ended, server } = await gather(knowsAda({ body: small }));
    expect(entries.map(({ title, origins }) => [title, origins[0]?.document, origins[0]?.place])).toEqual([
      ['Patient summary', undefined, undefined],
      ['Penicillin', 'vale|Composition/00000000-0000-4000-8000-000000000000', 'Allergies'],
      ['Asthma', 'vale|Composition/00000000-0000-4000-8000-000000000000', 'Problems'],
    ]);
    expect(entries[0]?.body).toEqual({
      shape: 'attachments',
      attachments: [{ index: 0, contentType: 'application/fhir+json' }],
      paragraphs: ['Allergies', 'Allergies as written', 'Problems', 'Problems as written'],
    });
    expect(outcome('allergies')).toEqual({ state: 'partial', entries: 1, why: notWhole, lasting: true, givenAs: 'summary' });
    expect(outcome('documents')).toEqual({ state: 'partial', entries: 1, why: notWhole, lasting: true, givenAs: 'summary' });
    // Patient at the match, Patient and Practitioner in the document.
    expect(ended.resources).toEqual({ received: 6, entries: 3, supporting: 3, refused: 0 });
    expect(server.requests.map(({ path }) => path)).toEqual([
      expect.stringMatching(/^Patient\?identifier=/),
      'metadata',
      'Patient/ada/$summary',
    ]);
  });

  test.each([
    ['its day', {}, '2026-11-01'],
    ['its time, as sent', { date: '2026-10-31T23:30:00-05:00' }, '2026-10-31T23:30:00-05:00'],
    ['unreadable, as sent', { date: 'last week' }, 'last week'],
    ['none', { date: undefined }, undefined],
  ])('H05 the day on which the summary was written goes with its end: %s', async (_, composition, expected) => {
    const { ended } = await gather(
      knowsAda({
        body: summary({ sections: [section('48765-2', 'Allergies', [urn(10)])], resources: [[urn(10), penicillin]], composition }),
      }),
    );
    expect(ended.dataAsOf).toBe(expected);
  });

  test('H05 a category without a section is never none, also where the summary is the whole record', async () => {
    const usual = await gather(knowsAda({ body: small }));
    const whole = await gather(knowsAda({ body: small }), { whole: true });
    for (const { outcome } of [usual, whole]) {
      expect(outcome('medications')).toEqual({
        state: 'partial',
        entries: 0,
        why: 'the summary has no section for this',
        lasting: true,
        givenAs: 'summary',
      });
      expect(outcome('appointments')).toEqual({ state: 'unsupported' });
    }
    expect(whole.outcome('problems')).toEqual({ state: 'complete', entries: 1 });
    expect(whole.outcome('documents')).toEqual({ state: 'complete', entries: 1 });
  });

  test('a resource linked from the text has its place there, and only there', async () => {
    const narrativeLink = (valueUrl: string) => ({
      extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/narrativeLink', valueUrl }],
    });
    const div = '<div><table><tbody><tr id="Allergies"><td>x</td></tr><tr id="pen"><td>Penicillin</td></tr></tbody></table></div>';
    const linked = summary({
      sections: [section('48765-2', 'Allergies', [urn(10), urn(11), urn(12)], { text: { status: 'generated', div } })],
      resources: [
        [urn(10), allergy(snomed('764146002', 'Penicillin'), narrativeLink('Composition/1#pen'))],
        [urn(11), allergy(snomed('111088007', 'Latex'), narrativeLink('#nowhere'))],
        [urn(12), allergy(snomed('387207008', 'Ibuprofen'), narrativeLink('#Allergies'))],
      ],
    });
    const { entries } = await gather(knowsAda({ body: linked }));
    expect(entries.slice(1).map(({ title, origins }) => [title, origins[0]?.place])).toEqual([
      ['Penicillin', 'pen'],
      ['Latex', 'Allergies'],
      ['Ibuprofen', 'Allergies'],
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/narrative ?link/i);
  });

  test('the same in XML', async () => {
    const xml = await gather(knowsAda({ body: writeFhirXml(small), headers: { 'Content-Type': 'application/fhir+xml' } }), {
      format: 'xml',
    });
    const json = await gather(knowsAda({ body: small }));
    expect(xml.entries).toEqual(json.entries);
    expect([xml.ended.outcomes, xml.ended.resources]).toEqual([json.ended.outcomes, json.ended.resources]);
  });

  test('a report’s results belong to its section; a resource in no section is counted, not shown', async () => {
    const result = (more: object = {}) => ({
      resourceType: 'Observation',
      status: 'final',
      code: { text: 'Sodium' },
      subject: about,
      ...more,
    });
    const { entries, outcome, ended } = await gather(
      knowsAda({
        body: summary({
          sections: [section('30954-2', 'Results', [urn(20)])],
          resources: [
            [
              urn(20),
              {
                resourceType: 'DiagnosticReport',
                status: 'final',
                subject: about,
                code: { text: 'U&E' },
                result: [{ reference: urn(21) }],
              },
            ],
            [urn(21), result()],
            [urn(22), result({ code: { text: 'Stray' } })],
          ],
        }),
      }),
    );
    expect(entries.map(({ title }) => title)).toEqual(['Patient summary', 'U&E', 'Sodium']);
    expect(entries[1]?.body).toMatchObject({ shape: 'panel', members: [entries[2]?.id] });
    expect(ended.resources.supporting).toBe(4);
    expect(outcome('documents')).toEqual({ state: 'partial', entries: 1, why: '1 item is in no section of the summary' });
  });

  test('H24 labels of the document hold for its parts; H12 one entered in error is removed with its parts', async () => {
    const restricted = await gather(
      knowsAda({
        body: { ...small, meta: { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' }] } },
      }),
    );
    expect(restricted.labelled.map(({ labels }) => [...new Set(labels.map(({ code }) => code))])).toEqual([['R'], ['R'], ['R']]);
    const wrong = await gather(
      knowsAda({
        body: summary({
          sections: [section('48765-2', 'Allergies', [urn(10)])],
          resources: [[urn(10), penicillin]],
          composition: { status: 'entered-in-error' },
        }),
      }),
    );
    expect(wrong.entries.map(({ assertion }) => assertion)).toEqual(['removed', 'removed']);
    expect(wrong.outcome('allergies')).toMatchObject({ state: 'partial', why: 'the source marks this summary as entered in error' });
  });
});

test('H24 a label of a section holds for its entries alone, and any label for the whole document, whose text says it', async () => {
  const url = 'http://hl7.org/fhir/uv/security-label-ds4p/StructureDefinition/extension-inline-sec-label';
  const label = { system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' };
  const labelled = async (marked: Readonly<Record<string, unknown>>, of: object) => {
    const { labelled: entries } = await gather(
      knowsAda({
        body: summary({
          sections: [section('48765-2', 'Allergies', [urn(10)], marked), section('11450-4', 'Problems', [urn(11)])],
          resources: [
            [urn(10), { ...penicillin, ...of }],
            [urn(11), asthma],
          ],
        }),
      }),
    );
    return entries.map(({ entry, labels }) => [entry.title, labels.some(({ code }) => code === 'R')]);
  };
  const expected = [
    ['Patient summary', true],
    ['Penicillin', true],
    ['Asthma', false],
  ];
  expect(await labelled({ extension: [{ url, valueCoding: label }] }, {})).toEqual(expected);
  expect(await labelled({}, { meta: { security: [label] } })).toEqual(expected);
});

describe('H13 a summary’s statements of absence', () => {
  const allergies = (coding: Readonly<Record<string, unknown>>) =>
    summary({ sections: [section('48765-2', 'Allergies', [urn(10)])], resources: [[urn(10), allergy(coding)]] });
  const empty = (reason: string, more: object = {}) =>
    summary({ sections: [section('48765-2', 'Allergies', [], { ...emptyReason(reason), ...more })], resources: [] });
  const noneKnown = 'the summary says none is known, but it is not the whole record';

  test.each([
    ['IPS 2: 716186003', allergies(snomed('716186003', 'No known allergy')), 'none-known', noneKnown],
    ['IPS 1: no-known-allergies', allergies(absent('no-known-allergies', 'No known allergies')), 'none-known', noneKnown],
    [
      'IPS 1: no-allergy-info',
      allergies(absent('no-allergy-info', 'No information')),
      'not-known',
      'the summary says it has no information on this',
    ],
    [
      'IPS 2: 1287211007',
      allergies(snomed('1287211007', 'No information available')),
      'not-known',
      'the summary says it has no information on this',
    ],
  ])('%s', async (_, body, assertion, why) => {
    const { entries, outcome } = await gather(knowsAda({ body }));
    expect(entries[1]?.assertion).toBe(assertion);
    expect(outcome('allergies')).toEqual({ state: 'partial', entries: 1, why, lasting: true, givenAs: 'summary' });
  });

  test.each([
    ['nilknown', noneKnown],
    ['notasked', 'the summary says nobody asked about this'],
    ['unavailable', 'the summary says this is not available'],
    ['notstarted', 'the summary says this has not been started'],
    ['closed', 'the summary says this is no longer kept'],
    ['of-their-own', 'the summary leaves this empty for another reason'],
  ])('emptyReason %s', async (reason, why) => {
    expect((await gather(knowsAda({ body: empty(reason) }))).outcome('allergies')).toEqual({
      state: 'partial',
      entries: 0,
      why,
      lasting: true,
      givenAs: 'summary',
    });
  });

  test('H24 withheld is withheld', async () => {
    expect((await gather(knowsAda({ body: empty('withheld') }), { whole: true })).outcome('allergies')).toEqual({
      state: 'withheld',
      basis: 'source',
      why: 'the summary says this is withheld',
    });
  });

  test('only of a whole record "nil known" is none; not asked and no information never are', async () => {
    const state = async (body: unknown) => (await gather(knowsAda({ body }), { whole: true })).outcome('allergies')?.state;
    expect(await state(empty('nilknown'))).toBe('none');
    expect(await state(empty('notasked'))).toBe('partial');
    expect(await state(allergies(absent('no-allergy-info', 'No information')))).toBe('partial');
  });

  test('H05 a section of text alone, or of nothing at all, is not none', async () => {
    const why = async (more: object) => {
      const body = summary({ sections: [section('11450-4', 'Problems', [], { ...more })], resources: [] });
      return (await gather(knowsAda({ body }), { whole: true })).outcome('problems');
    };
    expect(await why({})).toMatchObject({ state: 'partial', why: 'the summary has this as text only: read the document' });
    expect(await why({ text: undefined })).toMatchObject({ state: 'partial', why: 'the summary leaves this empty without a reason' });
  });

  test('H05 a broken reference is counted', async () => {
    const body = summary({ sections: [section('48765-2', 'Allergies', [urn(10), urn(77)])], resources: [[urn(10), penicillin]] });
    expect((await gather(knowsAda({ body }), { whole: true })).outcome('allergies')).toEqual({
      state: 'partial',
      entries: 1,
      why: '1 item is missing from the summary',
      lost: true,
    });
  });
});

describe('H02 the patient of a summary', () => {
  const zoe = {
    ...adaInSummary,
    identifier: [{ system: nhs, value: '9991020020' }],
    name: [{ family: 'Marsh', given: ['Zoe'] }],
    birthDate: '1980-01-02',
  };
  const aboutZoe = summary({ sections: [section('48765-2', 'Allergies', [urn(10)])], resources: [[urn(10), penicillin]], patient: zoe });

  test('another patient’s: refused whole, counted, and the source is left alone', async () => {
    const { server, entries, outcome, ended, events } = await gather(knowsAda({ body: aboutZoe }));
    expect(entries).toEqual([]);
    expect(ended.resources).toMatchObject({ entries: 0, refused: 4 });
    expect(outcome('allergies')).toEqual({ state: 'failed', why: 'it sent another patient’s data' });
    expect(JSON.stringify(events)).not.toContain('Penicillin');
    const source = sourceAt(server.url, {}, { kind: 'ips' });
    const again = await all(prepareIps({ source, user, patient: ada, systems: [nhs] }).start(new AbortController().signal));
    expect(endedOf(again).outcomes.get('allergies')).toEqual({
      state: 'failed',
      why: 'not queried: it sent another patient’s data a moment ago',
    });
  });

  test('with one resource of another patient: refused whole', async () => {
    const { entries, ended, server } = await gather(
      knowsAda({
        body: summary({
          sections: [section('48765-2', 'Allergies', [urn(10), urn(11)])],
          resources: [
            [urn(10), penicillin],
            [urn(11), allergy(snomed('1', 'Latex'), { patient: { reference: 'Patient/zoe' } })],
          ],
        }),
      }),
    );
    expect(entries).toEqual([]);
    expect(ended.resources.refused).toBe(5);
    // A misfiled item in this patient's own summary rests the source for nobody else.
    expect(guardsOf(sourceAt(server.url)).restsForOtherPatient).toBe(0);
  });

  test('a Patient with too little detail waits for the reader’s confirmation', async () => {
    const body = summary({
      sections: [section('48765-2', 'Allergies', [urn(10)])],
      resources: [[urn(10), penicillin]],
      patient: { ...adaInSummary, identifier: [] },
    });
    const asked = await gather(knowsAda({ body }));
    expect(asked.entries).toEqual([]);
    expect(asked.outcome('allergies')).toMatchObject({ state: 'unmatched', match: 'unconfirmed' });
    expect((await gather(knowsAda({ body }), {}, askedAbout(asked.events))).entries.length).toBe(2);
  });

  test('a document that names its patient by the server’s own address', async () => {
    const answering = (base: string) =>
      knowsAda({
        body: summary({
          sections: [section('48765-2', 'Allergies', ['AllergyIntolerance/10'])],
          resources: [[`${base}/AllergyIntolerance/10`, { ...penicillin, id: '10', patient: { reference: 'Patient/ada' } }]],
          patient: { ...adaInSummary, id: 'ada' },
          composition: { subject: { reference: 'Patient/ada' } },
        }),
      });
    expect((await gather(answering('https://elsewhere.test/fhir'))).entries.map(({ id }) => id)).toEqual([
      'vale|Composition/00000000-0000-4000-8000-000000000000',
      'vale|AllergyIntolerance/10',
    ]);
  });

  test('no subject at all: refused, and not shown', async () => {
    const { entries, outcome } = await gather(
      knowsAda({ body: summary({ sections: [], resources: [], composition: { subject: undefined } }) }),
    );
    expect(entries).toEqual([]);
    expect(outcome('allergies')).toEqual({
      state: 'failed',
      why: 'its answer could not be read: the summary does not identify its patient clearly',
    });
  });
});

describe('H05 answers that are no summary', () => {
  const issue = (code: string) => ({
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'error', code, details: { coding: [{ code }] } }],
  });

  test.each<[string, Said, object]>([
    ['not offered', { status: 404, body: issue('not-supported') }, { state: 'failed', why: 'it answered with an error (404)' }],
    ['consent', { status: 403, body: issue('NO_PATIENT_CONSENT') }, { state: 'withheld', basis: 'source' }],
    ['a searchset', { body: bundle([penicillin]) }, { state: 'failed', why: 'its answer could not be read: it returned no summary' }],
    ['no Composition first', { body: { ...small, entry: small.entry.toReversed() } }, { state: 'failed' }],
    ['cut off', { body: JSON.stringify(small).slice(0, -10) }, { state: 'failed' }],
    ['a web page', { body: '<!doctype html><h1>Log in</h1>' }, { state: 'failed' }],
  ])('%s', async (_, said, expected) => {
    expect((await gather(knowsAda(said))).outcome('allergies')).toMatchObject(expected);
  });

  test('an identifier that is not known there is a certain no; the operation is not called', async () => {
    const { server, outcome } = await gather(knowsAda({ body: small }, []));
    expect(outcome('allergies')).toEqual({ state: 'unmatched', match: 'not-known' });
    expect(server.requests.length).toBe(1);
  });

  test('by identifier, where it is configured so; and what is planned is audited', async () => {
    const { server, gathering } = await gather(knowsAda({ body: small }), { summary: 'by-identifier' });
    const asked = `Patient/$summary?${new URLSearchParams({ identifier: `${nhs}|9991020012` })}`;
    expect(server.requests.at(-1)?.path).toBe(asked);
    expect(gathering.planned).toContain(asked);
    expect(gathering.traces().map(({ state, pages }) => [state, pages])).toEqual([
      ['complete', 1],
      ['complete', 1],
    ]);
  });
});

test('H02 a name that no Patient of the document has is another patient’s', async () => {
  const { entries } = await gather(
    knowsAda({
      body: summary({
        sections: [section('48765-2', 'Allergies', [urn(10)])],
        resources: [[urn(10), { ...penicillin, patient: { reference: urn(500) } }]],
      }),
    }),
  );
  expect(entries).toEqual([]);
});
