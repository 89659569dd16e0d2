import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { splitTitle } from '#/lib/record/summary/rows/block-row.ts';
import { strengthBeside } from '#/lib/record/summary/rows/strength-beside.ts';
import { medicineText } from './ingredients/group-ingredients.ts';

/** The title of a medicine in parts, nothing of it left out. */
export interface TitleParts {
  /** Words before the name that change its meaning: "Draft: ". */
  readonly before: string;
  readonly name: string;
  /** "5 mg capsule" */
  readonly strength: string;
  readonly dose: string;
}

export function titleParts(entry: TimelineEntry): TitleParts {
  const { before, name: whole, after } = splitTitle(entry.title, medicineText(entry));
  const name = nameInText(whole);
  return { before, name, strength: whole.slice(name.length).replace(/^[\s,;]+/, ''), dose: after.replace(/^[,;]?\s*/, '') };
}

/** "Ramipril" of "Ramipril 5 mg capsule": up to its first figure. */
export function nameInText(text: string): string {
  const at = text.search(/[\s,]\s*\d/);
  return at <= 0 ? text : text.slice(0, at).replace(/[\s,;(/]+$/, '');
}

/** The strength of which the dose says nothing, without `form`, the form that stands beside the ingredient. */
export function strengthWords(entry: TimelineEntry, form = ''): string {
  const { strength, dose } = titleParts(entry);
  const ownStrength = strengthBeside(strength, dose);
  const end = [form, `${form}s`].find((word) => form !== '' && ownStrength.toLowerCase().endsWith(word.toLowerCase()));
  return end === undefined ? ownStrength : ownStrength.slice(0, ownStrength.length - end.length).trim();
}
