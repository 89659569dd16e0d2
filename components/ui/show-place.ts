/**
 * Brings an element into view within the pane that scrolls it, and nothing else: the browser's own way scrolls every
 * box around it too, and moved the banner off the screen (H01). Instant (visual: motion).
 * @param part measures the part of the element that is to be seen
 */
export function scrollWithinPane(
  element: HTMLElement,
  from: 'top' | 'middle',
  part: () => DOMRect = () => element.getBoundingClientRect(),
): void {
  const pane = paneOf(element);
  if (!pane) return;
  const { top, height } = part();
  const room = pane.clientHeight;
  const above = from === 'top' ? headOf(pane) + 8 : Math.max(headOf(pane) + 8, (room - height) / 2);
  pane.scrollTop += top - pane.getBoundingClientRect().top - above;
}

/** The pane that scrolls an element. */
export function paneOf(element: HTMLElement): HTMLElement | undefined {
  for (let box = element.parentElement; box; box = box.parentElement)
    if (/auto|scroll/.test(getComputedStyle(box).overflowY) && box.scrollHeight > box.clientHeight) return box;
  return undefined;
}

/** Scrolls back to an element above the view: a reader who chose a file below a long one must not look past its end. */
export function scrollBackTo(element: HTMLElement): void {
  const pane = paneOf(element);
  if (pane && element.getBoundingClientRect().top < pane.getBoundingClientRect().top) scrollWithinPane(element, 'top');
}

/** Height of a sheet's sticky head, which covers content scrolled beneath it. */
function headOf(pane: HTMLElement): number {
  return pane.querySelector<HTMLElement>('.overlay-head')?.offsetHeight ?? 0;
}
