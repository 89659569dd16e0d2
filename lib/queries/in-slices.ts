/** Longest time in which the page does not answer a click. */
const sliceMs = 12;

/** Passes items on with `work` done for each, and yields to the page's events every few milliseconds. */
export async function* inSlices<Item>(items: AsyncIterable<Item>, work: (item: Item) => void): AsyncGenerator<Item, void, undefined> {
  let began = performance.now();
  for await (const item of items) {
    work(item);
    yield item;
    if (performance.now() - began < sliceMs) continue;
    await yieldToPage();
    began = performance.now();
  }
}

interface YieldingScheduler {
  readonly yield?: () => Promise<void>;
}

/** Yields to the page's events: by `scheduler.yield` if the browser has it, else by a message, which no timer delays. */
function yieldToPage(): Promise<void> {
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
