const dialogs = '[role="dialog"], [role="alertdialog"]';

/** Overlays that are open or opening, the topmost last. */
const overlays: symbol[] = [];

/** Counts an overlay as open until the function that it returns is called. */
export function addOverlay(): { readonly overlay: symbol; readonly remove: () => void } {
  const overlay = Symbol('overlay');
  overlays.push(overlay);
  return { overlay, remove: () => void overlays.splice(overlays.indexOf(overlay), 1) };
}

export const isTopmost = (overlay: symbol): boolean => overlays.at(-1) === overlay;

/** Tells whether a dialog or menu is open, or opening: keys belong to it from the moment that it was asked for. */
export function hasOverlay(): boolean {
  return overlays.length > 0 || document.querySelector(dialogs) !== null;
}

/** Tells whether a key went to the topmost overlay; false while that overlay's code is still loading. */
export function isInTopmost(target: EventTarget | null): boolean {
  const rendered = [...document.querySelectorAll(dialogs)];
  const topmost = rendered.length < overlays.length ? undefined : rendered.at(-1);
  return target instanceof Node && topmost?.contains(target) === true;
}
