import type { NameGroup } from '#/lib/record/search/names/model/name-group.ts';

/** Products of several ingredients for diabetes, hormones, the gut, the bladder and cancer. */
export const hormoneGutCombinations: readonly NameGroup[] = [
  {
    names: ['metformin and sitagliptin', 'sitagliptin-metformin', 'sitagliptin and metformin', 'sitagliptin/metformin', 'janumet'],
    source: 'medicines',
  },
  { names: ['metformin and linagliptin', 'linagliptin-metformin', 'linagliptin and metformin', 'jentadueto'], source: 'medicines' },
  {
    names: ['metformin and pioglitazone', 'pioglitazone-metformin', 'pioglitazone and metformin', 'competact', 'actoplus met'],
    source: 'medicines',
  },
  { names: ['metformin and dapagliflozin', 'dapagliflozin-metformin', 'dapagliflozin and metformin', 'xigduo'], source: 'medicines' },
  { names: ['metformin and empagliflozin', 'empagliflozin-metformin', 'empagliflozin and metformin', 'synjardy'], source: 'medicines' },
  { names: ['metformin and vildagliptin', 'vildagliptin and metformin', 'eucreas'], source: 'medicines' },
  { names: ['empagliflozin and linagliptin', 'empagliflozin-linagliptin', 'empagliflozin/linagliptin', 'glyxambi'], source: 'medicines' },
  {
    names: ['insulin degludec with liraglutide', 'insulin degludec and liraglutide', 'insulin degludec/liraglutide', 'xultophy'],
    source: 'medicines',
  },
  {
    names: [
      'insulin glargine with lixisenatide',
      'insulin glargine and lixisenatide',
      'insulin glargine/lixisenatide',
      'suliqua',
      'soliqua',
    ],
    source: 'medicines',
  },
  {
    names: [
      'ethinylestradiol with levonorgestrel',
      'ethinylestradiol and levonorgestrel',
      'levonorgestrel-ethinyl estradiol',
      'levonorgestrel and ethinyl estradiol',
      'microgynon',
      'rigevidon',
      'ovranette',
      'levest',
    ],
    source: 'medicines',
  },
  {
    names: [
      'ethinylestradiol with drospirenone',
      'ethinylestradiol and drospirenone',
      'drospirenone-ethinyl estradiol',
      'drospirenone and ethinyl estradiol',
      'eloine',
    ],
    source: 'medicines',
  },
  {
    names: [
      'ethinylestradiol with desogestrel',
      'ethinylestradiol and desogestrel',
      'desogestrel-ethinyl estradiol',
      'desogestrel and ethinyl estradiol',
      'marvelon',
      'mercilon',
      'gedarel',
    ],
    source: 'medicines',
  },
  {
    names: [
      'ethinylestradiol with norgestimate',
      'ethinylestradiol and norgestimate',
      'norgestimate-ethinyl estradiol',
      'norgestimate and ethinyl estradiol',
      'cilest',
      'cilique',
      'ortho tri-cyclen',
      'sprintec',
    ],
    source: 'medicines',
  },
  {
    names: ['ethinylestradiol with gestodene', 'ethinylestradiol and gestodene', 'femodene', 'femodette', 'millinette'],
    source: 'medicines',
  },
  {
    names: [
      'ethinylestradiol with etonogestrel',
      'ethinylestradiol and etonogestrel',
      'etonogestrel-ethinyl estradiol',
      'nuvaring',
      'syreniring',
    ],
    source: 'medicines',
  },
  {
    names: [
      'ethinylestradiol with norelgestromin',
      'ethinylestradiol and norelgestromin',
      'norelgestromin-ethinyl estradiol',
      'evra',
      'ortho evra',
      'xulane',
    ],
    source: 'medicines',
  },
  { names: ['co-cyprindiol', 'cyproterone with ethinylestradiol', 'cyproterone and ethinylestradiol', 'dianette'], source: 'medicines' },
  {
    names: [
      'estradiol with norethisterone',
      'estradiol and norethisterone',
      'estradiol-norethindrone',
      'estradiol and norethindrone',
      'kliofem',
      'kliovance',
      'elleste duet',
      'evorel conti',
      'activella',
      'evorel sequi',
    ],
    source: 'medicines',
  },
  {
    names: ['estradiol with progesterone', 'estradiol and progesterone', 'estradiol-progesterone', 'bijuve', 'bijuva'],
    source: 'medicines',
  },
  { names: ['estradiol with dydrogesterone', 'estradiol and dydrogesterone', 'femoston'], source: 'medicines' },
  {
    names: ['relugolix with estradiol and norethisterone', 'relugolix/estradiol/norethisterone', 'ryeqo', 'myfembree'],
    source: 'medicines',
  },
  {
    names: [
      'dutasteride with tamsulosin',
      'dutasteride and tamsulosin',
      'dutasteride-tamsulosin',
      'dutasteride/tamsulosin',
      'combodart',
      'jalyn',
    ],
    source: 'medicines',
  },
  { names: ['solifenacin with tamsulosin', 'solifenacin and tamsulosin', 'solifenacin/tamsulosin', 'vesomni'], source: 'medicines' },
  {
    names: [
      'calcium carbonate with colecalciferol',
      'colecalciferol with calcium carbonate',
      'calcium and vitamin d',
      'calcium carbonate-vitamin d3',
      'adcal-d3',
      'calcichew d3',
      'accrete d3',
      'evacal d3',
      'cacit d3',
    ],
    source: 'medicines',
  },
  {
    names: ['alendronic acid with colecalciferol', 'alendronic acid and colecalciferol', 'fosavance', 'fosamax plus d'],
    source: 'medicines',
  },
  { names: ['macrogol 3350 with electrolytes', 'macrogol compound', 'movicol', 'laxido', 'cosmocol'], source: 'medicines' },
  { names: ['polyethylene glycol 3350', 'macrogol 3350', 'miralax', 'glycolax'], source: 'medicines' },
  {
    names: [
      'sodium picosulfate with magnesium citrate',
      'sodium picosulfate and magnesium citrate',
      'picolax',
      'citrafleet',
      'prepopik',
      'clenpiq',
    ],
    source: 'medicines',
  },
  { names: ['co-danthramer', 'dantron with poloxamer 188'], source: 'medicines' },
  { names: ['co-danthrusate', 'dantron with docusate'], source: 'medicines' },
  {
    names: ['co-phenotrope', 'diphenoxylate with atropine', 'diphenoxylate-atropine', 'diphenoxylate and atropine', 'lomotil'],
    source: 'medicines',
  },
  {
    names: ['co-magaldrox', 'magnesium hydroxide with aluminium hydroxide', 'aluminum hydroxide-magnesium hydroxide', 'mucogel'],
    source: 'medicines',
  },
  { names: ['vitamins b and c injection', 'vitamin b substances with ascorbic acid', 'pabrinex'], source: 'medicines' },
  {
    names: ['trifluridine with tipiracil', 'trifluridine and tipiracil', 'trifluridine-tipiracil', 'trifluridine/tipiracil', 'lonsurf'],
    source: 'medicines',
  },
  { names: ['pertuzumab with trastuzumab', 'pertuzumab and trastuzumab', 'phesgo'], source: 'medicines' },
  {
    names: ['daunorubicin with cytarabine', 'daunorubicin-cytarabine liposomal', 'daunorubicin and cytarabine liposome', 'vyxeos'],
    source: 'medicines',
  },
];
