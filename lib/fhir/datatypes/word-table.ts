/** A table of codes and their words, written as `code: words; code: words`. A Map, since the codes asked for come from outside. */
export function wordTable(text: string): ReadonlyMap<string, string> {
  const rows = text.split(/;\s*/).map((row) => row.trim());
  return new Map(
    rows.filter((row) => row !== '').map((row) => [row.slice(0, row.indexOf(':')), row.slice(row.indexOf(':') + 1).trim()] as const),
  );
}
