import { expect, test } from 'vitest';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import { catchOperatorLines } from '#/lib/operator-log/testing/written-lines.ts';
import { sameOutcome } from '#/lib/sources/answer/category-outcomes.ts';
import type { QueryTrace } from '#/lib/sources/answer/source-event.ts';
import { ada } from '#/lib/sources/testing/fake-record.ts';
import type { FailureReason } from '#/lib/sources/http/source-failure.ts';
import { logSourceFailure } from './log-source-failure.ts';

const trace = (query: string, failure?: FailureReason): QueryTrace => ({
  requestId: 'r',
  query,
  state: failure ? 'failed' : 'complete',
  detail: '',
  pages: 0,
  received: 0,
  refused: 0,
  ...(failure && { failure }),
});

const failed: Outcome = { state: 'failed', why: 'it answered with an error (503)' };
const down: FailureReason = { kind: 'answered-error', status: 503, codes: ['exception', 'Ada Brooks 943 476 5919'] };

test.each<[string, Outcome, readonly QueryTrace[], object]>([
  [
    'an error, with its codes cleaned of the patient',
    failed,
    [trace('Patient?identifier=9434765919'), trace('Observation?patient=ada', down), trace('Flag?patient=ada', down)],
    { reason: 'answered-error', status: 503, error: 'exception … … …', step: 'Observation Flag' },
  ],
  [
    'a refusal',
    { state: 'denied', why: '' },
    [trace('Flag?patient=ada', { kind: 'denied', status: 403 })],
    { reason: 'denied', status: 403 },
  ],
  [
    'a part that failed',
    { state: 'partial', entries: 3, why: '' },
    [trace('Flag?patient=ada', { kind: 'timeout', limit: 'stall', ms: 15_000 })],
    { reason: 'timeout', detail: 'stall 15000 ms' },
  ],
  [
    'not asked, as consent was not known',
    { state: 'failed', why: 'consent could not be checked' },
    [],
    { step: 'before-asking', detail: 'consent could not be checked' },
  ],
  [
    'the first failure, not what was left unasked after it; three types of five',
    failed,
    [
      trace('Observation?patient=ada', { kind: 'resting', after: 'failures' }),
      ...['Flag', 'Task', 'Goal', 'List'].map((type) => trace(`${type}?patient=ada`, { kind: 'unreachable', detail: 'connection' })),
    ],
    { reason: 'unreachable', detail: 'connection', step: 'Observation Flag Task +2' },
  ],
  [
    'a patient’s own address in a path',
    failed,
    [trace('Patient/ada-brooks/$everything', { kind: 'unreadable', detail: 'it was empty' })],
    { step: 'Patient', reason: 'unreadable' },
  ],
])('%s: one line, found by the reference on the screen, without the patient', (_, outcome, traces, facts) => {
  const lines = catchOperatorLines();
  const reference = logSourceFailure({ id: 'vale', outcomes: sameOutcome(outcome), traces, patient: ada });
  expect(reference).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/);
  expect(lines()).toEqual([expect.objectContaining({ event: 'source-failed', about: 'vale', reference, ...facts })]);
  expect(JSON.stringify(lines())).not.toMatch(/\bada\b|brooks|9434765919|943 476/i);
});

test('a token that was not given has its own line: the source’s has the same reference', () => {
  const lines = catchOperatorLines();
  const failure: FailureReason = { kind: 'no-token', detail: 'the token service refused the request', reference: '7K2M-9QXW' };
  const traces = [trace('Patient?identifier=9434765919', failure)];
  expect(logSourceFailure({ id: 'vale', outcomes: sameOutcome(failed), traces, patient: ada })).toBe('7K2M-9QXW');
  expect(lines()).toMatchObject([{ reference: '7K2M-9QXW', reason: 'no-token' }]);
});

test.each<[string, Outcome, readonly QueryTrace[]]>([
  ['complete', { state: 'complete', entries: 3 }, []],
  ['nothing recorded', { state: 'none' }, []],
  ['withheld', { state: 'withheld', basis: 'personal', why: '' }, []],
  ['not granted', { state: 'denied', basis: 'not-granted', why: '' }, []],
  ['a standing limit', { state: 'partial', entries: 1, why: '', lasting: true }, [trace('Flag?patient=ada', down)]],
  [
    'a search that was refused and asked in parts',
    { state: 'complete', entries: 1 },
    [trace('Condition?patient=ada', { kind: 'answered-error', status: 400, codes: [] })],
  ],
  ['the reader left', failed, [trace('Flag?patient=ada', { kind: 'stopped' })]],
  ['unmatched', { state: 'unmatched', match: 'not-known' }, []],
])('%s is no failure: no line, no reference', (_, outcome, traces) => {
  const lines = catchOperatorLines();
  expect(logSourceFailure({ id: 'vale', outcomes: sameOutcome(outcome), traces, patient: ada })).toBeUndefined();
  expect(lines()).toEqual([]);
});
