import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { AuditEvent } from '#/lib/audit/model/events.ts';
import type { ReaderAct } from '#/lib/record/list/reader-act.ts';
import { configure, session } from '#/lib/access/testing/open-record.ts';
import { auditActs } from './audit-acts.ts';
import { readerActs } from './reader-acts.ts';

const doubles = vi.hoisted(() => ({ write: vi.fn<(events: readonly AuditEvent[]) => Promise<void>>() }));
vi.mock('#/lib/audit/audit.ts', () => ({ auditSink: () => ({ write: doubles.write }) }));

const allowed = { export: { print: true, copy: true } };
beforeEach(() => {
  doubles.write.mockReset().mockResolvedValue();
  configure({ hill: 'https://hill.example/fhir' }, allowed);
});

const written = () =>
  doubles.write.mock.calls.flat(2).map(({ subtype, outcome, entity = [] }) => ({
    event: subtype?.at(-1)?.code,
    outcome,
    facts: entity.flatMap(({ name, detail = [] }) =>
      name === 'facts' ? detail.map(({ type, valueString }) => `${type}: ${valueString}`) : [],
    ),
  }));

describe('what the reader does', () => {
  test.each<[string, readonly ReaderAct[], readonly object[]]>([
    ['a print of the Summary', [{ act: 'printed', scope: 'summary' }], [{ event: 'printed', outcome: '0', facts: ['scope: summary'] }]],
    [
      'a print of rows',
      [{ act: 'printed', scope: 'rows', category: 'results', limit: 500 }],
      [{ event: 'printed', outcome: '0', facts: ['scope: rows', 'category: results', 'newest rows: 500'] }],
    ],
    [
      'a copy, by ids only',
      [{ act: 'copied', entries: ['hill|Observation/a', 'Amara has diabetes'] }],
      [{ event: 'copied', outcome: '0', facts: ['entry: hill|Observation/a'] }],
    ],
    [
      'pages, ticks and filters, as one event',
      [
        { act: 'page', page: 'results' },
        { act: 'hid', source: 'hill' },
        { act: 'showed', source: 'hill' },
        { act: 'filtered', categories: ['allergies'], from: '2026-01-01', since: '1-year', othersOnly: true },
        { act: 'filtered', categories: [], othersOnly: false },
      ],
      [
        {
          event: 'viewed',
          outcome: '0',
          facts: [
            'page: results',
            'hid: hill',
            'showed: hill',
            'filters: allergies, from 2026-01-01, since 1-year, other organisations',
            'filters: none',
          ],
        },
      ],
    ],
    ['a source that is none of ours', [{ act: 'hid', source: 'HbA1c 91' }], []],
    ['the end of a view', [{ act: 'left' }], [{ event: 'view-end', outcome: '0', facts: [] }]],
  ])('H32 %s', async (_, acts, events) => {
    expect(await auditActs(session, acts)).toBe('written');
    expect(written()).toEqual(events);
  });

  test('H32 names reader, purpose, patient and view', async () => {
    await auditActs(session, [{ act: 'left' }]);
    const [event] = doubles.write.mock.calls.flat(2);
    expect(event?.agent[0]).toMatchObject({ requestor: true, name: session.viewer.name, purposeOfUse: [{ coding: [{ code: 'TREAT' }] }] });
    expect(event?.entity?.flatMap(({ what }) => what?.identifier?.value ?? [])).toEqual(['9991020012', 's1']);
  });
});

describe('no acknowledgement', () => {
  test.each<[string, readonly ReaderAct[]]>([
    ['a print', [{ act: 'printed', scope: 'summary' }]],
    ['a copy', [{ act: 'copied', entries: ['hill|Observation/a'] }]],
  ])('H32 %s is not written where the audit refuses it', async (_, acts) => {
    doubles.write.mockRejectedValue(new Error('full'));
    expect(await auditActs(session, acts)).toBe('unwritten');
  });

  test.each<[string, readonly ReaderAct[], string, string]>([
    ['a print', [{ act: 'printed', scope: 'summary' }], 'refused', 'request-refused'],
    ['a copy of an entry', [{ act: 'copied', entries: ['hill|Observation/a'] }], 'refused', 'request-refused'],
    ['selected text, which no configuration forbids', [{ act: 'copied', entries: [] }], 'written', 'copied'],
  ])('H32 %s where the deployment allows neither', async (_, acts, answer, event) => {
    configure({ hill: 'https://hill.example/fhir' }, { export: { print: false, copy: false } });
    expect(await auditActs(session, acts)).toBe(answer);
    expect(written().map((one) => one.event)).toEqual([event]);
  });

  test('H32 a reader whose role opens no records', async () => {
    expect(await auditActs({ ...session, viewer: { ...session.viewer, role: 'visitor' } }, [{ act: 'left' }])).toBe('refused');
    expect(written().map(({ event }) => event)).toEqual(['request-refused']);
  });
});

test.each<[string, unknown]>([
  ['nothing', []],
  ['a page that is none', [{ act: 'page', page: 'Amara Brooks' }]],
  ['more than an act has', [{ act: 'left', text: 'typed' }]],
  ['an act that is none', [{ act: 'searched', text: 'typed' }]],
  ['a day that is none', [{ act: 'filtered', categories: [], from: 'typed', othersOnly: false }]],
  ['too many', Array.from({ length: 2_001 }, () => ({ act: 'left' }))],
])('H32 %s is not understood: no text of the page can reach the audit', (_, acts) => {
  expect(readerActs.safeParse(acts).success).toBe(false);
});
