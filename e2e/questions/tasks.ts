import { allergyChip, rows } from '#/e2e/screen/record-screen.ts';
import { block, blockRow, entry, main, type Question } from './question.ts';
import { hasSheet } from './way.ts';

const sourcesDiffer: Question['answers'][number] = {
  in: (page) => page.getByRole('region', { name: 'Sources differ' }),
  words: ['Riverside Surgery', '5 mg', 'City Hospitals', '10 mg'],
};

/** Tasks 1, 3 and 5 of five that clinicians tried: those of whoever opens the record from the hospital's record system. */
export const hospitalTasks: readonly Question[] = [
  {
    asks: 'Task 1: penicillin, and which source states it',
    actions: [{ press: allergyChip }],
    answers: [
      {
        in: (page) => page.getByRole('dialog').getByRole('listitem').filter({ hasText: 'Anaphylaxis' }),
        words: ['Anaphylaxis', 'Riverside Surgery', 'began 1998'],
      },
      { in: (page) => page.getByRole('dialog').getByRole('listitem').filter({ hasText: 'Rash' }), words: ['Rash', 'City Hospitals'] },
      { in: (page) => page.getByRole('dialog'), words: ['Royal Park Hospital states no known allergies'] },
    ],
  },
  {
    asks: 'Task 3: the newest creatinine and its trend',
    actions: [blockRow('Results to look at', /^Creatinine/)],
    answers: [
      { in: entry, words: ['142', '20-Nov-2026 06:10', 'City Hospitals', '45–84'] },
      { in: (page) => entry(page).getByRole('region', { name: /trend/i }).first(), words: [] },
    ],
  },
  {
    asks: 'Task 5: the doses of ramipril side by side',
    actions: [blockRow('Current medicines', /^Ramipril/)],
    answers: [sourcesDiffer],
  },
];

/** Tasks 2 and 4: those of the practice, which finds the patient itself. */
export const practiceTasks: readonly Question[] = [
  {
    asks: 'Task 2: new since my last visit',
    actions: [
      { press: (page) => block(page, 'Since discharge, 18-Nov').getByRole('button', { name: 'Another day…' }) },
      { press: (page) => page.getByRole('radio', { name: /^Last contact, .* Dr Helen Ward, 04-Oct-2026$/ }) },
    ],
    actionsIn: (way) =>
      way.hand === 'keyboard'
        ? [{ key: 'n' }, { press: (page) => page.getByRole('radio', { name: /^Last contact, .* Dr Helen Ward, 04-Oct-2026$/ }) }]
        : hasSheet(way)
          ? [
              { press: (page) => page.getByRole('button', { name: /^Since/ }) },
              { press: (page) => page.getByRole('radio', { name: /^Last contact, .* Dr Helen Ward, 04-Oct-2026$/ }) },
            ]
          : undefined,
    answers: [
      { in: (page) => main(page).getByRole('status').filter({ hasText: 'new since' }), words: ['new since last contact, 04-Oct-2026'] },
      { in: (page) => rows(page).filter({ hasText: 'Creatinine' }).first(), words: ['Creatinine', '142'] },
    ],
  },
  {
    asks: 'Task 4: the letter about the pneumonia',
    actions: [blockRow('Letters and imaging reports', /^Discharge summary: pneumonia/)],
    answers: [
      { in: entry, words: ['Discharge summary: pneumonia', '1 document, received from 2', 'City Hospitals', 'Royal Park Hospital'] },
    ],
  },
];
