import { expect, type Locator, type Page } from '@playwright/test';
import { hasFocus } from '#/e2e/screen/keyboard.ts';
import { tab } from '#/e2e/screen/record-screen.ts';
import type { Way } from './way.ts';

/** Something that a reader does; `within`: the one stop of Tab that holds it, gone through by arrows. */
export type Action =
  | { readonly openPage: string; readonly key?: string }
  | { readonly press: (page: Page) => Locator; readonly within?: (page: Page) => Locator }
  | { readonly search: string }
  | { readonly key: string };

/** An action is a click, a letter, Enter or a word typed; a step moves the focus, and decides nothing. */
export interface Count {
  readonly actions: number;
  readonly steps: number;
}

/** Does it with the hand of a way of use. */
export function perform(page: Page, way: Way, action: Action): Promise<Count> {
  return way.hand === 'keyboard' ? performByKeyboard(page, action) : performByPointer(page, action);
}

async function performByPointer(page: Page, action: Action): Promise<Count> {
  if ('key' in action && !('openPage' in action)) throw new Error('a key is no press of a pointer');
  if ('search' in action) {
    await searchField(page).click();
    await searchField(page).fill(action.search);
    return { actions: 2, steps: 0 };
  }
  if ('press' in action) {
    await action.press(page).click();
    return { actions: 1, steps: 0 };
  }
  const ofRow = tab(page, action.openPage);
  if (await ofRow.isVisible()) {
    await ofRow.click();
    return { actions: 1, steps: 0 };
  }
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('dialog').getByRole('link', { name: action.openPage, exact: true }).click();
  return { actions: 2, steps: 0 };
}

async function performByKeyboard(page: Page, action: Action): Promise<Count> {
  if ('search' in action) {
    await page.keyboard.press('/');
    await expect(searchField(page)).toBeFocused();
    await page.keyboard.type(action.search);
    return { actions: 2, steps: 0 };
  }
  if ('key' in action && action.key !== undefined) {
    await page.keyboard.press(action.key);
    return { actions: 1, steps: 0 };
  }
  if ('press' in action) {
    const steps = await moveTo(page, action.press(page), action.within?.(page));
    await page.keyboard.press('Enter');
    return { actions: 1, steps };
  }
  if (!('openPage' in action)) throw new Error('no such action');
  const row = page.getByRole('navigation', { name: 'Record' });
  const ofRow = tab(page, action.openPage);
  if (await ofRow.isVisible()) {
    const steps = await moveTo(page, ofRow, row);
    await page.keyboard.press('Enter');
    return { actions: 1, steps };
  }
  const steps = await moveTo(page, row.getByRole('button', { name: 'More', exact: true }), row);
  await page.keyboard.press('Enter');
  const further = await moveTo(page, page.getByRole('dialog').getByRole('link', { name: action.openPage, exact: true }));
  await page.keyboard.press('Enter');
  return { actions: 2, steps: steps + further };
}

const searchField = (page: Page): Locator => page.getByRole('textbox', { name: 'Search the record' });
const mostSteps = 40;

/** Moves the focus by Tab, then by arrows within its stop; what is not reached so is not reachable by keyboard. */
async function moveTo(page: Page, target: Locator, within?: Locator): Promise<number> {
  await expect(target).toBeVisible();
  const isAhead = await target.evaluate(
    (element) => ((document.activeElement?.compareDocumentPosition(element) ?? 0) & Node.DOCUMENT_POSITION_PRECEDING) === 0,
  );
  for (let steps = 0; steps < mostSteps; steps += 1) {
    if (await hasFocus(target)) return steps;
    const isInStop = within !== undefined && (await hasFocus(within));
    await page.keyboard.press(isInStop ? 'ArrowDown' : isAhead ? 'Tab' : 'Shift+Tab');
  }
  throw new Error(`not reached with ${mostSteps} presses: ${target.toString()}`);
}
