import { beforeEach, describe, expect, test, vi } from 'vitest';
import fc from 'fast-check';
import type { AuditEvent } from '#/lib/audit/model/events.ts';
import { eventName, readShown } from '#/lib/audit/shown/read-shown.ts';
import { readView, sessionOf, type AuditedView } from '#/lib/audit/shown/read-view.ts';
import { viewAt } from '#/lib/audit/shown/view-at.ts';
import { answerLines } from './rebuild-report.ts';
import { openTimeline } from '#/lib/access/timeline/open-timeline.ts';
import type { GrantCheck } from '#/lib/session/authorization-server/grants.ts';
import { configure, grant, open, session } from '#/lib/access/testing/open-record.ts';
import { generatedRecord, recordAnswer, type GeneratedResource } from '#/lib/access/testing/generated-record.ts';
import type { Answering } from '#/lib/sources/testing/serve-source.ts';
import { rebuildView, type Reviewer } from '#/lib/access/rebuild/rebuild-view.ts';

const doubles = vi.hoisted(() => ({
  write: vi.fn<(events: readonly AuditEvent[]) => Promise<void>>(),
  check: vi.fn<() => Promise<GrantCheck>>(),
}));
vi.mock('#/lib/audit/audit.ts', () => ({ auditSink: () => ({ write: doubles.write }) }));
vi.mock('#/lib/session/authorization-server/grants.ts', () => ({ checkGrant: doubles.check }));

type Records = Readonly<Record<'hill' | 'vale', readonly GeneratedResource[]>>;
const names = ['hill', 'vale'] as const;
let records: Records = { hill: [], vale: [] };
let instead: Partial<Record<string, Answering>> = {};

/** Answers without sockets: what the network does is part of other tests. */
async function answer(request: unknown): Promise<Response> {
  const url = new URL(String(request));
  const name = names.find((candidate) => url.hostname.startsWith(candidate))!;
  const said = (instead[name] ?? recordAnswer(records[name]))(url);
  if (typeof said === 'function') throw new Error('This source has no socket to write to.');
  const { status = 200, body } = said;
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/fhir+json' } });
}
beforeEach(() => {
  instead = {};
  vi.stubGlobal('fetch', answer);
  doubles.write.mockReset().mockResolvedValue();
  doubles.check.mockReset().mockResolvedValue({ state: 'alive', grant });
});

const key = (fill: number): string => Buffer.alloc(32, fill).toString('base64');
const digests = { id: 'a', key: key(1) };
const audit = (keys: object = digests): object => ({ audit: { kind: 'stdout', digests: keys } });
const configureBoth = (more: object = audit(), ofSource: object = {}): void =>
  configure(Object.fromEntries(names.map((name) => [name, `https://${name}.example/fhir`])), more, ofSource);
const written = (): readonly AuditEvent[] => doubles.write.mock.calls.flat(2);

const reviewer: Reviewer = { user: { subject: 'officer', issuer: 'https://login.example', name: 'P. Officer' }, purpose: 'PATRQT' };

/** Opens the record and reads the view back from what was audited; `change`: another trail. */
async function openView(change = (events: readonly AuditEvent[]) => events, question = {}): Promise<AuditedView> {
  doubles.write.mockClear();
  await open(question);
  const view = readView(session.id, change(written().filter((event) => sessionOf(event) === session.id)));
  doubles.write.mockClear();
  return view!;
}

const rebuild = async (view: AuditedView) => {
  const moment = viewAt(view);
  return answerLines(await rebuildView(view, [...moment.answers.values()], reviewer), moment.hidden);
};

const most = Number(process.env['VIEWS'] ?? 100);
const result = (id: string, number = 140): GeneratedResource => ({ type: 'Observation', id, word: 'Sodium', number, version: 1 });
const allergy: GeneratedResource = { type: 'AllergyIntolerance', id: 'al', word: 'Penicillin', number: 2, version: 1 };
const visit: GeneratedResource = { type: 'Encounter', id: 'v', word: 'Clinic', number: 1, version: 1 };
const textOf = ({ lines }: { readonly lines: readonly string[] }): string => lines.join('\n');

/** Answers come in another order each time. */
function inAnyOrder(): void {
  vi.stubGlobal('fetch', async (request: unknown) => {
    await new Promise((later) => setTimeout(later, Math.random() * 6));
    return answer(request);
  });
}

describe('H32 a view is rebuilt from the audit and its sources', () => {
  // `VIEWS=1000 npx vitest run lib/commands/rebuild-view.test.ts`
  test(`${most} generated views: all equal, in whatever order their sources answer; one changed, removed or added entry is named`, async () => {
    configureBoth();
    let views = 0;
    const generated = fc.asyncProperty(generatedRecord(6), generatedRecord(6), fc.nat(), async (hill, vale, pick) => {
      views += 1;
      records = { hill, vale };
      const view = await openView();
      records = { hill: hill.toReversed(), vale: vale.toReversed() };
      expect(await rebuild(view)).toMatchObject({ isEqual: true });
      const one = hill[pick % Math.max(hill.length, 1)];
      if (!one || pick % 5 > 2) return;
      const without = hill.filter((resource) => resource !== one);
      const act = (['changed', 'removed', 'added'] as const)[pick % 5];
      if (act === 'changed') records = { hill: [...without, { ...one, version: one.version + 1 }], vale };
      if (act === 'removed') records = { hill: without, vale };
      if (act === 'added') records = { hill: [...hill, { ...one, id: `${one.id}-new` }], vale };
      const report = await rebuild(view);
      expect(report.isEqual).toBe(false);
      const reference = `hill|${one.type}/${one.id}`;
      const named = { changed: `    changed: ${reference}`, removed: '1 no longer there', added: `    new since: ${reference}-new` };
      expect(textOf(report)).toContain(named[act ?? 'changed']);
    });
    await fc.assert(generated, { numRuns: most, endOnFailure: true });
    expect(views).toBe(most);
  });

  test('where items may be kept back, what was not decided yet when an entry was sent is no difference', async () => {
    configureBoth(audit(), { mayWithholdPersonally: true });
    inAnyOrder();
    const generated = fc.asyncProperty(generatedRecord(5), fc.integer({ min: 0, max: 9 }), async (hill, number) => {
      records = { hill: [visit, { ...allergy, number }, ...hill.filter(({ id }) => id !== 'v' && id !== 'al')], vale: [] };
      expect(textOf(await rebuild(await openView()))).not.toContain('changed');
      const view = await openView();
      expect(await rebuild(view)).toMatchObject({ isEqual: true });
    });
    await fc.assert(generated, { numRuns: 15, endOnFailure: true });
  });

  test.each<[string, Records, Records, readonly string[]]>([
    ['nothing then, nothing now', { hill: [], vale: [] }, { hill: [], vale: [] }, []],
    ['one entry', { hill: [result('a')], vale: [] }, { hill: [result('a')], vale: [] }, []],
    ['the same id at two sources', { hill: [result('a')], vale: [result('a', 7)] }, { hill: [result('a')], vale: [result('a', 7)] }, []],
    [
      'ids changed places',
      { hill: [result('a', 1), result('b', 2)], vale: [] },
      { hill: [result('b', 1), result('a', 2)], vale: [] },
      ['changed: hill|Observation/a', 'changed: hill|Observation/b'],
    ],
    [
      'moved to another source',
      { hill: [result('a')], vale: [] },
      { hill: [], vale: [result('a')] },
      ['results: 0 equal, 1 no longer there', 'new since: vale|Observation/a'],
    ],
    ['a value alone', { hill: [result('a', 1)], vale: [] }, { hill: [result('a', 2)], vale: [] }, ['changed: hill|Observation/a']],
    ['nothing then, one now', { hill: [], vale: [] }, { hill: [allergy], vale: [] }, ['new since: hill|AllergyIntolerance/al']],
  ])('%s', async (_name, then, now, differences) => {
    configureBoth();
    records = then;
    const view = await openView();
    records = now;
    const report = await rebuild(view);
    expect(report.isEqual).toBe(differences.length === 0);
    for (const difference of differences) expect(textOf(report)).toContain(difference);
  });

  test('what a source does not answer now is not called gone, and never equal', async () => {
    configureBoth();
    records = { hill: [result('a'), allergy], vale: [] };
    const view = await openView();
    for (const hill of [() => ({ status: 500 }), () => ({ status: 403 })]) {
      instead = { hill };
      const report = await rebuild(view);
      expect(report.isEqual).toBe(false);
      expect(textOf(report)).toContain('not received, and not known to be gone');
      expect(textOf(report)).not.toContain('no longer there');
    }
    instead = { hill: (url) => (url.pathname.endsWith('AllergyIntolerance') ? { status: 500 } : recordAnswer(records.hill)(url)) };
    const partly = textOf(await rebuild(view));
    expect(partly).toContain('allergies: 0 equal, 1 not received, and not known to be gone');
    expect(partly).toContain('results: 1 equal');
  });

  test('a source that had nothing and does not answer now is not compared', async () => {
    configureBoth();
    records = { hill: [], vale: [] };
    const view = await openView();
    instead = { hill: () => ({ status: 500 }) };
    expect(await rebuild(view)).toMatchObject({ isEqual: false });
  });

  test('a source that the rules do not show the role of the view any more is not equal', async () => {
    configureBoth();
    records = { hill: [result('a')], vale: [result('b')] };
    const view = await openView();
    configureBoth({ ...audit(), sharing: [{ source: 'hill', to: ['hill'], roles: ['clinician'] }] });
    const report = await rebuild(view);
    expect(report.isEqual).toBe(false);
    expect(textOf(report)).toContain('the rules do not show it now');
  });

  test('keys: an earlier one still verifies; one that is gone is named, and a wrong one finds nothing equal', async () => {
    configureBoth();
    records = { hill: [result('a')], vale: [] };
    const view = await openView();
    configureBoth(audit({ id: 'b', key: key(2), earlier: [digests] }));
    expect(await rebuild(view)).toMatchObject({ isEqual: true });
    configureBoth(audit({ id: 'b', key: key(2) }));
    const lost = await rebuild(view);
    expect(lost.isEqual).toBe(false);
    expect(textOf(lost)).toContain('made with the key a, which audit.digests does not hold');
    configureBoth(audit({ id: 'a', key: key(2) }));
    expect(await rebuild(view)).toMatchObject({ isEqual: false });
  });

  test('the ends of categories are written as they were sent: nothing of safeguarding for a role that is not named for it', async () => {
    configureBoth();
    records = { hill: [result('a'), allergy], vale: [] };
    doubles.write.mockClear();
    const messages = await open();
    const [hill] = readShown(written()).filter(({ source }) => source.id === 'hill');
    const sentEnds = messages.flatMap((message) =>
      message.type === 'outcome' && message.source === 'hill' ? [[message.category, message.outcome.state]] : [],
    );
    expect(Object.fromEntries(hill!.outcomes)).toEqual(Object.fromEntries(sentEnds));
    expect([...hill!.outcomes.keys()]).not.toContain('safeguarding');
    expect(hill!.outcomes.get('allergies')).toBe('complete');
    const entries = messages.flatMap((message) => (message.type === 'entries' && message.source === 'hill' ? message.entries : []));
    expect(hill!.digests).toHaveLength(entries.length);
  });

  test('a reader who leaves: what was released until then is written, marked, and compared', async () => {
    configureBoth();
    records = { hill: [result('a')], vale: [] };
    vi.stubGlobal('fetch', async (request: unknown) => {
      if (String(request).includes('DocumentReference')) await new Promise(() => undefined);
      return answer(request);
    });
    doubles.write.mockClear();
    const leaving = new AbortController();
    for await (const message of openTimeline(session, {}, leaving.signal))
      if (message.type === 'entries' && message.source === 'hill') leaving.abort();
    const view = readView(session.id, written());
    const [hill] = view!.answers.filter(({ source }) => source.id === 'hill');
    expect(hill).toMatchObject({ isWhole: false, entries: 1 });
    vi.stubGlobal('fetch', answer);
    const report = await rebuild(view!);
    expect(textOf(report)).toContain('then the stream broke off');
    expect(textOf(report)).toContain('results: 1 equal');
  });

  test('without a key nothing is written of what was sent', async () => {
    configureBoth({ audit: { kind: 'stdout' } });
    records = { hill: [result('a')], vale: [] };
    const view = await openView();
    expect(view.answers).toEqual([]);
  });

  test('events that are missing from the trail leave their entries unknown', async () => {
    configureBoth();
    records = { hill: Array.from({ length: 1_201 }, (_, at) => result(`r${at}`, at)), vale: [] };
    const view = await openView();
    expect(await rebuild(view)).toMatchObject({ isEqual: true });
    const cut = await openView((events) => events.filter((event) => !JSON.stringify(event).includes('"2/3"')));
    const report = await rebuild(cut);
    expect(report.isEqual).toBe(false);
    expect(textOf(report)).toContain('500 of them are not in this trail');
    const twice = await openView((events) => events.flatMap((event) => [event, event]));
    expect(await rebuild(twice)).toMatchObject({ isEqual: true });
  });

  test('the look is audited first, with user, purpose and view; where it cannot be, nothing is asked', async () => {
    configureBoth();
    records = { hill: [result('a')], vale: [] };
    const view = await openView();
    await rebuild(view);
    const [look, ...asked] = written();
    expect(eventName(look!)).toBe('view-rebuilt');
    const user = look!.agent.find(({ requestor }) => requestor);
    expect(user).toMatchObject({ name: 'P. Officer', who: { identifier: { value: 'officer' } } });
    expect(user?.purposeOfUse?.[0]?.coding?.[0]?.code).toBe('PATRQT');
    expect(JSON.stringify(look)).toContain(`"valueString":"${session.id}"`);
    expect(asked.every((event) => event.agent.some(({ name }) => name === 'P. Officer'))).toBe(true);
    expect(asked.map(eventName)).toContain('queries-planned');
    const requests: string[] = [];
    vi.stubGlobal('fetch', (request: unknown) => (requests.push(String(request)), answer(request)));
    doubles.write.mockRejectedValue(new Error('full'));
    await expect(rebuild(view)).rejects.toThrow('full');
    expect(requests).toEqual([]);
  });

  test('a source asked again is compared by its newest answer; one hidden by the reader is named', async () => {
    configureBoth();
    records = { hill: [result('a', 1)], vale: [] };
    const first = await openView();
    records = { hill: [result('a', 2)], vale: [] };
    const second = await openView(undefined, { sources: ['hill'], attempt: 2 });
    const acts = [{ at: second.to, act: 'hid', value: 'hill' }];
    const view = { ...first, answers: [...first.answers, ...second.answers], acts };
    const report = await rebuild(view);
    expect(report.isEqual).toBe(true);
    expect(textOf(report)).toContain('hill (hill): 1 entry sent by');
    expect(textOf(report)).toContain('hidden by the reader');
  });
});
