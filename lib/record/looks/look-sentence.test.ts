import { describe, expect, test } from 'vitest';
import type { AuditRow, SourceLook, SourceState } from './audit-row.ts';
import { groupLooks, zoneClock } from './group-looks.ts';
import { actText, lookSentence, personText } from './look-sentence.ts';

const person = {
  id: 'ward',
  issuer: 'https://idp.example',
  name: 'Dr Helen Ward',
  role: 'emergency doctor',
  organisation: 'royal-park',
  organisationName: 'Royal Park Hospital',
};
const row: AuditRow = {
  id: 'c1/4',
  at: '2025-11-18T14:02:00.000Z',
  action: 'record-opened',
  outcome: 'done',
  detail: 'opened',
  person,
  purpose: 'TREAT',
  patient: [{ label: 'NHS No.', value: '999 102 0012' }],
  sources: [],
  facts: [],
};
const source = (name: string, state: SourceState, shownEntries = 0): SourceLook => ({ id: name, name, state, shownEntries });

describe('H32 sentences of the extract for a patient', () => {
  test.each<[string, Partial<AuditRow>, string]>([
    [
      'an opening names the reason, how many were asked and from where it was shown',
      { sources: [source('Riverside Surgery', 'answered', 12), source('City Hospitals', 'answered', 3)] },
      'opened your shared record. Reason given: direct care. Asked: two organisations. Shown from: City Hospitals and Riverside Surgery.',
    ],
    [
      'each source that was not shown is named with its cause',
      {
        sources: [
          source('A', 'answered', 1),
          source('B', 'answered'),
          source('C', 'failed'),
          source('D', 'late'),
          source('E', 'refused'),
          source('F', 'rule'),
          source('G', 'choice'),
          source('H', 'unmatched'),
          source('I', 'in-part', 2),
          source('J', 'consent-unknown'),
        ],
      },
      'opened your shared record. Reason given: direct care. Asked: seven organisations. Shown from: A and I. Nothing shown from: B. No answer from: C, D and E. Not shown because it may be another person’s: H. Not asked because of sharing rules: F. Not asked because of your choice: G. Not asked because your choice could not be checked: J.',
    ],
    [
      'entries that were shown before a source failed count as shown',
      { sources: [source('A', 'late', 4)] },
      'opened your shared record. Reason given: direct care. Asked: one organisation. Shown from: A.',
    ],
    ['nobody was asked', {}, 'opened your shared record. Reason given: direct care. No organisation was asked.'],
    ['no reason', { action: 'printed', purpose: undefined }, 'printed from your shared record. No reason is recorded.'],
    ['emergency', { action: 'printed', purpose: 'ETREAT' }, 'printed from your shared record. Reason given: emergency care.'],
    [
      'a reason that is not known here is given as it stands',
      { action: 'printed', purpose: 'HRESCH' },
      'printed from your shared record. Reason given: HRESCH.',
    ],
    [
      'a document that was not shown',
      { action: 'read-ended', outcome: 'refused', sources: [source('City Hospitals', 'answered')] },
      'opened a document in your shared record. Reason given: direct care. It was refused, or only part of it was done. Kept at: City Hospitals.',
    ],
    [
      'a failure',
      { action: 'read-ended', outcome: 'failed' },
      'opened a document in your shared record. Reason given: direct care. It did not succeed.',
    ],
    [
      'an officer’s own look',
      { action: 'audit-search-planned', purpose: 'PATRQT', sources: [source('audit', 'answered')] },
      'looked up who has opened your shared record. Reason given: your own request.',
    ],
    [
      'an event of another version is not left out',
      { action: 'teleported' },
      'did something this page does not know: teleported. Reason given: direct care.',
    ],
  ])('%s', (_, change, sentence) => {
    const { purpose: _purpose, ...rest } = row;
    const changed = 'purpose' in change && change.purpose === undefined ? { ...rest, ...change } : { ...row, ...change };
    expect(lookSentence(changed as AuditRow)).toBe(sentence);
  });

  test.each([
    [person, 'Dr Helen Ward (emergency doctor, Royal Park Hospital)'],
    [{ ...person, role: 'none' }, 'Dr Helen Ward (Royal Park Hospital)'],
    [{ ...person, role: '', organisationName: '' }, 'Dr Helen Ward'],
    [undefined, 'Somebody who was not signed in'],
  ])('person %#: %s', (who, text) => expect(personText(who)).toBe(text));

  test('acts of the table have words, and one that is not known says so', () => {
    expect([actText('printed'), actText('teleported')]).toEqual([
      'printed from the record',
      'did something this page does not know: teleported',
    ]);
  });
});

describe('H15 looks by day and person, by the reader’s clock', () => {
  const at = (instant: string, name = person.name): AuditRow => ({
    ...row,
    id: instant + name,
    at: instant,
    person: { ...person, name, id: name },
  });
  const looks = [
    at('2025-11-18T23:30:00Z'),
    at('2025-11-18T09:00:00Z', 'Dr Sam Ode'),
    at('2025-11-18T08:00:00Z'),
    at('2025-11-19T00:10:00Z'),
  ];

  test('days newest first with their years; people by their first look; looks in order', () => {
    const grouped = groupLooks(looks, zoneClock('en-GB', 'Europe/London'));
    expect(grouped.map(({ day, people }) => [day, people.map((group) => [group.person.slice(0, 12), group.looks.length])])).toEqual([
      ['19 November 2025', [['Dr Helen War', 1]]],
      [
        '18 November 2025',
        [
          ['Dr Helen War', 2],
          ['Dr Sam Ode (', 1],
        ],
      ],
    ]);
  });
  test('another zone has another day', () => {
    const grouped = groupLooks(looks, zoneClock('en-GB', 'Europe/Berlin'));
    expect(grouped.map(({ day, people }) => [day, people.flatMap((group) => group.looks).length])).toEqual([
      ['19 November 2025', 2],
      ['18 November 2025', 2],
    ]);
  });
  test('two people of one name are two', () => {
    const twins = [at('2025-11-18T08:00:00Z'), { ...at('2025-11-18T09:00:00Z'), person: { ...person, id: 'another' } }];
    expect(groupLooks(twins, zoneClock('en-GB', 'UTC'))[0]?.people).toHaveLength(2);
  });
});
