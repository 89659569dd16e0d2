import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

/** Codes of an interpreter's need: SNOMED CT. */
const interpreterCodes = new Set(['315594003', '428996008', '314431007']);
/** Code systems and value sets of the NHS reasonable adjustment flag. */
const adjustmentSystem = /RA-?(?:Record-?)?(?:Flag|Condition)|reasonable-?adjustment/i;

/**
 * Tells whether an entry of any kind is a need for an interpreter or an adjustment by its code: practices code it as a finding or a
 * problem. Words alone decide only for alerts, and an answer of "no" is no need.
 */
export function statesNeed({ code, body }: TimelineEntry): boolean {
  const isCoded = code?.codings.some(
    (coding) => (coding.system === snomed && interpreterCodes.has(coding.code ?? '')) || adjustmentSystem.test(coding.system ?? ''),
  );
  if (isCoded !== true) return false;
  const value = body.shape === 'measurement' ? body.measurement.value : undefined;
  const words = value?.type === 'text' ? value.text : value?.type === 'concept' ? value.concept.text : '';
  return !/^\W*(?:no|none|false|n|not (?:needed|required))\b/i.test(words);
}

const snomed = 'http://snomed.info/sct';

/** Sorts an alert: adjustments and interpreter need are never cut, and stand before other alerts. */
export function alertKind({ code, title, facts }: TimelineEntry): 'adjustment' | 'interpreter' | 'alert' {
  const codings = code?.codings ?? [];
  if (codings.some((coding) => interpreterCodes.has(coding.code ?? '')) || /\binterpreter\b/i.test(title)) return 'interpreter';
  const category = facts.filter(({ label }) => label === 'Category').map(({ value }) => value);
  const words = [title, ...category].join(' ');
  const isAdjustment =
    codings.some(({ system }) => adjustmentSystem.test(system ?? '')) || /\b(?:reasonable )?adjustments?\b|\bRA-Flag/i.test(words);
  return isAdjustment ? 'adjustment' : 'alert';
}
