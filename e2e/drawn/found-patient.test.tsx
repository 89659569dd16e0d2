import { decodeHTML } from 'entities';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe as suite, expect, test } from 'vitest';
import { BannerFacts } from '#/components/patient-banner/banner-facts.tsx';
import { DecisionsStrip } from '#/components/patient-banner/decisions-strip.tsx';
import { ZoneTwo } from '#/components/patient-banner/zone-two.tsx';
import { PeopleTable } from '#/components/people/people-table.tsx';
import { heldNotices } from '#/lib/record/decisions/held-notices.ts';
import { notRecorded } from '#/lib/record/decisions/not-recorded.ts';
import type { PatientBanner } from '#/lib/record/model/patient.ts';
import { type View, wholeView } from '#/lib/record/model/view.ts';
import { fold } from '#/lib/record/search/fold.ts';
import { type FoundRecord, findRecord } from '#/lib/record/search/found-record.ts';
import { searchFor } from '#/lib/record/search/testing/search-for.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import { peoplePage } from '#/lib/record/summary/people/people-page.ts';
import { apply, entry, hello, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { bannerWords } from '#/lib/record/words/patient-words.ts';

const city = source('city', { name: 'City Hospitals', code: 'CH', own: true });
const care = source('care', { name: 'Social Care', code: 'SC' });
const sources = new Map([city, care].map((about) => [about.id, about]));
const locale = 'en-GB';

const bare: PatientBanner = {
  identity: { identifiers: [], family: '', given: [], restricted: false },
  identifierLabel: 'NHS No.',
  from: 'City',
};
const rich: PatientBanner = {
  ...bare,
  identity: {
    identifiers: [
      { system: 'nhs', value: '9991020012' },
      { system: 'local', value: 'CH410012' },
    ],
    family: 'Brooks',
    given: ['Amara', 'Jane'],
    title: 'Mrs',
    nameText: 'Амара Брукс',
    birthDate: '1951-03-14',
    gender: 'female',
    restricted: false,
    languages: ['Cantonese'],
    interpreter: true,
    address: ['4 Quay Street', 'Exeter', 'EX4 3SB'],
    telecom: [{ system: 'phone', value: '01632 960 118', use: 'home' }],
    practice: 'Riverside Surgery',
  },
  identifierText: '999 102 0012',
};

const contact = entry('care', 'Mina Patel', {
  category: 'people',
  kind: 'related-person',
  contacts: [{ part: 'key-worker', role: 'Social worker', name: 'Mina Patel', phones: ['01632 960555'] }],
});
const notices = [
  entry('care', 'Hard of hearing, face her', { category: 'alerts', kind: 'flag', status: 'active' }),
  entry('city', 'Not for resuscitation', {
    category: 'decisions',
    kind: 'flag',
    status: 'active',
    decision: { subject: 'resuscitation', stance: 'refuses', words: 'Not for resuscitation', by: 'Dr Obi Achebe' },
  }),
];

const withPatient = (patient: PatientBanner, more: Record<string, unknown> = {}): Timeline =>
  apply(
    timelineOf(
      { source: city, entries: [notices[1] ?? contact], open: true, outcomes: {} },
      { source: care, entries: [contact, ...notices.slice(0, 1)], open: true, outcomes: {} },
    ),
    [
      { type: 'patient', patient },
      {
        type: 'contacts',
        source: 'city',
        attempt: 1,
        contacts: [
          { part: 'next-of-kin', role: 'Daughter', name: 'Ruth Brooks', phones: ['07700 900118', '07700 900119'] },
          { part: 'practice', name: 'Dr Helen Ward', phones: [] },
        ],
        speech: { languages: ['Polish'], interpreter: true },
        ...more,
      },
    ],
  );

const findIn = (timeline: Timeline, typed: string, view: View = wholeView): FoundRecord =>
  findRecord(
    timeline,
    view,
    searchFor(typed, { sources: new Map([...sources].map(([id, { name }]) => [id, name])) }),
    heldNotices(timeline, hello.at).notices,
  );

/** Markup of the banner, its details, the strip of notices and the page of people. */
function areas(timeline: Timeline): readonly (readonly [string, ReactElement])[] {
  const { patient = bare } = timeline;
  const held = heldNotices(timeline, hello.at).notices;
  const doNothing = (): void => undefined;
  const strip = { notices: held, absence: notRecorded(timeline, held), hasSecondLine: false, isReserved: false, locale, onOpen: doNothing };
  return [
    ['banner', <BannerFacts key="banner" words={bannerWords(patient, hello.at, locale)} />],
    ['details', <ZoneTwo key="details" banner={patient} locale={locale} differing={[]} />],
    ['strip', <DecisionsStrip key="strip" {...strip} />],
    [
      'people',
      <PeopleTable
        key="people"
        page={peoplePage(timeline, wholeView)}
        attorneys={[]}
        sources={sources}
        locale={locale}
        onOpen={doNothing}
      />,
    ],
  ];
}

const wordsIn = (markup: ReactElement): readonly string[] =>
  [...fold(decodeHTML(renderToStaticMarkup(markup).replaceAll(/<[^>]*>/g, ' '))).matchAll(/[\p{L}\p{N}]+/gu)]
    .map(([word]) => word)
    .filter((word) => word.length > 1);

suite('H36 what is drawn of the patient beside the entries is found', () => {
  const timeline = withPatient(rich);
  const empty = apply(timelineOf({ source: city, open: true, outcomes: {} }), [{ type: 'patient', patient: bare }]);
  // Words of an empty record are the screen's own; the age is worked out, and badges are no words.
  const ofScreen = new Set([
    ...areas(empty).flatMap(([, markup]) => wordsIn(markup)),
    '75y',
    'ch',
    'sc',
    'as',
    'in',
    'the',
    'banner',
    'not',
    'no',
    'number',
    'received',
  ]);

  test.each(areas(timeline))('%s', (_, markup) => {
    const words = [...new Set(wordsIn(markup))].filter((word) => !ofScreen.has(word));
    expect(words.length).toBeGreaterThan(3);
    expect(words.filter((word) => findIn(timeline, `"${word}"`).matches === 0)).toEqual([]);
  });

  test.each<[string, readonly string[]]>([
    ['ruth', ['Next of kin: Ruth Brooks · Daughter · 07700 900118 · 07700 900119']],
    ['next of kin', ['Next of kin: Ruth Brooks · Daughter · 07700 900118 · 07700 900119']],
    ['07700900119', ['Next of kin: Ruth Brooks · Daughter · 07700 900118 · 07700 900119']],
    ['helen ward', ['Practice: Dr Helen Ward']],
    ['999 102 0012', ['NHS No.: 999 102 0012']],
    ['9991020012', ['NHS No.: 999 102 0012']],
    ['ex43sb', ['Address: 4 Quay Street, Exeter, EX4 3SB']],
    ['14/03/1951', ['Born: 14-Mar-1951']],
    ['14 march 1951', ['Born: 14-Mar-1951']],
    ['polish', ['Language: Polish · interpreter needed', 'Interpreter: Interpreter needed: Polish']],
    ['city ruth', ['Next of kin: Ruth Brooks · Daughter · 07700 900118 · 07700 900119']],
    // The name of a source alone finds its entries.
    ['city hospitals', []],
    // An entry says it: it is found as a row.
    ['mina', []],
    ['social worker', []],
    ['zzzz', []],
  ])('%s', (typed, lines) => {
    expect(findIn(timeline, typed).facts.map(({ label, value }) => `${label}: ${value}`)).toEqual(lines);
  });

  test('rows say what an entry holds, and are counted with the facts', () => {
    expect(findIn(timeline, 'mina')).toMatchObject({ rows: 1, matches: 1 });
    expect(findIn(timeline, 'brooks').matches).toBe(findIn(timeline, 'brooks').rows + 2);
  });

  test('H21 what a hidden source alone says is counted as hidden', () => {
    const found = findIn(timeline, 'ruth', { ...wholeView, unticked: new Set(['city']) });
    expect(found).toMatchObject({ matches: 0, hidden: 1 });
    expect(findIn(timeline, 'exeter', { ...wholeView, unticked: new Set(['city']) })).toMatchObject({ matches: 1, hidden: 0 });
  });

  test.each([
    ['the banner', withPatient({ ...rich, identity: { ...rich.identity, restricted: true } })],
    ['a source', withPatient(rich, { restricted: true })],
  ])('nobody to ring is found where %s restricts the address', (_, restricted) => {
    for (const typed of ['ruth', 'mina', 'helen ward', '07700900118']) expect(findIn(restricted, typed).facts).toEqual([]);
  });

  test('a restricted address is found by nobody', () => {
    const restricted = withPatient({ ...rich, identity: { ...rich.identity, restricted: true } });
    for (const typed of ['exeter', 'ex4 3sb', '01632 960 118', 'riverside']) expect(findIn(restricted, typed).facts).toEqual([]);
  });
});
