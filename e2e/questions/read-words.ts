import { expect, type Locator } from '@playwright/test';

/** Points of a text that are not its own: outside the screen, or under something else. */
interface Sight {
  readonly words: string;
  /** Undefined: it can be read. */
  readonly trouble?: string;
}

/** Expects words to stand in an element in full, and to be read there: scrolled to, within the screen, under nothing else. */
export async function expectReadable(element: Locator, words: readonly string[]): Promise<void> {
  await scrollTo(element);
  await expect(element).toBeVisible();
  for (const wanted of words) await expect(element).toContainText(wanted);
  await expect.poll(() => element.evaluate(lookAt, words)).toEqual(words.map((wanted) => ({ words: wanted })));
}

/** Scrolls the page down, a screen less a row at a time, until the element is drawn: a long list draws only the rows in sight. */
async function scrollTo(element: Locator, most = 40): Promise<void> {
  for (let scrolls = 0; scrolls < most && (await element.count()) === 0; scrolls += 1) {
    await element.page().evaluate(() => {
      const pane = document.querySelector('.record-pane');
      const scroller = pane && pane.scrollHeight > pane.clientHeight + 1 ? pane : document.querySelector('.record-screen');
      scroller?.scrollBy(0, Math.max(60, scroller.clientHeight - 120));
    });
    await element.waitFor({ state: 'attached', timeout: 250 }).catch(() => undefined);
  }
}

/** Looks at the words within the page: each piece that is drawn, at both its ends. */
function lookAt(element: Element, words: readonly string[]): readonly Sight[] {
  const texts: Text[] = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { currentNode } = walker;
    if (currentNode instanceof Text && !currentNode.parentElement?.closest('.visually-hidden')) texts.push(currentNode);
  }
  const starts = texts.map((_, index) => texts.slice(0, index).reduce((sum, { data }) => sum + data.length, 0));
  const whole = texts.map(({ data }) => data.replaceAll(/\s/g, ' ')).join('');
  const rangeOf = (from: number, length: number): Range => {
    const range = document.createRange();
    const place = (at: number, isEnd: boolean): readonly [Text, number] => {
      const index = starts.findLastIndex((start) => (isEnd ? start < at : start <= at));
      return [texts[Math.max(0, index)] ?? new Text(), at - (starts[Math.max(0, index)] ?? 0)];
    };
    range.setStart(...place(from, false));
    range.setEnd(...place(from + length, true));
    return range;
  };
  const troubleOf = (range: Range): string | undefined => {
    range.startContainer.parentElement?.scrollIntoView({ block: 'center', inline: 'nearest' });
    const boxes = [...range.getClientRects()].filter(({ width, height }) => width > 2 && height > 2);
    if (boxes.length === 0) return 'is not drawn';
    for (const { left, right, top, bottom } of boxes)
      for (const x of [left + 1, right - 1]) {
        const y = (top + bottom) / 2;
        if (x < 0 || x > innerWidth || y < 0 || y > innerHeight) return `is outside the screen at ${x}, ${y}`;
        const hit = document.elementFromPoint(x, y);
        if (!element.contains(hit)) return `is under ${hit?.outerHTML.slice(0, 120)}`;
      }
    return undefined;
  };
  return words.map((wanted) => {
    const trials: (string | undefined)[] = [];
    for (let from = whole.indexOf(wanted); from >= 0; from = whole.indexOf(wanted, from + 1))
      trials.push(troubleOf(rangeOf(from, wanted.length)));
    if (trials.length === 0) return { words: wanted, trouble: 'does not stand there' };
    const [trouble] = trials;
    return trials.includes(undefined) || trouble === undefined ? { words: wanted } : { words: wanted, trouble };
  });
}
