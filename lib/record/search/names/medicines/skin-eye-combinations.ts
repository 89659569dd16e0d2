import type { NameGroup } from '#/lib/record/search/names/model/name-group.ts';

/** Products of several ingredients for the skin, the eye and the ear, and others. */
export const skinEyeCombinations: readonly NameGroup[] = [
  {
    names: [
      'calcipotriol with betamethasone',
      'calcipotriol and betamethasone',
      'calcipotriene-betamethasone',
      'dovobet',
      'enstilar',
      'taclonex',
    ],
    source: 'medicines',
  },
  {
    names: ['adapalene with benzoyl peroxide', 'adapalene and benzoyl peroxide', 'adapalene-benzoyl peroxide', 'epiduo'],
    source: 'medicines',
  },
  {
    names: ['clindamycin with benzoyl peroxide', 'clindamycin and benzoyl peroxide', 'clindamycin-benzoyl peroxide', 'duac', 'benzaclin'],
    source: 'medicines',
  },
  { names: ['clotrimazole with hydrocortisone', 'clotrimazole and hydrocortisone', 'canesten hc'], source: 'medicines' },
  { names: ['fusidic acid with hydrocortisone', 'fusidic acid and hydrocortisone', 'fucidin h'], source: 'medicines' },
  { names: ['fusidic acid with betamethasone', 'fusidic acid and betamethasone', 'fucibet'], source: 'medicines' },
  { names: ['latanoprost with timolol', 'latanoprost and timolol', 'latanoprost/timolol', 'xalacom'], source: 'medicines' },
  { names: ['dorzolamide with timolol', 'dorzolamide and timolol', 'dorzolamide-timolol', 'cosopt'], source: 'medicines' },
  { names: ['brimonidine with timolol', 'brimonidine and timolol', 'brimonidine-timolol', 'combigan'], source: 'medicines' },
  { names: ['bimatoprost with timolol', 'bimatoprost and timolol', 'ganfort'], source: 'medicines' },
  { names: ['travoprost with timolol', 'travoprost and timolol', 'duotrav'], source: 'medicines' },
  { names: ['brinzolamide with timolol', 'brinzolamide and timolol', 'azarga'], source: 'medicines' },
  {
    names: ['brinzolamide with brimonidine', 'brinzolamide and brimonidine', 'brinzolamide-brimonidine', 'simbrinza'],
    source: 'medicines',
  },
  { names: ['tobramycin with dexamethasone', 'tobramycin and dexamethasone', 'tobramycin-dexamethasone', 'tobradex'], source: 'medicines' },
  {
    names: ['ciprofloxacin with dexamethasone', 'ciprofloxacin and dexamethasone', 'ciprofloxacin-dexamethasone', 'cilodex', 'ciprodex'],
    source: 'medicines',
  },
  { names: ['ergometrine with oxytocin', 'oxytocin with ergometrine', 'oxytocin and ergometrine', 'syntometrine'], source: 'medicines' },
  { names: ['metoclopramide with paracetamol', 'paracetamol and metoclopramide', 'paramax'], source: 'medicines' },
  { names: ['sumatriptan and naproxen', 'sumatriptan-naproxen', 'treximet'], source: 'medicines' },
  {
    names: ['doxylamine with pyridoxine', 'doxylamine and pyridoxine', 'doxylamine-pyridoxine', 'xonvea', 'diclegis', 'bonjesta'],
    source: 'medicines',
  },
  { names: ['tranylcypromine with trifluoperazine', 'parstelin'], source: 'medicines' },
];
