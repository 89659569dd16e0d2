import { expect, type Page } from '@playwright/test';

/** Element that may be pressed: its name, and how far a press reaches it from side to side and from top to bottom, in px. */
export interface SmallTarget {
  readonly name: string;
  readonly width: number;
  readonly height: number;
}

/**
 * Elements that one may press and that are smaller than `least` pixels on a side, as a press finds them: a label or an enlarged edge
 * counts. Left out: links within a sentence (WCAG 2.5.8, inline), and lanes of the strip, for which the date fields are equivalent.
 */
async function smallTargets(page: Page, least: number): Promise<readonly SmallTarget[]> {
  return page.evaluate((size) => {
    const pressable =
      'a[href], button, input, select, textarea, summary, [role="button"], [role="checkbox"], [role="tab"], [role="slider"]';
    const ownerOf = (node: Element | null): Element | null => {
      const label = node?.closest('label');
      const labelled = label instanceof HTMLLabelElement ? label.control : null;
      return labelled ?? node?.closest(pressable) ?? null;
    };
    const isInSentence = (element: Element): boolean => {
      const around = element.parentElement;
      const isInline = getComputedStyle(element).display === 'inline';
      return isInline && (around?.textContent ?? '').trim() !== (element.textContent ?? '').trim();
    };
    const reaches = (element: Element, x: number, y: number): boolean => {
      const topmost = document.elementFromPoint(x, y);
      // A row's cells lie over its button, and a press on them is a press on it.
      return ownerOf(topmost) === element || topmost?.closest('.row-grid')?.contains(element) === true;
    };
    const extent = (element: Element, x: number, y: number, dx: number, dy: number): number => {
      let reach = 0;
      while (reach < size && reaches(element, x + dx * (reach + 0.5), y + dy * (reach + 0.5))) reach += 1;
      return reach;
    };
    const measured = [...document.querySelectorAll(pressable)].flatMap((element) => {
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return [];
      if (element.matches('[role="slider"], :disabled, .skip-link') || isInSentence(element)) return [];
      element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      const { left, top, width, height } = element.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      // Something lies over it, so that it cannot be pressed now.
      if (!reaches(element, x, y)) return [];
      const half = size / 2 - 0.5;
      // Most are large enough: what is not is measured to the pixel.
      if (
        [
          [-half, 0],
          [half, 0],
          [0, -half],
          [0, half],
        ].every(([dx = 0, dy = 0]) => reaches(element, x + dx, y + dy))
      )
        return [];
      const wide = extent(element, x, y, -1, 0) + extent(element, x, y, 1, 0);
      const high = extent(element, x, y, 0, -1) + extent(element, x, y, 0, 1);
      if (wide >= size && high >= size) return [];
      const name = element.getAttribute('aria-label') ?? element.textContent ?? '';
      return [{ name: `${element.tagName.toLowerCase()}.${element.className} ${name.trim().slice(0, 60)}`, width: wide, height: high }];
    });
    return measured;
  }, least);
}

/** Every target of the screen is large enough for the pointer that the reader has. */
export async function expectTargets(page: Page, screen: string, least: number): Promise<void> {
  const small = await smallTargets(page, least);
  expect
    .soft(
      small.map(({ name, width, height }) => `${screen}: ${width} × ${height} px: ${name}`),
      screen,
    )
    .toEqual([]);
}
