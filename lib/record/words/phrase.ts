/** `1,204`: both locales of the product group by comma. */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** "1 allergy", "2 allergies" */
export function counted(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** "A", "A and B", "A, B and C" */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** "A, B and 3 more" */
export function listedUpTo(words: readonly string[], most: number): string {
  if (words.length <= most) return listed(words);
  return `${words.slice(0, most).join(', ')} and ${formatCount(words.length - most)} more`;
}
