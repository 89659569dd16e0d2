import { leaveWhileAsking, launchRecord, openFoundRecord, readUntilCrash, waitForIdleEnd } from './open-canaries.ts';
import { readRecord, signOut } from './read-record.ts';
import type { PlaceResult } from './residue-table.ts';
import { searchBrowserMemory, searchServerMemory } from './search-memory.ts';
import * as places from './search-places.ts';
import { checkDetectors, type DetectorCheck } from './self-check.ts';
import { setStage, type Stage, type StagePorts } from './stage.ts';
import type { Page } from '@playwright/test';

export interface Residue {
  readonly results: readonly PlaceResult[];
  readonly kinds: readonly string[];
  readonly canaries: number;
  readonly detectors: readonly DetectorCheck[];
}

const everyPage = ['Timeline', 'Medicines', 'Results', 'Allergies', 'Problems', 'Documents', 'Summary'];

/** Uses the product as readers do, and then looks for what is left of it, everywhere. The sample is one launch, read and signed out. */
export async function findResidue(ports: StagePorts, { sample }: { readonly sample: boolean }): Promise<Residue> {
  const stage = await setStage(ports, sample ? 15 : 2);
  const { browser, viewer, find } = stage;
  try {
    const page = browser.context.pages()[0] ?? (await browser.context.newPage());
    const pageStates: string[] = [];
    const results = await launchAndSignOut(stage, page, pageStates, sample ? ['Timeline'] : everyPage);
    if (!sample) results.push(...(await breakOff(stage, page, pageStates)), ...(await findByLogin(stage, page, pageStates)));
    results.push(...places.searchOutside(browser, pageStates, find));
    results.push(await places.searchWritten(viewer, find), ...places.searchOutput(viewer, find));
    await browser.close();
    results.push(await places.searchProfile(browser, find), await places.searchChangedFiles(stage));
    const canaries = stage.set.all();
    const kinds = [...new Set(canaries.map(({ kind }) => kind))];
    return { results, kinds, canaries: canaries.length, detectors: await checkDetectors(stage) };
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

/** A record that is left while its sources are asked, and one whose page cannot be drawn. */
async function breakOff(stage: Stage, page: Page, pageStates: string[]): Promise<readonly PlaceResult[]> {
  await leaveWhileAsking(stage, page, 'sam-holt');
  const left = await searchServerMemory('left while asking', stage);
  await launchRecord(stage, page, 'tom-eller');
  await readUntilCrash(page);
  pageStates.push(await stage.browser.describePage(page));
  return [...left, await searchBrowserMemory('after a crash of the page', stage, page)];
}

/** A direct login, searches by name and by number, and a record that ends because nobody uses it. */
async function findByLogin(stage: Stage, page: Page, pageStates: string[]): Promise<readonly PlaceResult[]> {
  await openFoundRecord(stage, page, 'rosa-quaye');
  pageStates.push(await stage.browser.describePage(page));
  await waitForIdleEnd(page);
  pageStates.push(await stage.browser.describePage(page));
  return [...(await searchServerMemory('after idle end', stage)), await searchBrowserMemory('after idle end', stage, page)];
}
