import { setTimeout as wait } from 'node:timers/promises';

/** Runs in a process of its own: asks `/health` every 100 ms, and reports the longest answer, in ms, and how many were late or failed. */
const [, , address = ''] = process.argv;
const everyMs = 100;
let [longest, answers, failed] = [0, 0, 0];
process.on('message', (message) => {
  if (message === 'begin') [longest, answers, failed] = [0, 0, 0];
  else if (message === 'report') process.send?.({ longest, answers, failed });
  else process.exit(0);
});

async function askOnce(): Promise<void> {
  const startedAt = performance.now();
  const isOk = await fetch(address).then(
    async (response) => (await response.text()) !== '' && response.ok,
    () => false,
  );
  longest = Math.max(longest, performance.now() - startedAt);
  answers += 1;
  if (!isOk) failed += 1;
}

for (;;) {
  void askOnce();
  await wait(everyMs);
}
