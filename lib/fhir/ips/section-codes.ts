import type { Category } from '#/lib/record/model/category.ts';

/** Categories by LOINC code of the sections of an International Patient Summary (IPS 1.0 to 2.0, Composition). */
const byLoinc = new Map<string, Category>([
  ['48765-2', 'allergies'],
  ['11450-4', 'problems'],
  // Past problems.
  ['11348-0', 'problems'],
  ['10160-0', 'medications'],
  ['11369-6', 'immunizations'],
  ['30954-2', 'results'],
  ['47519-4', 'procedures'],
  ['46264-8', 'devices'],
  // Advance directives.
  ['42348-3', 'decisions'],
  ['18776-5', 'care-plans'],
  ['8716-3', 'vitals'],
  ['29762-2', 'social-history'],
  ['10157-6', 'family-history'],
  ['104605-1', 'alerts'],
  // Functional status.
  ['47420-5', 'assessments'],
  // Pregnancy: US Core files its status under social history.
  ['10162-6', 'social-history'],
  // The patient's story, which says what matters to them.
  ['81338-6', 'care-plans'],
]);

/** Categories that a summary may speak of; a source of summaries cannot be asked for any other. */
export const summaryCategories: readonly Category[] = [...new Set<Category>([...byLoinc.values(), 'imaging', 'documents'])];

export function categoryOfSection(codes: readonly string[]): Category | undefined {
  return codes.map((code) => byLoinc.get(code)).find((category) => category !== undefined);
}

/** Reason that a section is empty (list-empty-reason). Only `nilknown` states that there is nothing (H13). */
export type EmptyReason = 'nilknown' | 'withheld' | 'notasked' | 'unavailable' | 'notstarted' | 'closed' | 'other';

const reasons: readonly EmptyReason[] = ['nilknown', 'withheld', 'notasked', 'unavailable', 'notstarted', 'closed'];

/** Reasons that disagree leave the reason uncertain. */
export function emptyReasonOf(codes: readonly string[]): EmptyReason | undefined {
  const knownReasons = new Set(codes.map((code) => reasons.find((reason) => reason === code) ?? 'other'));
  const [first] = knownReasons;
  return knownReasons.size > 1 ? 'other' : first;
}
