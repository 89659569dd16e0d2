import { describe, expect, test } from 'vitest';
import type { ContactPerson, SpokenLanguages } from '#/lib/record/model/contact-person.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import { apply, entry, hello, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { heldNotices } from '#/lib/record/decisions/held-notices.ts';
import { notRecorded } from '#/lib/record/decisions/not-recorded.ts';
import { peoplePage } from './people-page.ts';

const begun = { open: true, outcomes: { alerts: { state: 'none' } } } as const;
const sources = ['city', 'care'] as const;
type Told = Partial<Record<(typeof sources)[number], { contacts?: readonly ContactPerson[]; speech?: SpokenLanguages; restricted?: true }>>;

const ruth: ContactPerson = { part: 'next-of-kin', role: 'Daughter', name: 'Ruth Brooks', phones: ['07700 900118', '01632 960118'] };

function told(each: Told, languages: SpokenLanguages = {}) {
  const identity = { identifiers: [], family: 'Brooks', given: ['Amara'], restricted: false, ...languages };
  return apply(timelineOf({ source: source('city'), ...begun }, { source: source('care'), ...begun }), [
    { type: 'patient', patient: { identity, identifierLabel: 'NHS No.', from: 'City' } },
    ...sources.map((id) => ({ type: 'contacts', source: id, attempt: 1, contacts: [], ...each[id] }) as const),
  ]);
}

describe('the page of people', () => {
  test('has every number, each once however it is written', () => {
    const timeline = told({
      city: { contacts: [ruth] },
      care: { contacts: [{ ...ruth, phones: ['+44 7700 900118', '07700 900119'] }] },
    });
    const [person] = peoplePage(timeline, wholeView).toRing.people;
    expect(person?.phones).toEqual(['07700 900118', '01632 960118', '07700 900119']);
  });

  test('nobody where one source restricts the address; the language stays', () => {
    const timeline = told({ city: { contacts: [ruth] }, care: { restricted: true, speech: { languages: ['Polish'], interpreter: true } } });
    const page = peoplePage(timeline, wholeView);
    expect(page.toRing).toEqual({
      isRestricted: true,
      people: [],
      remark: 'Not shown: this patient’s address and numbers are restricted.',
    });
    expect(page.languages.map(({ words }) => words)).toEqual(['Polish · interpreter needed']);
  });

  test('sources that state the languages otherwise stand beside each other', () => {
    const timeline = told(
      { city: { speech: { languages: ['English'] } }, care: { speech: { interpreter: true } } },
      { languages: ['English'] },
    );
    expect(peoplePage(timeline, wholeView).languages).toEqual([
      { words: 'English', isNeeded: false, sources: ['city'] },
      { words: 'language not stated · interpreter needed', isNeeded: true, sources: ['care'] },
    ]);
  });

  test('a source that is unticked names nobody', () => {
    const timeline = told({ city: { contacts: [ruth], speech: { languages: ['Polish'] } } });
    expect(peoplePage(timeline, { ...wholeView, unticked: new Set(['city']) })).toEqual({
      toRing: { isRestricted: false, people: [] },
      languages: [],
    });
  });
});

const lines = (timeline: ReturnType<typeof told>) =>
  heldNotices(timeline, hello.at).notices.map(
    ({ kind, words, sources: from }) => `${kind} | ${words} | ${from.map(({ id }) => id).join('+')}`,
  );

describe('H38 an interpreter’s need is on every page, wherever a source keeps it', () => {
  test('in its own Patient, once for sources that say the same, and then it is not said to be unknown', () => {
    const speech = { languages: ['Polish'], interpreter: true };
    const timeline = told({ city: { speech }, care: { speech } });
    expect(lines(timeline)).toEqual(['interpreter | Interpreter needed: Polish | city+care']);
    expect(notRecorded(timeline, heldNotices(timeline, hello.at).notices).line).not.toContain('interpreter need');
  });

  test.each<[string, SpokenLanguages]>([
    ['a language alone', { languages: ['Polish'] }],
    ['none needed', { languages: ['English'], interpreter: false }],
  ])('unchanged: %s', (_, speech) => expect(lines(told({ city: { speech } }))).toEqual([]));

  const coded = (code: string, more: object = {}) =>
    entry('city', 'need', {
      category: 'problems',
      kind: 'condition',
      title: 'Interpreter needed',
      code: { text: 'Interpreter needed', codings: [{ system: 'http://snomed.info/sct', code }] },
      ...more,
    });
  const answered = (text: string) => ({
    category: 'other',
    body: {
      shape: 'measurement',
      measurement: { code: { text: 'x', codings: [] }, value: { type: 'text', text }, ranges: [] },
      components: [],
    },
  });
  const noticesOf = (held: ReturnType<typeof entry>) =>
    heldNotices(timelineOf({ source: source('city'), entries: [held] }), hello.at).notices.map(({ kind }) => kind);

  test.each([
    ['a problem', coded('315594003'), ['interpreter']],
    ['a finding', coded('315594003', { category: 'other', kind: 'observation' }), ['interpreter']],
    ['a finding that says yes', coded('315594003', answered('Yes')), ['interpreter']],
    ['a finding that says no', coded('315594003', answered('No')), []],
    ['a problem that is over', coded('315594003', { clinicalStatus: 'resolved' }), []],
    ['one in error', coded('315594003', { assertion: 'removed' }), []],
    ['one that is denied', coded('315594003', { assertion: 'denied' }), []],
    ['another code, in the same words', coded('99'), []],
  ])('by its code as %s', (_, held, kinds) => expect(noticesOf(held)).toEqual(kinds));

  test('an adjustment of the NHS, whatever kind of entry carries it', () => {
    const system = 'https://fhir.nhs.uk/CodeSystem/England-RAFlag';
    const held = coded('', { title: 'Needs a hoist', code: { text: 'Needs a hoist', codings: [{ system, code: 'RA1' }] } });
    expect(noticesOf(held)).toEqual(['adjustment']);
  });
});
