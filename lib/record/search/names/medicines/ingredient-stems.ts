import type { IngredientStem } from '#/lib/record/search/names/model/ingredient-stem.ts';

/**
 * Stems of ingredients' names that clinicians type by themselves. Source: World Health Organization, “The use of stems in the selection
 * of International Nonproprietary Names (INN) for pharmaceutical substances”, 2018; -thiazide is the stem of the United States. Left out are those that
 * several families share: -statin (nystatin, pentostatin, somatostatin), -conazole (fluconazole, and levoketoconazole for Cushing’s), -mycin (gentamicin's relatives and bleomycin), -azole, -oxetine
 * (fluoxetine, duloxetine), -tidine (cimetidine, azacitidine), -terol (salmeterol, cholesterol), -pam, -caine, -vir, -mab and -tinib.
 */
export const ingredientStems: readonly IngredientStem[] = [
  { typed: 'statin', ending: 'vastatin' },
  { typed: 'pril', ending: 'pril', otherFamilies: ['april'] },
  { typed: 'sartan', ending: 'sartan' },
  { typed: 'olol', ending: 'olol' },
  { typed: 'dipine', ending: 'dipine' },
  { typed: 'thiazide', ending: 'thiazide' },
  { typed: 'xaban', ending: 'xaban' },
  { typed: 'gatran', ending: 'gatran' },
  { typed: 'parin', ending: 'parin' },
  { typed: 'gliptin', ending: 'gliptin' },
  { typed: 'gliflozin', ending: 'gliflozin' },
  { typed: 'glitazone', ending: 'glitazone' },
  { typed: 'prazole', ending: 'prazole', otherFamilies: ['piprazole'] },
  { typed: 'triptan', ending: 'triptan', otherFamilies: ['oxitriptan'] },
  { typed: 'setron', ending: 'setron' },
  { typed: 'lukast', ending: 'lukast' },
  { typed: 'coxib', ending: 'coxib' },
  { typed: 'cillin', ending: 'cillin' },
  { typed: 'floxacin', ending: 'floxacin' },
  { typed: 'cycline', ending: 'cycline' },
];
