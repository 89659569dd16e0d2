/**
 * A FHIR date in a value or a fact: the page writes it in the reader's format (H15). A month alone stands after "in", without which
 * four digits and two are no date.
 */
export function dateWords(date: string | undefined): string | undefined {
  return date !== undefined && /^\d{4}-\d\d$/.test(date) ? `in ${date}` : date;
}

/** A FHIR date in a note that is composed here, "(on 2026-03-14)": by the brackets the page tells it from the author's own words. */
export function noteDate(date: string): string {
  return /^\d{4}-\d\d-/.test(date) ? `(on ${date})` : `(${dateWords(date) ?? date})`;
}
