import type { Page } from '@playwright/test';
import { rows } from '#/e2e/screen/record-screen.ts';
import { block, blockRow, entry, main, medicineRow, type Question } from './question.ts';
import { hasSheet } from './way.ts';

const result = (page: Page, test: string) => block(page, 'Results to look at').getByRole('button').filter({ hasText: test }).first();

/** Twelve questions that clinicians asked, answered of the median person by whoever opens her record from the hospital's record system. */
export const clinicians: readonly Question[] = [
  {
    asks: 'Is she anticoagulated?',
    actions: [{ openPage: 'Medicines', key: 'm' }, { press: (page) => page.getByRole('button', { name: /^Ended \d+$/ }) }],
    answers: [{ in: (page) => medicineRow(page, /^Enoxaparin/), words: ['Enoxaparin', 'prescribed 11-Nov-2026', 'end date not given'] }],
  },
  {
    asks: 'Last eGFR and its slope; is it older than the creatinine?',
    actions: [],
    answers: [
      { in: (page) => result(page, 'eGFR'), words: ['eGFR', '46', 'Low', 'was 45', '18-Nov'] },
      { in: (page) => result(page, 'Creatinine'), words: ['Creatinine', '142', 'High', 'was 102', '20-Nov'] },
    ],
  },
  {
    asks: 'Is there a resuscitation decision?',
    actions: [],
    answers: [
      {
        in: (page) => page.getByRole('button').filter({ hasText: 'Do not attempt CPR' }).first(),
        words: ['Made in a stay that ended 18-Nov', 'Do not attempt CPR'],
      },
    ],
  },
  {
    asks: 'Key worker, next of kin, interpreter?',
    actions: [],
    answers: [
      {
        in: (page) => block(page, 'People to ring'),
        words: ['Next of kin', 'Ruth Brooks', 'Key worker', 'Ms Nora Obrien', '07700 900118'],
      },
      { in: (page) => page.getByText(/Not recorded at 6 sources: .*interpreter need/).first(), words: ['interpreter need'] },
    ],
  },
  {
    asks: 'When was the last ECG?',
    actions: [{ search: 'ecg' }],
    // None was sent; what was not searched is said beside it.
    answers: [
      { in: (page) => main(page).getByText('No match in what was searched').first(), words: ['No match in what was searched'] },
      { in: (page) => page.locator('.not-searched'), words: ['documents'] },
    ],
  },
  {
    asks: 'Which antibiotics in the last year?',
    actions: [{ openPage: 'Medicines', key: 'm' }],
    answers: [{ in: (page) => medicineRow(page, /^Doxycycline/), words: ['Doxycycline', '18-Nov-2026'] }],
  },
  {
    asks: 'What did the outside hospital say?',
    actions: [blockRow('Letters and imaging reports', /^Discharge summary: pneumonia/)],
    answers: [{ in: entry, words: ['Discharge summary: pneumonia', '1 document, received from 2', 'Royal Park Hospital'] }],
  },
  {
    asks: 'Is the potassium rising?',
    actions: [],
    answers: [{ in: (page) => result(page, 'Potassium'), words: ['Potassium', '5.6', 'High', 'was 4.4'] }],
  },
  {
    asks: 'Which vaccinations has she had, and what is recommended?',
    actions: [{ openPage: 'Vaccinations' }],
    answers: [
      {
        in: (page) =>
          rows(page)
            .filter({ hasText: /Influenza|flu/i })
            .first(),
        words: ['02-Nov', 'Influenza vaccine: not given'],
      },
    ],
  },
  {
    asks: 'What changed since the discharge?',
    actions: [blockRow('Since discharge, 18-Nov', /^Results/)],
    actionsIn: (way) =>
      hasSheet(way) && way.hand === 'keyboard'
        ? [{ key: 'n' }, { press: (page) => page.getByRole('radio', { name: /^Discharge/ }) }]
        : hasSheet(way)
          ? [
              {
                press: (page) => page.getByRole('button', { name: /^Since/ }),
                within: (page) => page.getByRole('region', { name: 'Completeness' }),
              },
              { press: (page) => page.getByRole('radio', { name: /^Discharge/ }) },
            ]
          : undefined,
    answers: [
      { in: (page) => main(page).getByRole('status').filter({ hasText: 'new since' }), words: ['new since discharge, 18-Nov-2026'] },
      { in: (page) => rows(page).filter({ hasText: 'Creatinine' }).first(), words: ['Creatinine', '142'] },
    ],
  },
  {
    asks: 'Which NEWS2 and weight are usual?',
    actions: [],
    answers: [{ in: (page) => block(page, 'Observations'), words: ['NEWS2', 'highest today', '74.8', 'kg'] }],
  },
  {
    asks: 'Is the story of this admission in one place?',
    actions: [{ openPage: 'Timeline', key: 't' }, { press: (page) => page.getByRole('button', { name: 'By contact' }) }],
    answers: [
      { in: (page) => page.locator('.contact-head').filter({ hasText: 'discharged 18-Nov' }).first(), words: ['discharged 18-Nov'] },
    ],
  },
];
