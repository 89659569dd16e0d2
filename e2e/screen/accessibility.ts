import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { sourceOrigin } from '#/e2e/exchange/addresses.ts';
import { setFault } from '#/e2e/exchange/faults.ts';
import { openFromRecordSystem } from './open-record.ts';
import { settledAtAnyWidth } from './record-screen.ts';

const widest = { width: 1440, height: 900 } as const;
const narrowest = { width: 390, height: 844 } as const;

/**
 * Screens of a ward and of a telephone; with `npm run accessibility` (EVERY_WIDTH) the pane of a record system between them too, which
 * has the parts of the one or of the other.
 */
export const viewports =
  process.env['EVERY_WIDTH'] === undefined ? ([widest, narrowest] as const) : ([widest, { width: 1024, height: 768 }, narrowest] as const);

/** A theme at each width: enough for a part of a screen whose colours are those of the rest. */
export const mixedLooks = [
  { width: 1440, colorScheme: 'light' },
  { width: 1024, colorScheme: 'dark' },
  { width: 390, colorScheme: 'light' },
] as const;

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Rules whose outcome a theme's colours can change. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** Every rule of WCAG 2.2 AA that axe can decide holds on the screen as it is, and nothing makes the page scroll sideways. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  // The title of a page follows a moment after its content.
  await expect(page).toHaveTitle(/\S/);
  await expectNoBreaches(new AxeBuilder({ page }).withTags(rules), screen);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect.soft(overflow, `${screen}: scrolls sideways`).toBeLessThanOrEqual(0);
}

async function expectNoBreaches(axe: AxeBuilder, screen: string): Promise<void> {
  const { violations } = await axe.analyze();
  const breaches = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html, failureSummary }) => `${screen}: ${id} (${help}) at ${target.join(' ')} ${html}: ${failureSummary ?? ''}`),
  );
  expect.soft(breaches, screen).toEqual([]);
}

/** Checks a screen in forced colours but for contrast: the system paints its own colours, while axe reads the page's (text fill). */
export async function expectAccessibleForced(page: Page, screen: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectNoBreaches(new AxeBuilder({ page }).withTags(rules).disableRules(colourRules), `${screen}, ${colorScheme}`);
  }
}

/** Checks `expectAccessible` in the light theme, and in the dark one what colours decide: the rest is the same document. */
export async function expectAccessibleThemes(page: Page, screen: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  await transitionsEnd(page);
  await expectAccessible(page, `${screen}, light`);
  await page.emulateMedia({ colorScheme: 'dark' });
  await transitionsEnd(page);
  await expectNoBreaches(new AxeBuilder({ page }).withRules(colourRules), `${screen}, dark`);
}

/** Colours change by a transition, and axe must not measure the ones between. */
const transitionsEnd = (page: Page): Promise<unknown> =>
  page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter((animation) => animation instanceof CSSTransition)
        .map((transition) => transition.finished.catch(() => undefined)),
    ),
  );

/** Opens Amara Brooks at a width while one source is down, and waits until every source has ended. */
export async function openRecordWithGap(page: Page, viewport: (typeof viewports)[number]): Promise<void> {
  await setFault(sourceOrigin('out-of-hours'), 'down');
  await page.setViewportSize(viewport);
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settledAtAnyWidth(page);
}
