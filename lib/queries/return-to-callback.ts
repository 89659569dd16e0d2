/**
 * Goes on to the callback of a sign-in, whose answer writes the viewer's cookie, and holds the lock of such answers until it has
 * come: a sign-out waits for it, and no answer brings back a session that was signed out meanwhile. The browser lets go of the lock
 * when the next page takes this one's place. Alone where the browser refuses locks, or a sign-out keeps its own too long.
 * The page carries this function as text: it may use nothing from outside itself.
 */
export async function returnToCallback(): Promise<void> {
  const next = document.querySelector<HTMLMetaElement>('meta[name=next]')?.content ?? '/';
  let hasGone = false;
  const go = (): Promise<never> => {
    if (!hasGone) location.replace(next);
    hasGone = true;
    return new Promise<never>(() => {});
  };
  const options = { mode: 'shared', signal: AbortSignal.timeout(25_000) } as const;
  await (navigator.locks ? navigator.locks.request('tributary-writes', options, go).catch(go) : go());
}
