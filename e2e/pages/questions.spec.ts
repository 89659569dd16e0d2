import { expect, type Page } from '@playwright/test';
import { test } from '#/e2e/screen/journey.ts';
import { openFromRecordSystem } from '#/e2e/screen/open-record.ts';
import { openPage, rows, settled, tab } from '#/e2e/screen/record-screen.ts';

/** A question that clinicians asked of the product, from the Summary: what they press or type, and what then answers it. */
interface Question {
  readonly asks: string;
  /** Two at most; none where the Summary answers. */
  readonly actions: readonly ((page: Page) => Promise<void>)[];
  readonly answers: (page: Page) => Promise<void>;
}

const main = (page: Page) => page.getByRole('main');
const block = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const result = (page: Page, test: string) => block(page, 'Results to look at').getByRole('button').filter({ hasText: test });
const search = (page: Page) => page.getByRole('textbox', { name: 'Search the record' });

/** Answered of the median person by whoever opens her record from the hospital's record system. */
const questions: readonly Question[] = [
  {
    asks: 'Is she anticoagulated?',
    actions: [(page) => tab(page, 'Medicines').click(), (page) => page.getByRole('button', { name: /^Ended \d+$/ }).click()],
    answers: async (page) => {
      const enoxaparin = main(page)
        .getByRole('row')
        .filter({ has: page.getByRole('rowheader', { name: /^Enoxaparin/ }) });
      await expect(enoxaparin).toContainText('prescribed 11-Nov-2026');
    },
  },
  {
    asks: 'Last eGFR and its slope; is it older than the creatinine?',
    actions: [],
    answers: async (page) => {
      await expect(result(page, 'eGFR')).toHaveText(/eGFR\s*46.*Low\s*was 45.*18-Nov/);
      await expect(result(page, 'Creatinine')).toHaveText(/Creatinine\s*142.*High\s*was 102.*20-Nov/);
    },
  },
  {
    asks: 'Is there a resuscitation decision?',
    actions: [],
    answers: (page) => expect(page.getByText('Made in a stay that ended 18-Nov: Do not attempt CPR').first()).toBeVisible(),
  },
  {
    asks: 'Key worker, next of kin, interpreter?',
    actions: [],
    answers: async (page) => {
      const people = block(page, 'People to ring');
      await expect(people).toContainText(/Next of kin\s*Ruth Brooks/);
      await expect(people).toContainText(/Key worker\s*Ms Nora Obrien/);
      await expect(people.getByRole('link', { name: /07700 900118/ })).toBeVisible();
      await expect(page.getByText(/Not recorded at 6 sources: .*interpreter need/)).toBeVisible();
    },
  },
  {
    asks: 'When was the last ECG?',
    actions: [(page) => search(page).fill('ecg')],
    // None was sent; what was not searched is said beside it.
    answers: async (page) => {
      await expect(main(page)).toContainText('No match in what was searched');
      await expect(page.locator('.not-searched')).toContainText(/documents/);
    },
  },
  {
    asks: 'Which antibiotics in the last year?',
    actions: [(page) => tab(page, 'Medicines').click()],
    answers: async (page) => {
      const doxycycline = main(page)
        .getByRole('row')
        .filter({ has: page.getByRole('rowheader', { name: /^Doxycycline/ }) });
      await expect(doxycycline.first()).toContainText('18-Nov-2026');
    },
  },
  {
    asks: 'What did the outside hospital say?',
    actions: [
      (page) =>
        block(page, 'Letters and imaging reports')
          .getByRole('button', { name: /^Discharge summary: pneumonia/ })
          .click(),
    ],
    answers: (page) => expect(page.getByRole('complementary', { name: 'Entry' })).toContainText('1 document, received from 2'),
  },
  {
    asks: 'Is the potassium rising?',
    actions: [],
    answers: (page) => expect(result(page, 'Potassium')).toHaveText(/Potassium\s*5\.6.*High\s*was 4\.4/),
  },
  {
    asks: 'Which vaccinations has she had, and what is recommended?',
    actions: [(page) => openPage(page, 'Vaccinations')],
    answers: async (page) => {
      await expect(
        rows(page)
          .filter({ hasText: /Influenza|flu/i })
          .first(),
      ).toBeVisible();
      await expect(rows(page).first()).toContainText(/\d{2}-[A-Z][a-z]{2}/);
    },
  },
  {
    asks: 'What changed since the discharge?',
    actions: [
      (page) =>
        block(page, 'Since discharge, 18-Nov')
          .getByRole('button', { name: /^Results/ })
          .click(),
    ],
    answers: async (page) => {
      await expect(main(page)).toContainText(/\d+ of \d+ new since discharge, 18-Nov-2026/);
      await expect(rows(page).filter({ hasText: 'Creatinine' }).first()).toContainText('142');
    },
  },
  {
    asks: 'Which NEWS2 and weight are usual?',
    actions: [],
    answers: async (page) => {
      await expect(block(page, 'Observations')).toContainText(/NEWS2\s*1.*highest today 4/);
      await expect(block(page, 'Observations')).toContainText('74.8 kg');
    },
  },
  {
    asks: 'Is the story of this admission in one place?',
    actions: [(page) => tab(page, 'Timeline').click(), (page) => page.getByRole('button', { name: 'By contact' }).click()],
    answers: async (page) => {
      const admission = page.locator('.contact-head').filter({ hasText: 'discharged 18-Nov' });
      await expect(admission.getByRole('button', { expanded: true })).toBeVisible();
    },
  },
];

test('the twelve questions of clinicians, from the Summary, each in two actions at most', async ({ page }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  for (const { asks, actions, answers } of questions)
    await test.step(`${asks} (${actions.length})`, async () => {
      expect(actions.length).toBeLessThanOrEqual(2);
      await tab(page, 'Summary').click();
      await expect(block(page, 'Allergies')).toBeVisible();
      for (const action of actions) await action(page);
      await answers(page);
      await page.keyboard.press('Escape');
    });
});
