import type { NameGroup } from '#/lib/record/search/names/model/name-group.ts';

/** Insulins: each kind is a group of its own, for no two may be exchanged. */
export const insulins: readonly NameGroup[] = [
  {
    names: ['insulin aspart', 'novorapid', 'novolog', 'fiasp', 'trurapi', 'merilog'],
    notWithin: ['biphasic insulin aspart', 'insulin aspart biphasic', 'novolog mix'],
    source: 'medicines',
  },
  {
    names: ['insulin lispro', 'humalog', 'admelog', 'lyumjev'],
    notWithin: ['biphasic insulin lispro', 'insulin lispro biphasic', 'humalog mix'],
    source: 'medicines',
  },
  { names: ['insulin glulisine', 'apidra'], source: 'medicines' },
  { names: ['insulin glargine', 'lantus', 'toujeo', 'abasaglar', 'basaglar', 'semglee', 'rezvoglar'], source: 'medicines' },
  { names: ['insulin detemir', 'levemir'], source: 'medicines' },
  { names: ['insulin degludec', 'tresiba'], source: 'medicines' },
  { names: ['insulin icodec', 'awiqli'], source: 'medicines' },
  {
    names: [
      'soluble insulin',
      'insulin soluble human',
      'regular insulin',
      'insulin regular',
      'insulin regular human',
      'actrapid',
      'humulin s',
      'humulin r',
      'novolin r',
      'insuman rapid',
    ],
    source: 'medicines',
  },
  {
    names: [
      'isophane insulin',
      'insulin isophane',
      'insulin isophane human',
      'nph insulin',
      'insulin nph',
      'insulatard',
      'humulin i',
      'humulin n',
      'novolin n',
      'insuman basal',
    ],
    notWithin: ['biphasic isophane insulin', 'isophane biphasic'],
    source: 'medicines',
  },
  {
    names: ['biphasic isophane insulin', 'insulin isophane biphasic human', 'humulin m3', 'humulin 70/30', 'novolin 70/30', 'mixtard 30'],
    source: 'medicines',
  },
  { names: ['biphasic insulin aspart', 'insulin aspart biphasic', 'novomix 30', 'novolog mix 70/30'], source: 'medicines' },
  { names: ['biphasic insulin lispro', 'insulin lispro biphasic', 'humalog mix'], source: 'medicines' },
];
