import type { Locator, Page } from '@playwright/test';
import type { Action } from './reader.ts';
import type { Way } from './way.ts';

/** A part of the screen that answers, and words that must be read in it. */
export interface Answer {
  readonly in: (page: Page) => Locator;
  readonly words: readonly string[];
}

/** A question that clinicians asked of the product: what they do from the Summary, and what then answers it. */
export interface Question {
  readonly asks: string;
  /** Actions by mouse, and in each way that names nothing else; two actions at most, none where the Summary answers. */
  readonly actions: readonly Action[];
  /** Actions in other ways: by keyboard, or on a narrow screen. */
  readonly actionsIn?: (way: Way) => readonly Action[] | undefined;
  readonly answers: readonly Answer[];
}

export const main = (page: Page): Locator => page.getByRole('main');
export const block = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });
/** The opened entry: beside the list, or a sheet over it. */
export const entry = (page: Page): Locator => page.getByRole('complementary', { name: 'Entry' }).or(page.getByRole('dialog'));

/** Button of a block of the Summary, by words of it. */
export const blockRow = (name: string, words: string | RegExp): Action => ({
  press: (page) => block(page, name).getByRole('button').filter({ hasText: words }).first(),
  within: (page) => block(page, name),
});

/** Row of the table of medicines, or its block where there is no room for a table. */
export const medicineRow = (page: Page, name: RegExp): Locator =>
  main(page).locator('tr, .medicine-block').filter({ hasText: name }).first();
