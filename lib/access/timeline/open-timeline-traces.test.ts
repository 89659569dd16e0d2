import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AuditEvent } from '#/lib/audit/model/events.ts';
import type { TimelineMessage } from '#/lib/record/model/timeline-message.ts';
import type { GrantCheck } from '#/lib/session/authorization-server/grants.ts';
import { condition, section, snomed, summary, urn } from '#/lib/sources/ips/testing/summary.ts';
import { cdaOf, servesDocuments, type FakeFile } from '#/lib/sources/testing/fake-documents.ts';
import { bundle, knowsAda, observation } from '#/lib/sources/testing/fake-record.ts';
import { closeServed, serve } from '#/lib/sources/testing/gather-at.ts';
import type { Answering } from '#/lib/sources/testing/serve-source.ts';
import { configure, grant, open } from '#/lib/access/testing/open-record.ts';

const doubles = vi.hoisted(() => ({
  write: vi.fn<(events: readonly AuditEvent[]) => Promise<void>>(),
  check: vi.fn<() => Promise<GrantCheck>>(),
}));
vi.mock('#/lib/audit/audit.ts', () => ({ auditSink: () => ({ write: doubles.write }) }));
vi.mock('#/lib/session/authorization-server/grants.ts', () => ({ checkGrant: doubles.check }));

beforeEach(() => {
  doubles.write.mockReset().mockResolvedValue();
  doubles.check.mockReset().mockResolvedValue({ state: 'alive', grant });
});
afterEach(closeServed);

const label = { system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' };
const restricted = { meta: { security: [label] } };
const subject = { reference: 'Patient/ada' };

/** All that the page is told of a source and may show, whatever order it came in. */
async function told(answering: Answering, source: object = {}): Promise<readonly string[]> {
  configure({ vale: (await serve(answering)).url }, {}, source);
  const shown = (message: TimelineMessage): readonly unknown[] => {
    if (message.type === 'entries') return message.entries;
    if (message.type === 'end') return [{ resources: message.resources, entries: message.entries }];
    return message.type === 'outcome' || message.type === 'refused' || message.type === 'differences' ? [message] : [];
  };
  const texts = (await open()).flatMap(shown).map((one) => JSON.stringify(one));
  // Files are named anew at each asking.
  return texts.map((text) => text.replaceAll(/"name":"[\w-]{40,}"/g, '')).toSorted();
}

/** A source whose searches answer with these, and with the secret in each search that `where` names. */
const holding =
  (where: readonly string[], secret: object, more: Readonly<Record<string, readonly object[]>> = {}) =>
  (isThere: boolean): Answering => {
    const types = new Set([...where, ...Object.keys(more)]);
    const answer = (type: string) => [...(more[type] ?? []), ...(isThere && where.includes(type) ? [secret] : [])];
    return knowsAda(Object.fromEntries([...types].map((type) => [type, { body: bundle(answer(type)) }])));
  };

const guarded = { resourceType: 'Condition', id: 'secret', subject, code: { text: 'Guarded' }, ...restricted };
const social = observation('secret', 'ada', {
  ...restricted,
  category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'social-history' }] }],
});
const alert = { resourceType: 'Flag', id: 'secret', status: 'active', subject, code: { text: 'Guarded' }, ...restricted };
const letter = {
  resourceType: 'DocumentReference',
  id: 'secret',
  status: 'current',
  subject,
  type: { text: 'Guarded' },
  content: [],
  ...restricted,
};
const report = { resourceType: 'DiagnosticReport', id: 'r', status: 'final', subject, code: { text: 'Serology' } };

describe('H24 whoever has something that is kept back gets the very answer of who has not', () => {
  test.each<[string, (isThere: boolean) => Answering]>([
    ['one of a category', holding(['Condition'], guarded, { Condition: [{ ...guarded, id: 'open', meta: undefined }] })],
    ['all of a category', holding(['Condition'], guarded)],
    [
      'what came with another search, of a category that nobody asked for',
      holding(['Observation'], alert, { Observation: [observation('a')] }),
    ],
    ['a part of the results that is another category', holding(['Observation'], social, { Observation: [observation('a')] })],
    [
      'what comes again with every search',
      holding(['Condition', 'Observation', 'DiagnosticReport'], guarded, { DiagnosticReport: [report] }),
    ],
    ['what does not say whose it is', holding(['Condition'], { ...guarded, subject: undefined })],
    ['a letter', holding(['DocumentReference'], letter)],
  ])('%s', async (_, answering) => {
    expect(await told(answering(true))).toEqual(await told(answering(false)));
  });

  test.each([
    ['a sensitivity', { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'HIV' }],
    ['words alone', { display: 'substance use disorder information sensitivity' }],
    ['a label that cannot be read', {}],
    ['a label of a system that is not known', { system: 'https://labels.example', code: 'S1' }],
  ])('H45 labelled by %s, at the item or at the whole answer', async (_, sensitivity) => {
    const security = [sensitivity];
    const open = { ...guarded, id: 'open', meta: undefined };
    const labelled = holding(['Condition'], { ...guarded, meta: { security } }, { Condition: [open] });
    expect(await told(labelled(true))).toEqual(await told(labelled(false)));
    const answers = (condition: object): Answering =>
      knowsAda({ Condition: { body: condition }, Observation: { body: bundle([observation('a')]) } });
    expect(await told(answers({ ...bundle([open, guarded]), meta: { security } }))).toEqual(await told(answers(bundle([]))));
  });

  test.each([
    ['what is no resource', 'text'],
    [
      'a resource that is too large',
      { ...guarded, meta: undefined, note: Array.from({ length: 60_000 }, () => ({ time: '2026', text: 'x' })) },
    ],
  ])('H45 %s in an answer that is labelled', async (_, resource) => {
    const answers = (entries: readonly unknown[], meta?: object): Answering =>
      knowsAda({ Condition: { body: { ...bundle(entries), ...(meta && { meta }) } }, Observation: { body: bundle([observation('a')]) } });
    const labelled = await told(answers([resource], { security: [label] }));
    expect(labelled).toEqual(await told(answers([])));
    expect((await told(answers([resource]))).join()).toContain('unreadable');
  });

  test('H45 a labelled resource that is too large', async () => {
    const large = { ...guarded, note: Array.from({ length: 60_000 }, () => ({ time: '2026', text: 'x' })) };
    const answers = (entries: readonly unknown[]): Answering =>
      knowsAda({ Condition: { body: bundle(entries) }, Observation: { body: bundle([observation('a')]) } });
    expect(await told(answers([large]))).toEqual(await told(answers([])));
  });

  test('H45 a sensitive allergy or decision leaves its safety sentence, and nothing else', async () => {
    const meta = { security: [{ code: 'SEX' }] };
    const allergy = { resourceType: 'AllergyIntolerance', id: 'secret', patient: subject, code: { text: 'Guarded' }, meta };
    const answers = (resources: readonly object[]): Answering => knowsAda({ AllergyIntolerance: { body: bundle(resources) } });
    const said = (await told(answers([allergy]))).join();
    expect(said).not.toMatch(/Guarded|secret/);
    expect(said).toContain('"category":"allergies","outcome":{"state":"withheld","basis":"personal"');
    expect((await told(answers([{ ...allergy, meta: { security: [{ code: 'HTEST' }] } }]))).join()).toContain('Guarded');
  });

  test('where the source says that there are more than came', async () => {
    const counted = (resources: readonly object[]): Answering =>
      knowsAda({ Condition: { body: bundle(resources, { total: resources.length + 2 }) } });
    const open = { ...guarded, id: 'open', meta: undefined };
    const said = await told(counted([open, guarded]));
    expect(said).toEqual(await told(counted([open])));
    expect(said.join()).toContain('2 more were not received');
  });

  test('where a search fails beside it', async () => {
    const half = (resources: readonly object[]): Answering =>
      knowsAda({ Condition: { status: 403 }, Observation: { body: bundle(resources) } });
    expect(await told(half([guarded]))).toEqual(await told(half([])));
  });

  test('documents that are taken apart', async () => {
    const file = (confidentiality: string, body = cdaOf('one')): FakeFile => ({
      contentType: 'text/xml',
      body: body.replace('code="N"', `code="${confidentiality}"`),
    });
    const of = (files: Readonly<Record<string, FakeFile>>) => told(servesDocuments(files), { kind: 'documents' });
    expect(await of({ open: file('N'), secret: file('R', cdaOf('two')) })).toEqual(await of({ open: file('N') }));
    expect(await of({ secret: file('V') })).toEqual(await of({}));
  });

  test('a document that could not be read: not even that asking again may help is said', async () => {
    const read: FakeFile = { contentType: 'text/xml', body: cdaOf('one') };
    const gone: FakeFile = { contentType: 'text/xml', body: '' };
    const served = servesDocuments({ open: read, secret: gone });
    const isSecret = (one: object): boolean => JSON.stringify(one).includes('/secret');
    const labelled: Answering = (url, body) => {
      const answer = served(url, body);
      if (!url.pathname.endsWith('/DocumentReference') || typeof answer === 'function') return answer;
      const text = JSON.stringify(answer.body, (_, value: unknown) =>
        typeof value === 'object' &&
        value !== null &&
        'resourceType' in value &&
        value.resourceType === 'DocumentReference' &&
        isSecret(value)
          ? { ...value, ...restricted }
          : value,
      );
      return { ...answer, body: text };
    };
    const kind = { kind: 'documents' };
    expect(await told(labelled, kind)).toEqual(await told(servesDocuments({ open: read }), kind));
  });

  test('a part of a summary that stands in none of its sections', async () => {
    const gives = (isThere: boolean): Answering => {
      const asthma = condition(snomed('195967001', 'Asthma'));
      const results = [urn(12), { ...observation('x'), id: undefined, subject: { reference: urn(1) }, ...restricted }] as const;
      const body = summary({
        sections: [section('11450-4', 'Problems', [urn(11)])],
        resources: [[urn(11), asthma], ...(isThere ? [results] : [])],
      });
      return (url) => (url.pathname.endsWith('$summary') ? { body } : knowsAda({})(url));
    };
    expect(await told(gives(true), { kind: 'ips' })).toEqual(await told(gives(false), { kind: 'ips' }));
  });
});
