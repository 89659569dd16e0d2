import type { NameGroup } from '#/lib/record/search/names/model/name-group.ts';
import { bacteriaMedicines } from '#/lib/record/search/names/medicines/bacteria-medicines.ts';
import { bloodMedicines } from '#/lib/record/search/names/medicines/blood-medicines.ts';
import { breathingMedicines } from '#/lib/record/search/names/medicines/breathing-medicines.ts';
import { cancerMedicines } from '#/lib/record/search/names/medicines/cancer-medicines.ts';
import { diabetesMedicines } from '#/lib/record/search/names/medicines/diabetes-medicines.ts';
import { fungusVirusMedicines } from '#/lib/record/search/names/medicines/fungus-virus-medicines.ts';
import { gutUrineMedicines } from '#/lib/record/search/names/medicines/gut-urine-medicines.ts';
import { heartLungCombinations } from '#/lib/record/search/names/medicines/heart-lung-combinations.ts';
import { heartMedicines } from '#/lib/record/search/names/medicines/heart-medicines.ts';
import { hormoneGutCombinations } from '#/lib/record/search/names/medicines/hormone-gut-combinations.ts';
import { hormoneMedicines } from '#/lib/record/search/names/medicines/hormone-medicines.ts';
import { immunityMedicines } from '#/lib/record/search/names/medicines/immunity-medicines.ts';
import { infectionCombinations } from '#/lib/record/search/names/medicines/infection-combinations.ts';
import { insulins } from '#/lib/record/search/names/medicines/insulins.ts';
import { mindMedicines } from '#/lib/record/search/names/medicines/mind-medicines.ts';
import { nerveMedicines } from '#/lib/record/search/names/medicines/nerve-medicines.ts';
import { nutritionEmergencyMedicines } from '#/lib/record/search/names/medicines/nutrition-emergency-medicines.ts';
import { painMedicines } from '#/lib/record/search/names/medicines/pain-medicines.ts';
import { painNerveCombinations } from '#/lib/record/search/names/medicines/pain-nerve-combinations.ts';
import { skinEyeCombinations } from '#/lib/record/search/names/medicines/skin-eye-combinations.ts';
import { skinEyeMedicines } from '#/lib/record/search/names/medicines/skin-eye-medicines.ts';
import { targetedCancerMedicines } from '#/lib/record/search/names/medicines/targeted-cancer-medicines.ts';
import { bloodCancerConditions } from '#/lib/record/search/names/terms/blood-cancer-conditions.ts';
import { bloodTests } from '#/lib/record/search/names/terms/blood-tests.ts';
import { careDocuments } from '#/lib/record/search/names/terms/care-documents.ts';
import { chemistryTests } from '#/lib/record/search/names/terms/chemistry-tests.ts';
import { glandGutConditions } from '#/lib/record/search/names/terms/gland-gut-conditions.ts';
import { heartLungConditions } from '#/lib/record/search/names/terms/heart-lung-conditions.ts';
import { hormoneImmuneTests } from '#/lib/record/search/names/terms/hormone-immune-tests.ts';
import { imaging } from '#/lib/record/search/names/terms/imaging.ts';
import { jointSkinConditions } from '#/lib/record/search/names/terms/joint-skin-conditions.ts';
import { measurements } from '#/lib/record/search/names/terms/measurements.ts';
import { mindBrainWomenConditions } from '#/lib/record/search/names/terms/mind-brain-women-conditions.ts';
import { operations } from '#/lib/record/search/names/terms/operations.ts';
import { organisms } from '#/lib/record/search/names/terms/organisms.ts';
import { otherMeanings } from '#/lib/record/search/names/terms/other-meanings.ts';
import { otherTests } from '#/lib/record/search/names/terms/other-tests.ts';
import { treatments } from '#/lib/record/search/names/terms/treatments.ts';
import { vaccines } from '#/lib/record/search/names/terms/vaccines.ts';

/** Every group of every table of names. */
export const nameGroups: readonly NameGroup[] = [
  ...heartMedicines,
  ...bloodMedicines,
  ...breathingMedicines,
  ...mindMedicines,
  ...nerveMedicines,
  ...painMedicines,
  ...bacteriaMedicines,
  ...fungusVirusMedicines,
  ...diabetesMedicines,
  ...insulins,
  ...hormoneMedicines,
  ...gutUrineMedicines,
  ...cancerMedicines,
  ...targetedCancerMedicines,
  ...immunityMedicines,
  ...skinEyeMedicines,
  ...nutritionEmergencyMedicines,
  ...infectionCombinations,
  ...painNerveCombinations,
  ...heartLungCombinations,
  ...hormoneGutCombinations,
  ...skinEyeCombinations,
  ...bloodTests,
  ...chemistryTests,
  ...hormoneImmuneTests,
  ...otherTests,
  ...measurements,
  ...heartLungConditions,
  ...glandGutConditions,
  ...bloodCancerConditions,
  ...jointSkinConditions,
  ...mindBrainWomenConditions,
  ...imaging,
  ...operations,
  ...treatments,
  ...careDocuments,
  ...vaccines,
  ...organisms,
  ...otherMeanings,
];
