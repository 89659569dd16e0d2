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
  readonly bench?: { askedAt: number; firstEntry: number; firstRow: number; longestBlock: number; ended: boolean };
}

/** Before any page: notes when the record is asked for, when its first entry and its first row are there, and each task of more than 50 ms. */
export async function watchScreens(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const bench = { askedAt: Number.NaN, firstEntry: Number.NaN, firstRow: Number.NaN, longestBlock: 0, ended: false };
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
    window.fetch = async (...question) => {
      const [address] = question;
      if (typeof address !== 'string' || !address.endsWith('/stream')) return plainFetch(...question);
      bench.askedAt = performance.now();
      const answer = await plainFetch(...question);
      const [forPage, watched] = answer.body?.tee() ?? [];
      void watched
        ?.pipeThrough(new TextDecoderStream())
        .pipeTo(
          new WritableStream({
            write: (text, controller) => {
              if (!text.includes('"type":"entries"')) return;
              bench.firstEntry = performance.now();
              controller.error();
            },
          }),
        )
        .catch(() => undefined);
      return new Response(forPage, answer);
    };
  });
}

/** Milliseconds from asking for the record until its first entry is in the page, and until its first row stands. */
export interface SummaryTiming {
  readonly firstEntry: number;
  readonly firstRow: number;
}

/** Opens the Summary of a record again, and waits for the end of the record: the next opening would else meet servers that still work for it. */
export async function openSummary(page: Page, address: string): Promise<SummaryTiming> {
  await page.goto(address);
  await page.waitForFunction(() => Number.isFinite((window as Watched).bench?.firstRow), undefined, { timeout: 120_000 });
  await page.waitForFunction(() => !document.querySelector('.summary-rows[data-asking]'), undefined, { timeout: 120_000 });
  return page.evaluate(() => {
    const { bench } = window as Watched;
    if (!bench) throw new Error('The page was not watched.');
    return { firstEntry: bench.firstEntry - bench.askedAt, firstRow: bench.firstRow - bench.askedAt };
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
