const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A FHIR date within a sentence of a document's head: `02-Mar-2024 14:05 +01:00`, with the month by name (H15). */
export function dateWords(date: string | undefined): string | undefined {
  const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/.exec(date ?? '');
  if (match === null) return date;
  const [, year, month, day, time, offset] = match;
  const named = month === undefined ? undefined : months[Number(month) - 1];
  const when = [day, named, year].filter((part) => part !== undefined).join('-');
  return [when, time, offset === 'Z' ? 'UTC' : offset].filter((part) => part !== undefined).join(' ');
}
