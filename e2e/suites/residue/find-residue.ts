import type { Ports } from '#/e2e/exchange/addresses.ts';
import { leaveWhileAsking, launchRecord, openFoundRecord, readUntilCrash, waitForIdleEnd } from './open-canaries.ts';
import { readRecord, signOut } from './read-record.ts';
import type { PlaceResult } from './residue-table.ts';
import { searchBrowserMemory, searchServerMemory } from './search-memory.ts';
import * as places from './search-places.ts';
import { checkDetectors, type DetectorCheck } from './self-check.ts';
import { setStage, type Stage } from './stage.ts';
import type { Page } from '@playwright/test';

export interface Residue {
  readonly results: readonly PlaceResult[];
  readonly kinds: readonly string[];
  readonly canaries: number;
  readonly detectors: readonly DetectorCheck[];
  /** Journeys that did not come to their end, and why. */
  readonly broken: readonly string[];
}

const everyPage = ['Timeline', 'Medicines', 'Results', 'Allergies', 'Problems', 'Documents', 'Summary'];

/** Uses the product as readers do, and then looks for what is left of it, everywhere. The sample is one launch, read and signed out. */
export async function findResidue(ports: Ports, { sample }: { readonly sample: boolean }): Promise<Residue> {
  const stage = await setStage(ports, sample ? 15 : 2);
  const { browser, viewer, find } = stage;
  const [results, broken, pageStates]: [PlaceResult[], string[], string[]] = [[], [], []];
  // A journey that does not come to its end hides nothing of what the others left.
  const journey = async (name: string, step: (page: Page) => Promise<readonly PlaceResult[]>): Promise<void> => {
    const page = await browser.context.newPage();
    await step(page).then(
      (searched) => results.push(...searched),
      (error: unknown) => broken.push(`${name}: ${error instanceof Error ? error.message : String(error)}`),
    );
    await page.close();
  };
  try {
    await journey('launch', (page) => launchAndSignOut(stage, page, pageStates, sample ? ['Timeline'] : everyPage));
    if (!sample) {
      await journey('leave', (page) => leave(stage, page));
      await journey('crash', (page) => crash(stage, page, pageStates));
      await journey('search', (page) => findByLogin(stage, page, pageStates));
    }
    results.push(...places.searchOutside(browser, pageStates, find));
    results.push(await places.searchWritten(viewer, find), ...places.searchOutput(viewer, find));
    await browser.close();
    results.push(await places.searchProfile(browser, find), await places.searchChangedFiles(stage));
    const canaries = stage.set.all();
    const kinds = [...new Set(canaries.map(({ kind }) => kind))];
    return { results, kinds, canaries: canaries.length, detectors: await checkDetectors(stage), broken };
  } finally {
    await stage.stop();
    await browser.remove();
  }
}

/** A launch from the record system, everything read, the end of the streams, sign-out. */
async function launchAndSignOut(stage: Stage, page: Page, pageStates: string[], pages: readonly string[]): Promise<PlaceResult[]> {
  await launchRecord(stage, page, 'amara-brooks');
  await readRecord(page, pages);
  pageStates.push(await stage.browser.describePage(page));
  const open = await searchServerMemory('record open, all ended', stage);
  await signOut(page);
  pageStates.push(await stage.browser.describePage(page));
  return [...open, ...(await searchServerMemory('after sign-out', stage)), await searchBrowserMemory('after sign-out', stage, page)];
}

/** A record that is left while its sources are asked. */
async function leave(stage: Stage, page: Page): Promise<readonly PlaceResult[]> {
  await leaveWhileAsking(stage, page, 'sam-holt');
  return searchServerMemory('left while asking', stage);
}

/** A record whose page cannot be drawn. */
async function crash(stage: Stage, page: Page, pageStates: string[]): Promise<readonly PlaceResult[]> {
  await launchRecord(stage, page, 'tom-eller');
  await readUntilCrash(page);
  pageStates.push(await stage.browser.describePage(page));
  return [await searchBrowserMemory('after a crash of the page', stage, page)];
}

/** A direct login, searches by name and by number, and a record that ends because nobody uses it. */
async function findByLogin(stage: Stage, page: Page, pageStates: string[]): Promise<readonly PlaceResult[]> {
  await openFoundRecord(stage, page, 'rosa-quaye');
  pageStates.push(await stage.browser.describePage(page));
  await waitForIdleEnd(page);
  pageStates.push(await stage.browser.describePage(page));
  return [...(await searchServerMemory('after idle end', stage)), await searchBrowserMemory('after idle end', stage, page)];
}
