import { lateCode } from '#/components/ui/late-code.ts';

/** The part that the banner's two buttons open: allergies in their sources' words, and the patient's other details. */
export const bannerDetailsCode = lateCode(() =>
  Promise.all([import('./allergy-list.tsx'), import('./zone-two.tsx'), import('#/lib/record/summary/held-allergies.ts')]).then(
    ([{ AllergyList }, { ZoneTwo }, { heldAllergies }]) => ({ AllergyList, ZoneTwo, heldAllergies }),
  ),
);
