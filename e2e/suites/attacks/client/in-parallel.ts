/** Runs `count` tasks, at most `atOnce` at a time. */
export async function inParallel(count: number, atOnce: number, task: (at: number) => Promise<void>): Promise<void> {
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < count) {
      next += 1;
      await task(next - 1);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, count) }, work));
}
