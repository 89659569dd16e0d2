import { describe, expect, it } from 'vitest';
import { describeAbsence } from '#/lib/record/completeness/absence.ts';
import { categoryName, categoryNoun } from './category-words.ts';
import { describeCompleteness } from '#/lib/record/completeness/completeness.ts';
import { apply, hello, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { wholeView } from '#/lib/record/model/view.ts';

describe('the words for a category', () => {
  it.each([
    ['immunizations', 'en-GB', 'Vaccinations'],
    ['immunizations', 'en-US', 'Immunizations'],
    ['medications', 'en-US', 'Medications'],
    ['encounters', 'en-US', 'Encounters'],
    ['care-plans', 'en-US', 'Care plans'],
    ['vitals', undefined, 'Vital signs'],
  ] as const)('%s in %s: %s', (category, locale, name) => {
    expect(categoryName(category, locale)).toBe(name);
  });

  it('without a category', () => {
    expect(categoryNoun(undefined, 'en-US')).toBe('records');
  });

  it('in sentences, by the locale of the answer', () => {
    const timeline = apply(timelineOf({ source: source('a') }), [{ ...hello, locale: 'en-US' }]);
    expect(describeAbsence(timeline, { category: 'immunizations', view: wholeView }).sentence).toMatch(/^No immunizations recorded\./);
    expect(describeCompleteness(timeline, { category: 'immunizations' }).lead).toBe('Immunizations: all 1 complete');
  });
});
