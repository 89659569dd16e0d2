import { describe, expect, it } from 'vitest';
import { arrange } from '#/lib/record/list/arrange.ts';
import { describeCompleteness } from '#/lib/record/completeness/completeness.ts';
import { type Category, categories } from '#/lib/record/model/category.ts';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import { applyMessage, emptyTimeline } from '#/lib/record/stream/timeline.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { messageVersion, type TimelineMessage } from '#/lib/record/model/timeline-message.ts';
import { type View, wholeView } from '#/lib/record/model/view.ts';
import { paperWords } from './paper-words.ts';

const at = '2026-11-21T14:02:00Z';
const source = (id: string, name: string, mark: number) => ({
  id,
  name,
  code: id.toUpperCase(),
  organisation: id,
  own: mark === 1,
  mark,
  never: [],
  standing: [],
});
const allergy: TimelineEntry = {
  id: 'rs|AllergyIntolerance/1',
  category: 'allergies',
  kind: 'allergy-intolerance',
  resourceType: 'AllergyIntolerance',
  title: 'Penicillin: anaphylaxis',
  assertion: 'affirmed',
  clinicalStatus: 'active',
  date: { start: '2026-11-12', precision: 'day', kind: 'recorded' },
  otherDates: [],
  body: { shape: 'facts' },
  facts: [],
  cautions: [],
  origins: [{ source: 'rs', reference: 'AllergyIntolerance/1' }],
  identity: [],
  compare: {},
};
const identity = {
  identifiers: [],
  family: 'Brooks',
  given: ['Amara'],
  title: 'Mrs',
  birthDate: '1951-03-14',
  gender: 'female',
  restricted: false,
} as const;

const outcome = (id: string, category: Category, ended: Outcome): TimelineMessage => ({
  type: 'outcome',
  source: id,
  attempt: 1,
  category,
  outcome: ended,
});

const messages: readonly TimelineMessage[] = [
  {
    type: 'hello',
    version: messageVersion,
    session: 's',
    patientKey: 'k',
    at,
    viewer: { name: 'Dr Helen Ward', role: 'clinician', organisation: 'ch', organisationName: 'City Hospitals' },
    locale: 'en-GB',
    service: 'County',
  },
  { type: 'patient', patient: { identity, identifierLabel: 'NHS No.', identifierText: '999 102 0012', from: 'City Hospitals' } },
  { type: 'source', source: source('ch', 'City Hospitals', 1) },
  { type: 'source', source: source('rs', 'Riverside Surgery', 2) },
  { type: 'entries', source: 'rs', attempt: 1, entries: [allergy] },
  ...categories.map((category) =>
    outcome('rs', category, category === 'allergies' ? { state: 'complete', entries: 1 } : { state: 'none' }),
  ),
  { type: 'end', source: 'rs', attempt: 1, resources: { received: 1, entries: 1, supporting: 0, refused: 0 }, entries: 1, at, tookMs: 10 },
  ...categories.map((category) => outcome('ch', category, { state: 'failed', why: 'no answer' })),
  { type: 'end', source: 'ch', attempt: 1, resources: { received: 0, entries: 0, supporting: 0, refused: 0 }, entries: 0, at, tookMs: 10 },
];

const sameCategory = (one: TimelineMessage, other: TimelineMessage) =>
  one.type === 'outcome' && other.type === 'outcome' && one.source === other.source && one.category === other.category;

function printed(view: View, given = messages) {
  const timeline = given.reduce(applyMessage, emptyTimeline('s'));
  const arrangement = arrange(timeline, view);
  return paperWords({
    timeline,
    arrangement,
    view,
    completeness: describeCompleteness(timeline),
    locale: 'en-GB',
    serverTime: '2026-11-21T14:05:00Z',
    limit: undefined,
  });
}

const about = (view: View, label: string, given = messages) =>
  printed(view, given)
    .about.find((row) => row.label === label)
    ?.sentences.join(' ');

describe('what paper says', () => {
  it('whose it is, who printed it and when', () => {
    const words = printed(wholeView);
    expect(words.names).toEqual([{ text: 'BROOKS, Amara (Mrs)', language: undefined }]);
    expect(words.patient).toBe('Born 14-Mar-1951 (75y) · Gender Female · NHS No. 999 102 0012');
    expect(words.printed).toBe('Printed 21-Nov-2026 14:05 by Dr Helen Ward, City Hospitals');
  });

  it('H05 names a source without an answer, and does not count it as included', () => {
    expect(about(wholeView, 'Included')).toBe('Riverside Surgery.');
    expect(about(wholeView, 'Incomplete')).toContain('No answer from City Hospitals.');
  });

  it('H24 names each part that a source does not share', () => {
    const kept = (why: string): Outcome => ({ state: 'withheld', basis: 'agreement', why });
    const agreed = [outcome('rs', 'encounters', kept('RS: no text.')), outcome('rs', 'documents', kept('RS: no documents.'))];
    const ended = messages.filter((message) => message.type !== 'end');
    const sentences = about(wholeView, 'Incomplete', [
      ...ended.filter((message) => !agreed.some((one) => sameCategory(one, message))),
      ...agreed,
    ]);
    expect(sentences).toContain('RS: no text.');
    expect(sentences).toContain('RS: no documents.');
  });

  it('H24 a source blocked as a whole is not among those included', () => {
    const why = 'it withholds this: consent, sharing or restriction';
    const blocked = messages.map((message) =>
      message.type === 'outcome' && message.source === 'ch'
        ? outcome('ch', message.category, { state: 'withheld', basis: 'source', why })
        : message,
    );
    expect(about(wholeView, 'Included', blocked)).toBe('Riverside Surgery.');
    expect(about(wholeView, 'Incomplete', blocked)).toBe("City Hospitals does not share this patient's record. It may hold one.");
  });

  it('H21 says what was hidden, and an allergy by itself', () => {
    const hidden = about({ ...wholeView, unticked: new Set(['rs']) }, 'Hidden by you');
    expect(hidden).toContain('Riverside Surgery: 1 entry.');
    expect(hidden).toContain('1 allergy at Riverside Surgery is hidden because you unticked it');
    expect(about(wholeView, 'Hidden by you')).toBe('Nothing.');
  });

  it('names every allergy, however many', () => {
    const more = ['Latex', 'Aspirin', 'Nuts'].map((title, index) => ({ ...allergy, id: `rs|AllergyIntolerance/${index + 2}`, title }));
    const timeline = [...messages.slice(0, 4), { type: 'entries', source: 'rs', attempt: 1, entries: [allergy, ...more] }].reduce(
      applyMessage,
      emptyTimeline('s'),
    );
    const words = paperWords({
      timeline,
      arrangement: arrange(timeline, wholeView),
      view: wholeView,
      completeness: describeCompleteness(timeline),
      locale: 'en-GB',
      serverTime: at,
      limit: undefined,
    });
    for (const title of ['Penicillin: anaphylaxis', 'Latex', 'Aspirin', 'Nuts']) expect(words.allergies).toContain(title);
    expect(words.allergies).not.toContain('+');
  });
});
