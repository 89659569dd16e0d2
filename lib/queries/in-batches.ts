/**
 * What comes within a pause, together, so that the page draws a few times a second however fast lines come.
 * The first at once. Once `items` ends or throws, what is left is given out first.
 */
export async function* inBatches<Item>(items: AsyncIterable<Item>, pauseMs: number): AsyncGenerator<readonly Item[], void, undefined> {
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
        next = iterator.next();
        if (Date.now() < dueAt) continue;
      }
      if (waiting.length > 0) {
        const batch = waiting;
        waiting = [];
        dueAt = Date.now() + pauseMs;
        yield batch;
      }
      if (result !== 'due' && 'error' in result) throw result.error;
      if (result !== 'due' && result.done) return;
    }
  } finally {
    next.catch(() => undefined);
    await iterator.return?.();
  }
}

/** Never, when nothing waits to be given out. */
function pause(ms: number, isWaiting: boolean): Promise<'due'> {
  return new Promise((resolve) => {
    if (isWaiting) setTimeout(() => resolve('due'), ms);
  });
}
