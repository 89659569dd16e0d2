import { allergyFace } from '#/lib/record/summary/allergy-face.ts';
import type { AllergyLabel } from '#/lib/record/summary/allergy-label.ts';

/** The label with every name, as it stands where there is room for all. */
export const wholeFace = (label: AllergyLabel): string =>
  allergyFace(label, { withoutPill: Infinity, withPill: Infinity, widthOf: (text) => text.length }).text;
