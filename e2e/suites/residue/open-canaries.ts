import { expect, type Page } from '@playwright/test';
import { signIn } from '#/e2e/screen/open-record.ts';
import { settled, showTimeline, sourcePanel, tab } from '#/e2e/screen/record-screen.ts';
import { clearFaults, setFault } from '#/mocks/servers/faults/faults.ts';
import type { PersonKey } from './canary-network.ts';
import type { Stage } from './stage.ts';

/** Launches as the record system does; its own pages, which name patients in their addresses, stay out of the browser's history. */
export async function launchRecord({ people, origins }: Stage, page: Page, person: PersonKey): Promise<void> {
  const answer = await fetch(`${origins.ehr}/open/${people.atRecordSystem(person)}`, { redirect: 'manual' });
  await page.goto(answer.headers.get('location') ?? '');
  await page.waitForURL(/\/record\/[^/]+/);
}

/** Leaves a record while one source has not answered yet. */
export async function leaveWhileAsking(stage: Stage, page: Page, person: PersonKey): Promise<void> {
  const slow = stage.origins.sources['riverside-practice'] ?? '';
  await setFault(slow, { fault: 'slow', ms: 8_000 });
  await launchRecord(stage, page, person);
  await expect(sourcePanel(page)).toContainText('Asking');
  await page.goto('/health');
  await clearFaults([slow]);
}

/** Reads a record until its page cannot be drawn: what sorts its rows and measures its list throws, as a fault of our own would. */
export async function readUntilCrash(page: Page): Promise<void> {
  await settled(page);
  await page.evaluate(() => {
    const fail = (): never => {
      throw new Error('broken');
    };
    Object.assign(window, { ResizeObserver: fail });
    Object.assign(Array.prototype, { toSorted: fail });
  });
  await tab(page, 'Timeline').click();
  await expect(page.getByRole('heading', { name: 'The shared record could not be shown' })).toBeVisible({ timeout: 30_000 });
}

/** Signs in directly, searches by name and by number, confirms, opens. */
export async function openFoundRecord({ people }: Stage, page: Page, person: PersonKey): Promise<void> {
  await signIn(page, people.clinicians.get('rs-ward') ?? '');
  await page.getByLabel('Last name').fill(people.family(person));
  await page.getByLabel('First name').fill(people.given(person));
  const [year = '', month = '', day = ''] = people.born(person).split('-');
  await page.getByLabel('Day').fill(day);
  await page.getByLabel('Month').fill(month);
  await page.getByLabel('Year').fill(year);
  await page.getByRole('button', { name: 'Find' }).last().click();
  await page
    .getByRole('button', { name: /^(Yes, open this record|Check )/ })
    .first()
    .waitFor();
  await page.goto('/find');
  await page.getByRole('textbox', { name: /NHS No/ }).fill(people.number(person));
  await page.getByRole('button', { name: 'Find' }).first().click();
  await page.getByRole('button', { name: 'Yes, open this record' }).click();
  await page.waitForURL(/\/record\/[^/]+/);
  await settled(page);
  await showTimeline(page);
}

export async function waitForIdleEnd(page: Page): Promise<void> {
  await expect(page.getByRole('alert').filter({ hasText: /inactivity/i })).toBeVisible({ timeout: 200_000 });
}
