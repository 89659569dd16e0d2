import { describe, expect, test } from 'vitest';
import { linkEvents, type AuditRecord } from '#/lib/audit/model/chain.ts';
import type { AuditEvent } from '#/lib/audit/model/events.ts';
import { verifyAudit } from './verify-audit.ts';

const event = (recorded: string): AuditEvent => ({ recorded }) as AuditEvent;
const chainOf = (chain: string): readonly AuditRecord[] =>
  linkEvents({ chain, sequence: 0, hash: 'start' }, ['2026-11-01', '2026-11-02', '2026-11-03'].map(event));
const lines = (records: readonly AuditRecord[]): readonly string[] => records.map((audit) => JSON.stringify({ audit }));

const first = chainOf('first');
const second = chainOf('second');
const changed = first.map((record) => (record.sequence === 2 ? { ...record, event: event('2026-12-24') } : record));

describe('verifyAudit', () => {
  test.each<[string, readonly string[], ReturnType<typeof verifyAudit>]>([
    ['two processes, their lines mixed', [first, second].flatMap(lines).toSorted(), { records: 6, chains: 2, breaks: [] }],
    ['lines of other programs', ['ready on 3000', '{"level":"info"}', ...lines(first), ''], { records: 3, chains: 1, breaks: [] }],
    ['a log that begins later', lines(first.slice(1)), { records: 2, chains: 1, breaks: [] }],
    [
      'a changed record',
      lines(changed),
      { records: 3, chains: 1, breaks: ['Chain first: record 2 does not follow from the one before it.'] },
    ],
    [
      'a missing record',
      lines(first.filter(({ sequence }) => sequence !== 2)),
      { records: 2, chains: 1, breaks: ['Chain first: record 3 does not follow from the one before it.'] },
    ],
    ['nothing', [], { records: 0, chains: 0, breaks: [] }],
  ])('%s', (_name, log, verdict) => {
    expect(verifyAudit(log.join('\n'))).toEqual(verdict);
  });
});
