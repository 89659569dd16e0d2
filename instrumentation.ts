/** Runs once when the server starts, before any request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { startOrExit } = await import('#/lib/access/start-or-exit.ts');
  await startOrExit();
  const { warmUp } = await import('#/lib/access/warm-up.ts');
  warmUp();
}
