import type { NameGroup } from '#/lib/record/search/names/model/name-group.ts';

/** How a cancer is named by its organ in codes and coded records. */
const malignancyOf = (organ: string): readonly string[] =>
  ['tumour', 'tumor', 'neoplasm'].flatMap((growth) => [`malignant ${growth} of ${organ}`, `malignant ${growth} of the ${organ}`]);

/** Conditions of the blood, and cancers. */
export const bloodCancerConditions: readonly NameGroup[] = [
  { names: ['anaemia', 'anemia'], source: 'conditions' },
  {
    names: ['iron deficiency anaemia', 'iron deficiency anemia', 'iron-deficiency anaemia', 'iron-deficiency anemia'],
    short: ['IDA'],
    source: 'conditions',
  },
  { names: ['pernicious anaemia', 'pernicious anemia'], source: 'conditions' },
  { names: ['sickle cell disease'], ambiguousShort: ['SCD'], source: 'conditions' },
  { names: ['sickle cell anaemia', 'sickle cell anemia'], source: 'conditions' },
  { names: ['glucose-6-phosphate dehydrogenase deficiency', 'g6pd deficiency'], source: 'conditions' },
  { names: ['thrombocytopenia', 'low platelets'], source: 'conditions' },
  {
    names: ['immune thrombocytopenia', 'immune thrombocytopenic purpura', 'idiopathic thrombocytopenic purpura'],
    short: ['ITP'],
    source: 'conditions',
  },
  { names: ['thrombotic thrombocytopenic purpura'], short: ['TTP'], source: 'conditions' },
  { names: ['heparin induced thrombocytopenia', 'heparin-induced thrombocytopenia'], source: 'conditions' },
  { names: ['disseminated intravascular coagulation'], short: ['DIC'], source: 'conditions' },
  { names: ['neutropenic sepsis', 'neutropaenic sepsis'], source: 'conditions' },
  { names: ['febrile neutropenia', 'neutropenic fever'], source: 'conditions' },
  {
    names: ['monoclonal gammopathy of undetermined significance', 'monoclonal gammopathy of uncertain significance'],
    short: ['MGUS'],
    source: 'conditions',
  },
  { names: ['multiple myeloma', 'myeloma', 'plasma cell myeloma'], source: 'conditions' },
  { names: ['chronic lymphocytic leukaemia', 'chronic lymphocytic leukemia'], short: ['CLL'], source: 'conditions' },
  {
    names: ['chronic myeloid leukaemia', 'chronic myeloid leukemia', 'chronic myelogenous leukaemia', 'chronic myelogenous leukemia'],
    short: ['CML'],
    source: 'conditions',
  },
  {
    names: ['acute myeloid leukaemia', 'acute myeloid leukemia', 'acute myelogenous leukaemia', 'acute myelogenous leukemia'],
    short: ['AML'],
    source: 'conditions',
  },
  {
    names: ['acute lymphoblastic leukaemia', 'acute lymphoblastic leukemia', 'acute lymphocytic leukaemia', 'acute lymphocytic leukemia'],
    source: 'conditions',
  },
  { names: ['diffuse large b-cell lymphoma', 'diffuse large b cell lymphoma'], short: ['DLBCL'], source: 'conditions' },
  { names: ['non-hodgkin lymphoma', "non-hodgkin's lymphoma", 'non hodgkin lymphoma'], short: ['NHL'], source: 'conditions' },
  { names: ['myelodysplastic syndrome', 'myelodysplasia'], ambiguousShort: ['MDS'], source: 'conditions' },
  {
    names: ['non-small cell lung cancer', 'non-small-cell lung cancer', 'non small cell lung cancer'],
    short: ['NSCLC'],
    source: 'conditions',
  },
  { names: ['small cell lung cancer', 'small-cell lung cancer'], short: ['SCLC'], source: 'conditions' },
  { names: ['basal cell carcinoma', 'rodent ulcer'], short: ['BCC'], source: 'conditions' },
  { names: ['squamous cell carcinoma'], ambiguousShort: ['SCC'], source: 'conditions' },
  { names: ['metastatic spinal cord compression'], short: ['MSCC'], source: 'conditions' },
  { names: ['ductal carcinoma in situ'], short: ['DCIS'], source: 'conditions' },
  { names: ['transitional cell carcinoma', 'urothelial carcinoma'], ambiguousShort: ['TCC'], source: 'conditions' },
  { names: ['renal cell carcinoma', 'renal cell cancer'], ambiguousShort: ['RCC'], source: 'conditions' },
  { names: ['papillary thyroid carcinoma', 'papillary thyroid cancer'], ambiguousShort: ['PTC'], source: 'conditions' },
  ...['lung', 'stomach', 'bladder', 'kidney', 'thyroid'].map((organ): NameGroup => ({
    names: [`${organ} cancer`, `cancer of ${organ}`, `cancer of the ${organ}`, ...malignancyOf(organ)],
    source: 'conditions',
  })),
  {
    names: ['breast cancer', ...malignancyOf('breast'), 'breast carcinoma', 'carcinoma of the breast', 'carcinoma of breast'],
    source: 'conditions',
  },
  {
    names: ['prostate cancer', ...malignancyOf('prostate'), 'prostate carcinoma', 'carcinoma of the prostate', 'carcinoma of prostate'],
    source: 'conditions',
  },
  { names: ['bowel cancer', 'colorectal cancer', 'colorectal carcinoma'], short: ['CRC'], source: 'conditions' },
  { names: ['carcinoma of unknown primary', 'cancer of unknown primary'], source: 'conditions' },
];
