import { describe, expect, test } from 'vitest';
import type { StoredEvent } from './stored-event.ts';
import { countOpenings } from './use-figures.ts';

const canaries = ['CANARY-NUMBER', 'Canary-Name', 'canary-id', 'canary-address', 'canary-session', 'canary-detail'];
const opened = (at: string, role = 'clinician', organisationName = 'City Hospitals'): StoredEvent => ({
  id: 'c/1',
  at,
  action: 'record-opened',
  outcome: '0',
  detail: 'canary-detail',
  person: { id: 'canary-id', issuer: 'https://canary-id', name: 'Canary-Name', role, organisation: 'city', organisationName },
  purpose: 'TREAT',
  numbers: [{ system: 'nhs', value: 'CANARY-NUMBER' }],
  address: 'https://canary-address/Patient/1',
  source: undefined,
  session: 'canary-session',
  requestId: undefined,
  readType: undefined,
  counts: [],
  answers: [],
  facts: [['entry', 'canary-detail']],
});
const ended = (name: string, outcome: string, detail = 'canary-detail'): StoredEvent => ({
  ...opened('2026-11-21T14:00:00Z'),
  action: 'queries-ended',
  source: { id: name, name },
  outcome,
  detail,
});
const times = (count: number, event: StoredEvent): readonly StoredEvent[] => Array.from({ length: count }, () => event);
const at = '2026-11-21T23:30:00Z';

describe('H32 use figures', () => {
  test.each([
    [0, 0],
    [1, 'few'],
    [4, 'few'],
    [5, 5],
    [7, 5],
    [8, 10],
    [102, 100],
  ])('%i openings are shown as %s', (count, rounded) => expect(countOpenings(times(count, opened(at)), 'UTC').openings).toBe(rounded));

  test('by hour and day of the zone, role and organisation', () => {
    const events = [...times(10, opened(at)), ...times(3, opened('2026-11-22T08:00:00Z', 'pharmacist', 'Riverside Surgery'))];
    expect(countOpenings(events, 'Europe/Berlin')).toMatchObject({
      hours: [
        { name: '00:00', count: 10 },
        { name: '09:00', count: 'few' },
      ],
      days: [{ name: '2026-11-22', count: 15 }],
      roles: [
        { name: 'clinician', count: 10 },
        { name: 'pharmacist', count: 'few' },
      ],
      organisations: [
        { name: 'City Hospitals', count: 10 },
        { name: 'Riverside Surgery', count: 'few' },
      ],
    });
  });

  test('an opening that was refused is none', () =>
    expect(countOpenings(times(6, { ...opened(at), outcome: '4' }), 'UTC').openings).toBe(0));

  test('answers of sources in per cent; those of few are not given', () => {
    const events = [
      ...times(6, ended('A', '0')),
      ...times(2, ended('A', '8', 'no answer within 10 seconds')),
      ...times(1, ended('A', '8', 'the connection was lost')),
      ...times(1, ended('A', '4', 'it refused this request (403)')),
      ...times(2, ended('B', '0')),
    ];
    expect(countOpenings(events, 'UTC').sources).toEqual([
      { name: 'A', count: 10, shares: { answered: 60, partly: 0, failed: 10, late: 20, refused: 10 } },
      { name: 'B', count: 'few' },
    ]);
  });

  test('searches that ended at the limit of people', () => {
    const limit = { ...opened(at), action: 'many-people' };
    expect(countOpenings([...times(6, { ...limit, outcome: '4' }), ...times(9, limit)], 'UTC').peopleRefusals).toBe(5);
  });

  test('H22 nothing of a patient or a user is in them', () => {
    const text = JSON.stringify(
      countOpenings([...times(20, opened(at)), ...times(20, ended('A', '0')), ...times(3, ended('B', '8'))], 'UTC'),
    );
    for (const canary of canaries) expect(text.toLowerCase()).not.toContain(canary.toLowerCase());
  });
});
