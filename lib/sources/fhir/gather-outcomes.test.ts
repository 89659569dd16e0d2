import { afterEach, describe, expect, test } from 'vitest';
import { bundle, knowsAda, observation } from '#/lib/sources/testing/fake-record.ts';
import { closeServed, gather } from '#/lib/sources/testing/gather-at.ts';

afterEach(closeServed);

const next = (url: string) => ({ link: [{ relation: 'next', url }] });
const self = (url: string) => ({ link: [{ relation: 'self', url }] });
const warning = (issue: object) => ({
  resource: { resourceType: 'OperationOutcome', issue: [{ severity: 'warning', code: 'processing', ...issue }] },
  search: { mode: 'outcome' },
});

describe('H05: none only when every page came', () => {
  test('a whole empty answer is none', async () => {
    const { results, ended } = await gather(knowsAda({ Observation: { body: bundle([]) } }));
    expect(results).toEqual({ state: 'none' });
    expect(ended.outcomes.get('allergies')).toEqual({ state: 'unsupported' });
  });

  test.each<[string, Parameters<typeof knowsAda>[0][string]]>([
    ['500', { status: 500 }],
    ['401', { status: 401 }],
    ['403', { status: 403 }],
    ['404', { status: 404 }],
    ['HTML', { body: '<html>' }],
    ['truncated', { body: '{"resourceType":"Bundle"' }],
    ['another resource', { body: { resourceType: 'Patient', id: 'x' } }],
    ['an OperationOutcome', { body: { resourceType: 'OperationOutcome', issue: [{ severity: 'information', code: 'informational' }] } }],
    ['an entry without a resource', { body: { resourceType: 'Bundle', type: 'searchset', entry: [{ search: { mode: 'match' } }] } }],
    [
      'an empty first page whose next fails',
      (url: URL) => (url.searchParams.has('page') ? { status: 500 } : { body: bundle([], next('Observation?page=1')) }),
    ],
    ['a total that says otherwise', { body: bundle([], { total: 3 }) }],
    ['a next page without an address', { body: bundle([], { link: [{ relation: 'next' }] }) }],
    ['a next page with an empty address', { body: bundle([], { link: [{ relation: 'next', url: '' }] }) }],
    ['a next page in capitals', { body: bundle([], { link: [{ relation: 'NEXT', url: 'Observation?page=none' }] }) }],
    ['a total that is a text', { body: bundle([], { total: '3' }) }],
    ['an outcome that says nothing readable', { body: bundle([{ resourceType: 'OperationOutcome', issue: [] }]) }],
    ['202, to be asked for later', { status: 202, body: bundle([]) }],
    ['a Bundle that is marked as a part', { body: bundle([], { meta: { tag: [{ code: 'SUBSETTED' }] } }) }],
    ['a record that is marked as a part', { body: bundle([observation('a', 'ada', { meta: { tag: [{ code: 'SUBSETTED' }] } })]) }],
    ['a record that is marked as redacted', { body: bundle([observation('a', 'ada', { meta: { security: [{ code: 'masked' }] } })]) }],
    ['a Bundle that is marked as redacted', { body: bundle([], { meta: { security: [{ code: 'REDACTED' }] } }) }],
    ['an empty Bundle of no kind', { body: { resourceType: 'Bundle' } }],
    ['a batch instead of a search', { body: { resourceType: 'Bundle', type: 'batch-response' } }],
    ['a history instead of a search', { body: { resourceType: 'Bundle', type: 'history', total: 0 } }],
    ['another patient’s empty answer', { body: bundle([], self('Observation?patient=bob&_count=200')) }],
    ['another search’s empty answer', { body: bundle([], self('Condition?patient=ada&_count=200')) }],
    ['another search’s answer', { body: bundle([{ ...observation('a'), resourceType: 'Procedure' }]) }],
  ])('%s', async (_, answer) => {
    const { results } = await gather(knowsAda({ Observation: answer }));
    expect(results?.state).not.toBe('none');
    expect(results?.state).not.toBe('complete');
  });
});

describe('H05: a type that only adds to a category', () => {
  test('is silent on it when whole, and limits it when failed', async () => {
    const { ended } = await gather(knowsAda({ Goal: { body: bundle([]) } }));
    expect(ended.outcomes.get('care-plans')).toEqual({ state: 'unsupported' });
    const failed = await gather(knowsAda({ Goal: { status: 500 } }));
    expect(failed.ended.outcomes.get('care-plans')).toEqual({ state: 'failed', why: 'it answered with an error (500)' });
  });

  test.each<[string, Parameters<typeof knowsAda>[0][string]]>([
    ['cut short', { body: bundle([], { total: 3 }) }],
    ['refused in parts as well', { status: 400 }],
  ])('%s', async (_, answer) => {
    const { ended } = await gather(knowsAda({ MedicationDispense: answer, CareTeam: answer }));
    for (const category of ['medications', 'people'] as const) expect(['failed', 'partial']).toContain(ended.outcomes.get(category)?.state);
  });
});

describe('H08 and H09: limits that the source states of its answer', () => {
  test('an ignored parameter', async () => {
    const { results } = await gather(knowsAda({ Observation: { body: bundle([observation('a')], self('Observation?status=final')) } }));
    expect(results).toEqual({ state: 'partial', entries: 1, why: 'it ignored part of the search (patient)' });
  });

  test('a filter of its own', async () => {
    const { results } = await gather(knowsAda({ Observation: { body: bundle([], self('Observation?patient=ada&date=ge2025')) } }));
    expect(results).toEqual({ state: 'partial', entries: 0, why: 'it narrowed its answer (date)' });
  });

  test('an unknown warning', async () => {
    const { results } = await gather(knowsAda({ Observation: { body: { ...bundle([]), entry: [warning({})] } } }));
    expect(results).toEqual({ state: 'partial', entries: 0, why: 'the source reported a limitation' });
  });

  test('a warning of suppression', async () => {
    const { results } = await gather(knowsAda({ Observation: { body: { ...bundle([]), entry: [warning({ code: 'suppressed' })] } } }));
    expect(results).toMatchObject({ state: 'withheld', basis: 'source' });
  });
});
