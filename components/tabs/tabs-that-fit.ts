/** Width available to tabs, and how wide their parts are, in px. */
export interface TabWidths {
  readonly room: number;
  /** In their order. */
  readonly tabs: readonly number[];
  readonly more: number;
  readonly gap: number;
}

/** Number of tabs that stand in the row: all of them where they fit, else as many as leave room for "More"; at least one. */
export function tabsThatFit({ room, tabs, more, gap }: TabWidths): number {
  const ends = tabs.reduce<readonly number[]>((before, width) => [...before, (before.at(-1) ?? -gap) + gap + width], []);
  if ((ends.at(-1) ?? 0) <= room) return tabs.length;
  return Math.max(1, ends.filter((end) => end + gap + more <= room).length);
}
