/** Longer than this the page does not go without looking whether the reader has clicked. */
const sliceMs = 12;

/** The items as they come, with `work` done for each; every few milliseconds the page gets its turn. */
export async function* inSlices<Item>(items: AsyncIterable<Item>, work: (item: Item) => void): AsyncGenerator<Item, void, undefined> {
  let began = performance.now();
  for await (const item of items) {
    work(item);
    yield item;
    if (performance.now() - began < sliceMs) continue;
    await turnOfThePage();
    began = performance.now();
  }
}

interface YieldingScheduler {
  readonly yield?: () => Promise<void>;
}

/** `scheduler.yield` where there is one; else a message to oneself, which no timer's least delay holds up. */
function turnOfThePage(): Promise<void> {
  const { scheduler } = globalThis as { readonly scheduler?: YieldingScheduler };
  if (typeof scheduler?.yield === 'function') return scheduler.yield();
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(undefined);
  });
}
