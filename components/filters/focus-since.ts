/** Focuses the last contact with one's own organisation where there is one, else the first choice: Enter takes it. False: no choice is drawn. */
export function focusSince(): boolean {
  const choice = document.querySelector<HTMLElement>('[data-since-contact]') ?? document.querySelector<HTMLElement>('[data-since]');
  choice?.focus();
  return choice !== null;
}
