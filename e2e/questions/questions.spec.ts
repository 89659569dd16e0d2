import { expect, type Page } from '@playwright/test';
import { test } from '#/e2e/screen/journey.ts';
import { openBySearch, openFromRecordSystem } from '#/e2e/screen/open-record.ts';
import { settledAtAnyWidth, tab } from '#/e2e/screen/record-screen.ts';
import { clinicians } from './clinicians.ts';
import { block, type Question } from './question.ts';
import { expectReadable } from './read-words.ts';
import { type Count, perform } from './reader.ts';
import { hospitalTasks, practiceTasks } from './tasks.ts';
import { type Way, ways } from './way.ts';

/** Actions from the Summary to an answer, at most (design §8). */
const mostActions = 2;
const isWhole = process.env['EVERY_WAY'] !== undefined;

test.describe.configure({ timeout: 240_000 });

for (const way of isWhole ? ways : ways.slice(0, 1)) {
  test(`the twelve questions of clinicians and tasks 1, 3 and 5, ${way.name}, each in two actions at most`, async ({ page }) => {
    await openFromRecordSystem(page, 'BROOKS, Amara');
    await answerAll(page, way, [...hospitalTasks, ...clinicians]);
  });
  test(`tasks 2 and 4, ${way.name}, each in two actions at most`, async ({ page }) => {
    await openBySearch(page, 'Dr Helen Ward', '999 102 0012');
    await answerAll(page, way, practiceTasks);
  });
}

// A sample of each way: a press of the banner, a page with a choice on it, and a question that the Summary answers.
if (!isWhole)
  for (const way of ways.slice(1))
    test(`sample of questions, ${way.name}`, async ({ page }) => {
      await openFromRecordSystem(page, 'BROOKS, Amara');
      await answerAll(page, way, [...hospitalTasks.slice(0, 1), ...clinicians.slice(0, 2)]);
    });

/** Answers each question from the Summary, and says of all at once which cannot be answered. */
async function answerAll(page: Page, way: Way, questions: readonly Question[]): Promise<void> {
  await page.setViewportSize(way.viewport);
  await settledAtAnyWidth(page);
  for (const question of questions)
    await test.step(question.asks, async () => {
      await toSummary(page, way);
      const { actions, steps } = await answer(page, way, question);
      expect.soft(actions, `${question.asks}: actions`).toBeLessThanOrEqual(mostActions);
      process.stdout.write(`${way.name.padEnd(34)} ${actions} actions ${String(steps).padStart(3)} steps  ${question.asks}\n`);
      await page.keyboard.press('Escape');
    });
}

async function answer(page: Page, way: Way, { actions, actionsIn, answers }: Question): Promise<Count> {
  const count = { actions: 0, steps: 0 };
  for (const action of actionsIn?.(way) ?? actions) {
    const done = await perform(page, way, action);
    count.actions += done.actions;
    count.steps += done.steps;
  }
  for (const { in: part, words } of answers) await expectReadable(part(page), words);
  return count;
}

async function toSummary(page: Page, { hand }: Way): Promise<void> {
  if (hand === 'keyboard') await page.keyboard.press('s');
  else await tab(page, 'Summary').click();
  await expect(block(page, 'Allergies')).toBeVisible();
}
