import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { entryOf } from '#/lib/fhir/fixtures/described.ts';
import { allergyLabel } from '#/lib/record/summary/allergy-label.ts';
import { summariseRecord } from '#/lib/record/summary/summary.ts';
import { hello, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import { Summary } from './summary.tsx';

const city = source('city', { name: 'City Hospitals' });
const coded = (code: string): object => ({ coding: [{ code }] });
const flavour = (code: string): object => ({ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor', code }] });
const allergy = (code: object, more: object = {}): object => ({
  resourceType: 'AllergyIntolerance',
  id: 'a',
  clinicalStatus: coded('active'),
  verificationStatus: coded('confirmed'),
  code,
  ...more,
});
const problem = (code: object): object => ({ resourceType: 'Condition', id: 'c', clinicalStatus: coded('active'), code });
const medicine = (medicationCodeableConcept: object, more: object = {}): object => ({
  resourceType: 'MedicationStatement',
  id: 'm',
  status: 'active',
  medicationCodeableConcept,
  ...more,
});

function drawn(...resources: readonly object[]) {
  const timeline = timelineOf({ source: city, entries: resources.map((resource) => entryOf(resource)) });
  const summary = summariseRecord(timeline, wholeView, hello.at);
  const html = renderToStaticMarkup(
    <Summary
      summary={summary}
      sources={new Map([[city.id, city]])}
      locale="en-GB"
      selected={undefined}
      href={String}
      onOpen={() => undefined}
    />,
  );
  return { html, summary, chip: allergyLabel(timeline) };
}

describe('H13 the allergy chip over what says that there is none, or that nothing is known', () => {
  it.each<[string, object, string, string | undefined]>([
    ['none in other words', allergy({ text: 'Patient denies any allergies' }), 'No known allergies', undefined],
    ['one sort', allergy({ text: 'NKDA' }), 'Allergies not recorded', 'City Hospitals says: NKDA.'],
    ['not asked', allergy(flavour('NASK')), 'Allergies not recorded', 'City Hospitals says: Allergy: not asked.'],
    [
      'no data',
      allergy({ text: 'No allergy data is applicable' }),
      'Allergies not recorded',
      'City Hospitals says: No allergy data is applicable.',
    ],
    [
      'not known, with a reaction',
      allergy(flavour('UNK'), { reaction: [{ manifestation: [{ text: 'Rash' }] }] }),
      'Known allergies (1)',
      undefined,
    ],
    [
      'named by its narrative',
      allergy(flavour('UNK'), { text: { status: 'additional', div: '<div>Bee venom</div>' } }),
      'Known allergies (1)',
      undefined,
    ],
    ['named', allergy({ text: 'Latex' }), 'Known allergies (1)', undefined],
  ])('%s', (_, resource, label, sentence) => {
    const { chip } = drawn(resource);
    expect(chip.short).toBe(label);
    if (sentence !== undefined) expect(chip.sentences.join(' ')).toContain(sentence);
    expect(JSON.stringify(chip)).not.toMatch(/NullFlavor|\bUNK\b/);
  });
});

describe('H13 the first screen over what only says that nothing is known', () => {
  it('a problem not asked is a statement, and no problem: neither current nor past', () => {
    const { html, summary } = drawn(problem(flavour('NASK')));
    expect(summary.problems).toMatchObject({ items: [], restCount: 0, statements: { length: 1 } });
    expect(html).toContain('Problem: not asked');
    expect(html).not.toContain('None of those held is current');
  });

  it('neither does it contradict a problem that is held', () => {
    const { html, summary } = drawn(problem({ text: 'Asthma' }), { ...problem({ text: 'Not asked' }), id: 'c2' });
    expect(summary.problems).toMatchObject({ items: { length: 1 }, statements: { length: 1 } });
    expect(html).not.toContain('other sources disagree');
  });

  it('"none" in other words is no medicine', () => {
    const { html, summary } = drawn(medicine({ text: 'None' }));
    expect(summary.medicines).toMatchObject({ items: [], restCount: 0, statements: { length: 1 } });
    expect(html).toContain('Medicine: none');
  });

  it('a medicine whose name only the narrative has is marked', () => {
    const { html } = drawn(medicine(flavour('UNK'), { text: { status: 'additional', div: '<div>Lithium carbonate 400 mg</div>' } }));
    expect(html).toContain('Lithium carbonate 400 mg (from the source’s text)');
  });

  it('a medicine that is named stays one', () => {
    const { summary } = drawn(medicine({ text: 'Nilutamide' }));
    expect(summary.medicines).toMatchObject({ items: { length: 1 }, statements: [] });
  });
});
