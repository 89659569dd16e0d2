import type { KeyboardEvent } from 'react';

/** ↑ and ↓ go through all rows, whatever their category; from the first one ↑ goes back to the field. */
export function goToRow(event: KeyboardEvent<HTMLElement>, field: HTMLElement | null): void {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('.found-row')];
  const at = rows.findIndex((row) => row === event.target);
  if (at < 0) return;
  event.preventDefault();
  (at + step < 0 ? field : rows[at + step])?.focus();
}
