import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { pageCompleteness } from '#/lib/record/completeness/page-completeness.ts';
import { arrangePage } from '#/lib/record/list/arrange-page.ts';
import type { Category } from '#/lib/record/model/category.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { type View, wholeView } from '#/lib/record/model/view.ts';
import { sectionBlocks } from '#/lib/record/summary/sections.ts';
import { summariseRecord } from '#/lib/record/summary/summary.ts';
import { type Answer, datedOn, entry, hello, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { estimateSummaryPages } from './estimate-pages.ts';
import { paperColumns } from './paper-blocks.ts';
import { summaryFacts } from './summary-facts.ts';
import { SummaryPaper } from './summary-paper.tsx';

const city = source('city', { name: 'City Hospitals', code: 'CH' });
const park = source('park', { name: 'Royal Park', code: 'RPH', mark: 2 });

const allergy = (title: string) => entry('city', title, { category: 'allergies', clinicalStatus: 'active', ...datedOn('2026-11-12') });
const medicine = (title: string): TimelineEntry =>
  entry('city', title, {
    category: 'medications',
    status: 'active',
    ...datedOn('2026-11-18T16:00:00Z'),
    body: { shape: 'medication', medication: { text: title, codings: [] }, doses: [], act: 'prescribed' },
  });
const result = (title: string, meaning: 'high' | 'very-high'): TimelineEntry =>
  entry('city', title, {
    ...datedOn('2026-11-20T06:10:00Z'),
    code: { text: title, codings: [{ system: 'http://loinc.org', code: title }] },
    body: {
      shape: 'measurement',
      measurement: {
        code: { text: title, codings: [] },
        value: { type: 'quantity', quantity: { value: '142', unit: 'µmol/L' } },
        ranges: [],
        interpretation: { text: 'H', meaning },
      },
      components: [],
    },
  });
const many = (count: number, make: (title: string) => TimelineEntry): readonly TimelineEntry[] =>
  Array.from({ length: count }, (_, index) => make(`${make.name || 'Thing'} number ${index}`));

function printed(answers: readonly Answer[], view: View = wholeView) {
  const timeline = timelineOf(...answers);
  const sources = new Map([...timeline.sources].map(([id, state]) => [id, state.source]));
  const sections = sectionBlocks(timeline, view, [
    { id: 'potassium', title: 'Potassium', categories: ['results'], codes: ['http://loinc.org|2823-3'] },
  ]);
  const summary = summariseRecord(timeline, view, '2026-11-21T23:59:59Z');
  const columns = paperColumns(summary, sections, {
    sources,
    locale: 'en-GB',
    thisYear: '2026',
  });
  const arrangement = arrangePage(timeline, view, undefined);
  const completeness = pageCompleteness(timeline, view, undefined);
  const facts = summaryFacts(
    { timeline, arrangement, completeness, view, locale: 'en-GB', serverTime: hello.at, limit: undefined },
    columns,
  );
  const html = renderToStaticMarkup(<SummaryPaper facts={facts} columns={columns} people={summary.people} sources={sources} />);
  return {
    html,
    text: html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' '),
    holds: facts.holds.join(' '),
    pages: estimateSummaryPages(columns),
  };
}

describe('H40 what the printed Summary never cuts', () => {
  it.each([9, 30, 60])('%s current medicines', (count) => {
    const medicines = many(count, medicine);
    const { text, pages } = printed([{ source: city, entries: medicines }]);
    for (const { title } of medicines) expect(text).toContain(title);
    expect(text).toContain(`Current medicines ${count}`);
    expect(pages).toBe(count === 9 ? 1 : 2);
  });

  it('12 allergies, by name in the box and in the block', () => {
    const { text } = printed([{ source: city, entries: many(12, allergy) }]);
    expect(text.match(/allergy number 11\b/g)?.length).toBe(2);
  });

  it('critical results, of however many', () => {
    const entries = many(20, function critical(title) {
      return result(title, 'very-high');
    });
    const { text } = printed([{ source: city, entries }]);
    expect(entries.filter(({ title }) => text.includes(title)).length).toBe(20);
  });

  it('others are cut, and what is left out is said', () => {
    const letters = many(20, function letter(title) {
      return entry('city', title, { category: 'documents' });
    });
    const { text, holds } = printed([{ source: city, entries: letters }]);
    expect(text).toContain('Letters and imaging reports 8 of 20');
    expect(holds).toContain('12 letters or reports not printed.');
  });
});

describe('H05 H40 what the printed Summary says of what is missing', () => {
  const failed: Answer = { source: park, all: { state: 'failed', why: 'no answer' } };

  it('in the allergy box, in the blocks, and in what it holds', () => {
    const { text, holds } = printed([{ source: city, entries: [allergy('Latex')] }, failed]);
    expect(text).toContain('Known allergies (1): Latex · may be incomplete: 1 source missing');
    expect(text).toContain('1 source missing Nothing received');
    expect(holds).toContain('1 of 2 sources complete: CH City Hospitals.');
    expect(holds).toContain('No answer from Royal Park. It may hold records.');
    expect(holds).toContain('Other codes: RPH Royal Park.');
  });

  it('H23 while a source is asked', () => {
    expect(
      printed([
        { source: city, entries: [allergy('Latex')] },
        { source: park, open: true },
      ]).text,
    ).toContain('may be incomplete: still asking 1');
  });

  it('H21 what the reader hides', () => {
    const { holds } = printed([{ source: city, entries: [allergy('Latex')] }, { source: park }], {
      ...wholeView,
      unticked: new Set(['city']),
    });
    expect(holds).toContain('Hidden by the reader: City Hospitals: 1 entry.');
    expect(holds).toContain('1 allergy at City Hospitals is hidden because you unticked it');
    expect(printed([{ source: city }]).holds).toContain('Nothing was hidden by the reader.');
  });

  it('H24 what a source does not share, naming the organisation of the reader who printed it', () => {
    const why = 'Royal Park: documents are not shared with your organisation.';
    const { holds } = printed([{ source: park, outcomes: { documents: { state: 'withheld', basis: 'agreement', why } } }]);
    expect(holds).toContain('Royal Park: documents are not shared with City Hospitals.');
  });
});

it('H15 every date has its year', () => {
  const entries = [allergy('Latex'), ...many(3, medicine), result('Creatinine', 'high')];
  const { text } = printed([{ source: city, entries }]);
  expect(text).toContain('20-Nov-2026');
  expect(text.match(/\b\d\d-[A-Z][a-z]{2}\b(?!-\d{4})/g)).toBeNull();
});

it('H38 a decision is not its form; safeguarding flags and access details are on no paper', () => {
  const flag = (title: string, category: Category) => entry('city', title, { category, status: 'active', ...datedOn('2026-11-12') });
  const sensitive = ['Key safe 1234', 'Child protection plan'].map((title) => flag(title, 'safeguarding'));
  const { text, holds } = printed([{ source: city, entries: [flag('Lives alone', 'alerts'), ...sensitive] }]);
  expect(text).toContain('Lives alone');
  expect(text).not.toMatch(/1234|protection plan/);
  expect(holds).toContain('2 alerts are not printed: open the list on the screen.');
});

it('a section of the operator is printed, with its words where it has no row', () => {
  const { text } = printed([{ source: city, entries: [result('Creatinine', 'high')] }]);
  expect(text).toContain('Potassium None with these codes among 1 entry.');
});
