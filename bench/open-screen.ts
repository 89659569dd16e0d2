import type { Page } from '@playwright/test';

/** Milliseconds that the reader meets while a record opens. */
export interface ScreenTiming {
  /** From asking for the record to the first row. */
  readonly firstRow: number;
  /** The longest time in which the page answered nothing. */
  readonly longestBlock: number;
  readonly nodes: number;
}

interface Watched extends Window {
  readonly bench?: { askedAt: number; firstRow: number; longestBlock: number; ended: boolean };
}

/** Before any page: notes when the record is asked for, when its first row is there, and each task of more than 50 ms. */
export async function watchScreens(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const bench = { askedAt: Number.NaN, firstRow: Number.NaN, longestBlock: 0, ended: false };
    Object.assign(window, { bench });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) bench.longestBlock = Math.max(bench.longestBlock, duration);
    }).observe({ type: 'longtask', buffered: true });
    new MutationObserver((_, observer) => {
      if (!document.querySelector('[data-row], .summary-row')) return;
      bench.firstRow = performance.now();
      observer.disconnect();
    }).observe(document, { subtree: true, childList: true });
    const plainFetch = window.fetch;
    window.fetch = (...question) => {
      const [address] = question;
      if (typeof address === 'string' && address.endsWith('/stream')) bench.askedAt = performance.now();
      return plainFetch(...question);
    };
  });
}

/** Opens the Summary of a record again; milliseconds from asking for the record to its first row. */
export async function openSummary(page: Page, address: string): Promise<number> {
  await page.goto(address);
  await page.waitForFunction(() => Number.isFinite((window as Watched).bench?.firstRow), undefined, { timeout: 120_000 });
  return page.evaluate(() => {
    const { bench } = window as Watched;
    if (!bench) throw new Error('The page was not watched.');
    return bench.firstRow - bench.askedAt;
  });
}

/** Opens the list of a record again, and waits until every source has ended and the page is still. */
export async function openList(page: Page, address: string): Promise<ScreenTiming> {
  await page.goto(address);
  await page.waitForFunction(() => document.querySelector('[role=feed][aria-busy=false] [data-row]'), undefined, { timeout: 120_000 });
  await page.waitForTimeout(500);
  return page.evaluate(() => {
    const { bench } = window as Watched;
    if (!bench) throw new Error('The page was not watched.');
    return {
      firstRow: bench.firstRow - bench.askedAt,
      longestBlock: bench.longestBlock,
      nodes: document.querySelectorAll('*').length,
    };
  });
}
