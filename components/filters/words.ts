import type { PresetId } from '#/lib/record/dates/period.ts';

/** Words of the filters. A preset has a short name on its button and a whole one for speech. */
export const filterWords = {
  since: 'Since',
  sinceDischarge: (day: string) => `Since discharge, ${day}`,
  aDay: 'A day…',
  anotherDay: 'Another day…',
  presets: {
    all: { name: 'All', label: 'All time' },
    '2y': { name: '2 yr', label: 'Last 2 years' },
    '1y': { name: '1 yr', label: 'Last year' },
    '3m': { name: '3 mo', label: 'Last 3 months' },
    '1m': { name: '1 mo', label: 'Last month' },
    '7d': { name: '7 d', label: 'Last 7 days' },
  } satisfies Readonly<Record<PresetId, { readonly name: string; readonly label: string }>>,
  lastContact: (organisation: string, day: string) => `Last contact with ${organisation}, ${day}`,
  ends: { from: 'From', to: 'To' },
  openEnds: { from: 'Any', to: 'Now' },
  month: 'Month',
  monthOf: (end: string) => `${end}, month`,
  yearOf: (end: string) => `${end}, year`,
  categories: 'Categories',
  allCategories: 'All',
} as const;
