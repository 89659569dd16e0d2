/** Focuses the heading of the record's page, without a scroll: Tab goes on from its content. */
export function focusPageHead(): void {
  const head = document.querySelector<HTMLElement>('.record-pane :is(h1, h2)');
  if (!head) return;
  head.tabIndex = -1;
  head.focus({ preventScroll: true });
}
