import { describe, expect, it } from 'vitest';
import { wholeFace } from './testing/whole-face.ts';
import { allergyLabel } from './allergy-label.ts';
import { entry, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import type { Answer } from '#/lib/record/testing/record-builders.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

const city = source('city', { name: 'City Hospitals' });
const park = source('park', { name: 'Royal Park' });
const stated = (from: string, title: string, more: Partial<TimelineEntry> = {}) =>
  entry(from, title, { category: 'allergies', kind: 'allergy-intolerance', title, assertion: 'denied', ...more });
const noneKnown = (from: string, more: Partial<TimelineEntry> = {}) =>
  stated(from, 'No known allergies', { assertion: 'none-known', ...more });
const modified: Partial<TimelineEntry> = { cautions: [{ type: 'may-change-meaning', text: 'Negated' }] };

const said = (...answers: readonly Answer[]) => {
  const label = allergyLabel(timelineOf(...answers));
  return [wholeFace(label), ...label.sentences];
};

describe('H13 what is said beside allergies and "none at all"', () => {
  it.each<[string, readonly Answer[], readonly string[]]>([
    [
      'none of one sort is not none of all',
      [{ source: city, entries: [stated('city', 'No known drug allergy')] }],
      [
        'Allergies not recorded',
        '1 of 1 source complete for allergies; none holds an allergy or says there is none.',
        'City Hospitals says: No known drug allergy.',
      ],
    ],
    [
      'a list that is empty for a reason',
      [
        { source: city, entries: [stated('city', 'Allergies: not asked', { kind: 'list' })] },
        { source: park, entries: [stated('park', 'Allergies: information not available', { kind: 'list' })] },
      ],
      [
        'Allergies not recorded',
        '2 of 2 sources complete for allergies; none holds an allergy or says there is none.',
        'City Hospitals says: Allergies: not asked.',
        'Royal Park says: Allergies: information not available.',
      ],
    ],
    [
      'an allergy that is over is not counted among known ones, and is said beside them',
      [
        {
          source: city,
          entries: [
            stated('city', 'Latex', { assertion: 'affirmed', clinicalStatus: 'resolved' }),
            stated('city', 'Penicillin', { assertion: 'affirmed', clinicalStatus: 'active' }),
          ],
        },
      ],
      ['Known allergies (1): Penicillin', 'Held by City Hospitals.', 'City Hospitals says resolved: Latex.'],
    ],
    [
      'beside an allergy',
      [
        { source: city, entries: [stated('city', 'Latex', { assertion: 'affirmed' })] },
        { source: park, entries: [stated('park', 'No known drug allergy')] },
      ],
      ['Known allergies (1): Latex', 'Held by City Hospitals.', 'Royal Park says: No known drug allergy.'],
    ],
    [
      'H10 "none" with a modifier that is not known here is nobody\'s word for none',
      [{ source: city, entries: [noneKnown('city', modified)] }, { source: park }],
      ['Allergies unavailable', '1 of 2 makes a statement about allergies that may mean something else: City Hospitals.'],
    ],
    [
      "H10 nor does another source's word close it",
      [
        { source: city, entries: [noneKnown('city', modified)] },
        { source: park, entries: [noneKnown('park')] },
      ],
      [
        'Allergies unavailable',
        '1 of 2 makes a statement about allergies that may mean something else: City Hospitals.',
        'Royal Park states no known allergies.',
      ],
    ],
  ])('%s', (_, answers, words) => {
    expect(said(...answers)).toEqual(words);
  });
});
