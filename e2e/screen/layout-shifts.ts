import type { Page } from '@playwright/test';

/** A frame in which something moved without the reader's doing. */
export interface LayoutShift {
  /** Share of the window that moved, times how far (Web Vitals). */
  readonly value: number;
  /** Up to five of its parts: "letters button.summary-row: 0, 44". */
  readonly moved: readonly string[];
}

interface ShiftEntry extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: readonly {
    readonly node: Node | null;
    readonly previousRect: DOMRectReadOnly;
    readonly currentRect: DOMRectReadOnly;
  }[];
}
declare global {
  interface Window {
    layoutShifts: LayoutShift[];
  }
}

/** Notes every layout shift of the page without the reader's doing, from its first paint. */
export const watchShifts = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    window.layoutShifts = [];
    // A part by its block and class, never by its words: they are a patient's.
    const nameOf = (node: Node | null) => {
      const element = node instanceof Element ? node : node?.parentElement;
      const block = element?.closest<HTMLElement>('[data-block]')?.dataset['block'];
      return [block, element && `${element.localName}.${element.getAttribute('class') ?? ''}`].filter(Boolean).join(' ');
    };
    new PerformanceObserver((list) => {
      for (const { hadRecentInput, value, sources } of list.getEntries() as ShiftEntry[]) {
        if (hadRecentInput) continue;
        const moved = sources.map(({ node, previousRect: from, currentRect: to }) => `${nameOf(node)}: ${to.x - from.x}, ${to.y - from.y}`);
        window.layoutShifts.push({ value, moved });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });

export const shiftsOf = (page: Page): Promise<readonly LayoutShift[]> => page.evaluate(() => window.layoutShifts);
