/** Rest for each millisecond of drawing: a third of the page's time at most, so that a slow computer still answers clicks. */
const restPerDrawing = 2;

/**
 * Groups the items that come within a pause, so that the page draws a few times a second however fast lines come; the pause
 * grows with the time that a drawing takes (50,000 entries: 41 long tasks of 7 s in all before, 11 of 3 s since).
 * The first item comes at once, and so does an urgent one with all that waits before it: a page that took long to open would
 * else rest while its first row is there. When `items` ends or throws, the waiting items come first.
 */
export async function* inBatches<Item>(
  items: AsyncIterable<Item>,
  pauseMs: number,
  isUrgent: (item: Item) => boolean = () => false,
): AsyncGenerator<readonly Item[], void, undefined> {
  const iterator = items[Symbol.asyncIterator]();
  let waiting: Item[] = [];
  let next = iterator.next();
  let dueAt = 0;
  try {
    while (true) {
      const result = await Promise.race([next, pause(Math.max(0, dueAt - Date.now()), waiting.length > 0)]).catch((error: unknown) => ({
        error,
      }));
      if (result !== 'due' && !('error' in result) && !result.done) {
        waiting.push(result.value);
        if (isUrgent(result.value)) dueAt = 0;
        next = iterator.next();
      }
      const goesOn = result === 'due' || (!('error' in result) && !result.done);
      if (goesOn && Date.now() < dueAt) continue;
      if (waiting.length > 0) {
        const batch = waiting;
        waiting = [];
        const givenAt = Date.now();
        dueAt = givenAt + pauseMs;
        yield batch;
        // The page draws in a task that it has queued by now: this one runs after it.
        setTimeout(() => (dueAt = Math.max(dueAt, Date.now() + restPerDrawing * (Date.now() - givenAt))), 0);
      }
      if (result !== 'due' && 'error' in result) throw result.error;
      if (result !== 'due' && result.done) return;
    }
  } finally {
    next.catch(() => undefined);
    await iterator.return?.();
  }
}

/** Resolves after the pause; never when no item waits. */
function pause(ms: number, isWaiting: boolean): Promise<'due'> {
  return new Promise((resolve) => {
    if (isWaiting) setTimeout(() => resolve('due'), ms);
  });
}
