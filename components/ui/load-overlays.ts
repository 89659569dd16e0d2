/** What draws over the page, in chunks of its own: nobody waits for it before the record is there. */
export const loadModal = () => import('./modal-dialog.tsx').then(({ ModalDialog }) => ({ default: ModalDialog }));
export const loadPopover = () => import('./popover-box.tsx').then(({ PopoverBox }) => ({ default: PopoverBox }));

/** Fetched while the reader reads, so that nothing is waited for when it is asked for. */
export function loadOverlays(): void {
  // Asked for again when one is opened: a network that is gone for a moment is no fault yet.
  void Promise.allSettled([loadModal(), loadPopover()]);
}
