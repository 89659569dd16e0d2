import type { MedicineKind } from './medicine-kind.ts';

/**
 * Insulins and their combinations. An insulin says so in its nonproprietary name, so that the table can be held against all names
 * known (`kinds.test.ts`): no group of names with that word is left out.
 */
export const insulinKind: MedicineKind = {
  key: 'insulin',
  title: 'Insulin',
  ingredients: [
    { name: 'insulin aspart', source: 'medicines' },
    { name: 'insulin lispro', source: 'medicines' },
    { name: 'insulin glulisine', source: 'medicines' },
    { name: 'insulin glargine', source: 'medicines' },
    { name: 'insulin detemir', source: 'medicines' },
    { name: 'insulin degludec', source: 'medicines' },
    { name: 'insulin icodec', source: 'medicines' },
    { name: 'soluble insulin', source: 'medicines' },
    { name: 'isophane insulin', source: 'medicines' },
    { name: 'biphasic isophane insulin', source: 'medicines' },
    { name: 'biphasic insulin aspart', source: 'medicines' },
    { name: 'biphasic insulin lispro', source: 'medicines' },
    { name: 'insulin degludec with liraglutide', source: 'medicines' },
    { name: 'insulin glargine with lixisenatide', source: 'medicines' },
  ],
};
