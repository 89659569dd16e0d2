import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

/**
 * Words by which systems name an encounter that is work on the record alone: no standard code says so. One taken for a contact by
 * mistake, or the reverse, only moves the day: the choice names the encounter that gives it.
 */
const recordWork =
  /\b(?:admin(?:istration|istrative)?(?: (?:note|entry|task))?|third party|mdt|multi-?disciplinary|case ?(?:note )?(?:review|conference)|record review|letters? (?:received|sent)|results? (?:received|recording|review)|repeat (?:issue|prescri\w+)|template|did not attend|dna|no access|failed encounter|correspondence|scanned)\b/i;

/** Tells whether an encounter took place without the patient, by its words. */
export function isWithoutPatient({ title, code }: Pick<TimelineEntry, 'title' | 'code'>): boolean {
  return recordWork.test(`${title} ${code?.text ?? ''}`);
}
