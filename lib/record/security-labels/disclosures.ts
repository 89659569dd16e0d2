import type { Coding } from '#/lib/record/model/coded.ts';
import type { EntryCaution } from '#/lib/record/model/timeline-entry.ts';
import { disclosureWords } from './words.ts';
import { isNotForPatient, isUnderPart2 } from './read-label.ts';

/** Header of a file's answer that names its rules. */
export const disclosuresHeader = 'X-Tributary-Disclosures';

export type Disclosure = keyof typeof disclosureWords;

const disclosures: readonly Disclosure[] = ['do-not-disclose', 'redisclosure'];

/** Rules that a header names. */
export const disclosuresNamed = (header: string | null): readonly Disclosure[] =>
  disclosures.filter((rule) => header?.split(',').includes(rule));

/** Rules that labels state about telling others. */
export function disclosuresOf(labels: readonly Coding[]): readonly Disclosure[] {
  if (labels.length === 0) return [];
  const isStated = { 'do-not-disclose': isNotForPatient, redisclosure: isUnderPart2 };
  return disclosures.filter((rule) => isStated[rule](labels));
}

export const disclosureCautions = (labels: readonly Coding[]): readonly EntryCaution[] =>
  disclosuresOf(labels).map((type) => ({ type, text: disclosureWords[type] }));

/** Picks the cautions that are such rules: they stand with an item that is removed or not shared too. */
export function disclosuresAmong(cautions: readonly EntryCaution[]): readonly Extract<EntryCaution, { type: Disclosure }>[] {
  return cautions.filter((caution) => caution.type === 'do-not-disclose' || caution.type === 'redisclosure');
}
