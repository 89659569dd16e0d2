import { scrollWithinPane } from '#/components/ui/show-place.ts';

/** Brings a range into view: opens what is folded around it, and scrolls its pane and a table that is wider than its room. */
export function showRange(range: Range): void {
  const element = range.startContainer.parentElement;
  if (!element) return;
  for (let box: Element | null = element; box; box = box.parentElement) {
    if (box instanceof HTMLDetailsElement) box.open = true;
    if (box instanceof HTMLElement && box.scrollWidth > box.clientWidth && /auto|scroll/.test(getComputedStyle(box).overflowX))
      showAcross(box, range);
  }
  scrollWithinPane(element, 'middle', () => range.getBoundingClientRect());
}

/** Room that is left at the side of a place, in px. */
const roomAside = 24;

function showAcross(box: HTMLElement, range: Range): void {
  const [place, room] = [range.getBoundingClientRect(), box.getBoundingClientRect()];
  if (place.right > room.right) box.scrollLeft += place.right - room.right + roomAside;
  else if (place.left < room.left) box.scrollLeft -= room.left - place.left + roomAside;
}
