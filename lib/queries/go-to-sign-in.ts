/**
 * Begins the sign-in of a page that holds its ticket, then goes to the authorisation server. One tab at a time over the whole
 * browser, so that all take the same browser id; alone where the browser refuses locks or another tab keeps one too long.
 * The page carries this function as text: it may use nothing from outside itself.
 */
export async function goToSignIn(): Promise<void> {
  const show = (part: 'opening' | 'failed'): void => {
    const template = document.querySelector<HTMLTemplateElement>(`template[data-part=${part}]`);
    if (template) document.body.replaceChildren(template.content.cloneNode(true));
  };
  const post = async (): Promise<string> => {
    const ticket = document.querySelector<HTMLMetaElement>('meta[name=ticket]')?.content;
    const response = await fetch('/sign-in/begin', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Tributary': '1' },
      body: JSON.stringify({ ticket }),
      cache: 'no-store',
      signal: AbortSignal.timeout(20_000),
    });
    if (!response.ok) throw new Error(`The sign-in was answered by ${response.status}.`);
    return ((await response.json()) as { readonly location: string }).location;
  };
  let begun: Promise<string> | undefined;
  const begin = (): Promise<string> => (begun ??= post());
  const beginInTurn = (): Promise<string> =>
    navigator.locks ? navigator.locks.request('tributary-sign-in', { signal: AbortSignal.timeout(10_000) }, begin).catch(begin) : begin();
  const slow = setTimeout(() => show('opening'), 1_000);
  try {
    location.replace(await beginInTurn());
  } catch {
    clearTimeout(slow);
    show('failed');
  }
}
