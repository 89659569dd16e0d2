/** Overlays in chunks of their own: nobody waits for them before the record is there. */
export const loadModal = () => import('./modal-dialog.tsx').then(({ ModalDialog }) => ({ default: ModalDialog }));
export const loadPopover = () => import('./popover-box.tsx').then(({ PopoverBox }) => ({ default: PopoverBox }));

/** Fetches the overlays while the reader reads, so that they open without a wait. */
export function loadOverlays(): void {
  // Opening an overlay asks for it again: a network that is gone for a moment is no fault yet.
  void Promise.allSettled([loadModal(), loadPopover()]);
}
