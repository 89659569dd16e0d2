/** Runs once when the server starts, before any request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { start } = await import('#/lib/access/start.ts');
  start();
  const { warmUp } = await import('#/lib/access/warm-up.ts');
  warmUp();
}
