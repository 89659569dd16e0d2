import type { MedicineKind } from './medicine-kind.ts';

/**
 * Anticoagulants: vitamin K antagonists, heparins and heparinoids, inhibitors of factor Xa and of thrombin. Their names end in -parin,
 * -parinux, -xaban, -gatran, -gatroban or -irudin, but for those of the first group and danaparoid, which are few and old; every first name of
 * the tables was read for them (`kinds.test.ts`, docs/decisions/0086). Antiplatelets and fibrinolytics are none, nor is pentosan polysulfate, which
 * is given for the bladder.
 */
export const anticoagulantKind: MedicineKind = {
  key: 'anticoagulant',
  title: 'Anticoagulant',
  ingredients: [
    { name: 'warfarin', source: 'medicines' },
    { name: 'acenocoumarol', source: 'medicines' },
    { name: 'phenindione', source: 'medicines' },
    { name: 'apixaban', source: 'medicines' },
    { name: 'rivaroxaban', source: 'medicines' },
    { name: 'edoxaban', source: 'medicines' },
    { name: 'dabigatran', source: 'medicines' },
    { name: 'heparin sodium', source: 'medicines' },
    { name: 'heparin', source: 'medicines' },
    { name: 'enoxaparin', source: 'medicines' },
    { name: 'dalteparin', source: 'medicines' },
    { name: 'tinzaparin', source: 'medicines' },
    { name: 'bemiparin', source: 'medicines' },
    { name: 'fondaparinux', source: 'medicines' },
    { name: 'argatroban', source: 'medicines' },
    { name: 'bivalirudin', source: 'medicines' },
    { name: 'danaparoid', source: 'medicines' },
  ],
  // Heparin that keeps a line open, or is rubbed into the skin: it may or may not be given to the patient as well.
  otherUse:
    /\b(?:flush\w*|locks?|patency|cream|gel|ointment|topical\w*|cutaneous)\b|\b(?:10|100) ?(?:international )?(?:units?|iu)\/ml\b|\b50 ?(?:units?|iu)\/5 ?ml\b|\b200 ?(?:units?|iu)\/2 ?ml\b/i,
};
