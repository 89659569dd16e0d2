import { afterEach, describe, expect, test } from 'vitest';
import { configure, open } from '#/lib/access/testing/open-record.ts';
import { describeAbsence } from '#/lib/record/completeness/absence.ts';
import { describeCompleteness } from '#/lib/record/completeness/completeness.ts';
import type { Category } from '#/lib/record/model/category.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import { sourceSummaries } from '#/lib/record/stream/source-summaries.ts';
import { applyMessage, emptyTimeline } from '#/lib/record/stream/timeline.ts';
import { adaAtSource, bundle } from '#/lib/sources/testing/fake-record.ts';
import { closeServed, serve } from '#/lib/sources/testing/gather-at.ts';
import type { Said } from '#/lib/sources/testing/serve-source.ts';

afterEach(closeServed);

interface OfferedType {
  /** Parameters that the statement lists; it lists none if absent. */
  readonly listed?: readonly string[];
  /** Parameters that it accepts beside those that begin with `_`. */
  readonly accepted?: readonly string[];
  readonly refusal?: Said;
  readonly held?: readonly object[];
}

/** Draws the record of a server that refuses each search parameter that it does not know. */
async function drawn(types: Readonly<Record<string, OfferedType>>) {
  const server = await serve((url) => {
    const type = url.pathname.replace('/fhir/', '');
    if (type === 'metadata') return { body: statement(types) };
    if (type === 'Patient') return { body: bundle([adaAtSource]) };
    const { accepted = ['patient', 'category', 'clinical-status'], refusal = { status: 400 }, held = [] } = types[type] ?? {};
    const isKnown = [...url.searchParams.keys()].every((name) => name.startsWith('_') || accepted.includes(name));
    return isKnown ? { body: bundle(held) } : refusal;
  });
  configure({ vale: server.url });
  const timeline = (await open()).reduce(applyMessage, emptyTimeline('s1'));
  const [summary] = sourceSummaries(timeline, wholeView);
  return {
    line: describeCompleteness(timeline).lead,
    state: summary?.words.text,
    notAsked: summary?.notAsked,
    sentence: (category: Category) => describeAbsence(timeline, { category, view: wholeView }).sentence,
    asked: server.requests.map(({ path }) => path),
  };
}

const statement = (types: Readonly<Record<string, OfferedType>>) => ({
  resourceType: 'CapabilityStatement',
  fhirVersion: '4.0.1',
  rest: [
    {
      mode: 'server',
      resource: Object.entries(types).map(([type, { listed = [] }]) => ({ type, searchParam: listed.map((name) => ({ name })) })),
    },
  ],
});

const whole = '1 of 1 source complete';
const goal = {
  resourceType: 'Goal',
  id: 'g',
  lifecycleStatus: 'active',
  subject: { reference: 'Patient/ada' },
  description: { text: 'Walk' },
};
const task = { resourceType: 'Task', id: 't', status: 'requested', for: { reference: 'Patient/ada' } };

describe('H05 a question that the server does not know leaves no record incomplete, and tells no category empty', () => {
  test('R4 adverse events are asked for by their subject', async () => {
    const { line, asked, sentence } = await drawn({ Condition: {}, Observation: {}, AdverseEvent: { accepted: ['subject'] } });
    expect(asked.some((path) => path.startsWith('AdverseEvent?subject=Patient%2Fada'))).toBe(true);
    expect(line).toBe(whole);
    expect(sentence('assessments')).toBe('No assessments recorded. The 1 source is complete for assessments.');
  });

  test.each<[string, Said]>([
    ['400', { status: 400 }],
    ['405', { status: 405 }],
    ['422', { status: 422 }],
    ['501', { status: 501 }],
  ])('adverse events that are refused in every way that is known: %s', async (_, refusal) => {
    const { line, state, notAsked, sentence } = await drawn({
      Condition: {},
      Goal: { held: [goal] },
      AdverseEvent: { accepted: [], refusal },
    });
    expect([line, state, notAsked]).toEqual([whole, 'Complete', ['AdverseEvent']]);
    expect(sentence('assessments')).not.toMatch(/^No /);
    expect(sentence('problems')).toBe('No problems recorded. The 1 source is complete for problems.');
  });

  test('what came of the same category is complete', async () => {
    const { line, state } = await drawn({ Task: { held: [task] }, AdverseEvent: { accepted: [] } });
    expect([line, state]).toEqual([whole, 'Complete']);
  });

  test('a type that the statement offers without a search by patient is not asked for', async () => {
    const { line, asked, notAsked, sentence } = await drawn({ Condition: {}, Device: { listed: ['_id', 'udi-carrier'] }, Claim: {} });
    expect(asked.some((path) => path.startsWith('Device'))).toBe(false);
    expect([line, notAsked]).toEqual([whole, ['Device', 'Claim']]);
    expect(sentence('devices')).toBe('Nothing to show yet: vale does not provide devices.');
  });

  test.each<[string, Readonly<Record<string, OfferedType>>]>([
    ['a type that every record needs', { AllergyIntolerance: { accepted: [] } }],
    ['a type that is listed with the parameter', { AdverseEvent: { listed: ['subject'], accepted: [] } }],
    ['a listed type that is not found', { AdverseEvent: { accepted: [], refusal: { status: 404 } } }],
    ['a listed type that is gone', { AdverseEvent: { accepted: [], refusal: { status: 410 } } }],
    ['a server error', { AdverseEvent: { accepted: [], refusal: { status: 500 } } }],
    ['a refusal of access', { AdverseEvent: { accepted: [], refusal: { status: 403 } } }],
  ])('unchanged: %s', async (_, types) => {
    const { line } = await drawn({ Condition: {}, ...types });
    expect(line).toBe('0 of 1 source complete');
  });
});
