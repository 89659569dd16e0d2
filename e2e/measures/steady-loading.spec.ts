import { expect, type Page } from '@playwright/test';
import { sourceOrigin } from '#/e2e/exchange/addresses.ts';
import { setFault } from '#/e2e/exchange/faults.ts';
import { test } from '#/e2e/screen/journey.ts';
import { openFromRecordSystem } from '#/e2e/screen/open-record.ts';
import { settledAtAnyWidth, sources } from '#/e2e/screen/record-screen.ts';

interface Shift {
  readonly score: number;
  /** Beginnings of the elements that moved. */
  readonly moved: readonly string[];
}

/** Types of which each source has some, and by which the hospital that launches can be slow without its sign-in. */
const clinicalTypes = [
  ...['AllergyIntolerance', 'Condition', 'DocumentReference', 'Encounter', 'Flag', 'MedicationRequest', 'Observation'],
  ...['CarePlan', 'CareTeam', 'Consent', 'DiagnosticReport', 'ServiceRequest'],
];

/** Notes every layout shift of the documents opened from now on that no click or key caused. */
async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: Shift[] = [];
    Object.assign(window, { shifts });
    const nameOf = (node: Node | null): string => (node instanceof Element ? (node.outerHTML.split('>')[0] ?? '') : String(node?.nodeName));
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        // Chromium's LayoutShift, which TypeScript's DOM does not know.
        const {
          value,
          hadRecentInput,
          sources: moved,
        } = entry as PerformanceEntry & {
          readonly value: number;
          readonly hadRecentInput: boolean;
          readonly sources: readonly { readonly node: Node | null }[];
        };
        if (!hadRecentInput) shifts.push({ score: value, moved: moved.map(({ node }) => nameOf(node)) });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

const shiftsOf = (page: Page): Promise<readonly Shift[]> =>
  page.evaluate(() => (window as Window & { readonly shifts?: readonly Shift[] }).shifts ?? []);

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
])
  // A row that moves under the eyes is read as another one, or clicked in its place.
  test(`H23 seven sources arrive one by one, and the Summary stays where it is, at ${viewport.width} px`, async ({ page }) => {
    await page.setViewportSize(viewport);
    for (const [index, { id }] of sources.entries())
      await setFault(sourceOrigin(id), { fault: 'slow', ms: 300 + 450 * index, types: clinicalTypes });
    await watchShifts(page);
    await openFromRecordSystem(page, 'BROOKS, Amara');
    await settledAtAnyWidth(page);
    const shifts = await shiftsOf(page);
    const total = shifts.reduce((sum, { score }) => sum + score, 0);
    const worst = shifts.toSorted((left, right) => right.score - left.score).slice(0, 5);
    expect(total, JSON.stringify(worst, undefined, 1)).toBeLessThanOrEqual(0.02);
  });
