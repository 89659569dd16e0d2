import type { NameGroup } from '#/lib/record/search/names/model/name-group.ts';

/** Products of several ingredients against infection: each combination is a thing of its own, and no brand of one stands with a single ingredient. */
export const infectionCombinations: readonly NameGroup[] = [
  {
    names: [
      'co-amoxiclav',
      'amoxicillin-clavulanate',
      'amoxicillin and clavulanic acid',
      'amoxicillin/clavulanic acid',
      'amoxicillin and clavulanate',
      'augmentin',
    ],
    source: 'medicines',
  },
  {
    names: [
      'co-trimoxazole',
      'trimethoprim-sulfamethoxazole',
      'sulfamethoxazole-trimethoprim',
      'sulfamethoxazole and trimethoprim',
      'trimethoprim and sulfamethoxazole',
      'septrin',
      'bactrim',
      'septra',
    ],
    short: ['TMP-SMX', 'SMX-TMP', 'TMP/SMX'],
    source: 'medicines',
  },
  {
    names: [
      'piperacillin with tazobactam',
      'piperacillin-tazobactam',
      'piperacillin and tazobactam',
      'piperacillin/tazobactam',
      'tazocin',
      'zosyn',
    ],
    source: 'medicines',
  },
  { names: ['ampicillin-sulbactam', 'ampicillin and sulbactam', 'ampicillin/sulbactam', 'unasyn'], source: 'medicines' },
  { names: ['co-fluampicil', 'flucloxacillin and ampicillin', 'magnapen'], source: 'medicines' },
  { names: ['imipenem with cilastatin and relebactam', 'imipenem/cilastatin/relebactam', 'recarbrio'], source: 'medicines' },
  { names: ['aztreonam with avibactam', 'aztreonam and avibactam', 'emblaveo'], source: 'medicines' },
  { names: ['cefepime with enmetazobactam', 'cefepime and enmetazobactam', 'exblifep'], source: 'medicines' },
  { names: ['sulbactam and durlobactam', 'sulbactam-durlobactam', 'xacduro'], source: 'medicines' },
  {
    names: ['ticarcillin with clavulanic acid', 'ticarcillin and clavulanic acid', 'ticarcillin-clavulanate', 'timentin'],
    source: 'medicines',
  },
  {
    names: ['efavirenz with emtricitabine and tenofovir disoproxil', 'efavirenz/emtricitabine/tenofovir disoproxil', 'atripla'],
    source: 'medicines',
  },
  {
    names: [
      'rilpivirine with emtricitabine and tenofovir disoproxil',
      'emtricitabine/rilpivirine/tenofovir disoproxil',
      'eviplera',
      'complera',
    ],
    source: 'medicines',
  },
  { names: ['darunavir with cobicistat', 'darunavir and cobicistat', 'rezolsta', 'prezcobix'], source: 'medicines' },
  { names: ['atazanavir with cobicistat', 'atazanavir and cobicistat', 'evotaz'], source: 'medicines' },
  { names: ['sofosbuvir with velpatasvir and voxilaprevir', 'sofosbuvir/velpatasvir/voxilaprevir', 'vosevi'], source: 'medicines' },
  { names: ['elbasvir with grazoprevir', 'elbasvir and grazoprevir', 'elbasvir/grazoprevir', 'zepatier'], source: 'medicines' },
  {
    names: ['imipenem with cilastatin', 'imipenem and cilastatin', 'imipenem-cilastatin', 'imipenem/cilastatin', 'primaxin'],
    source: 'medicines',
  },
  {
    names: ['ceftazidime with avibactam', 'ceftazidime-avibactam', 'ceftazidime and avibactam', 'zavicefta', 'avycaz'],
    source: 'medicines',
  },
  { names: ['ceftolozane with tazobactam', 'ceftolozane-tazobactam', 'ceftolozane and tazobactam', 'zerbaxa'], source: 'medicines' },
  { names: ['meropenem with vaborbactam', 'meropenem-vaborbactam', 'vaborem', 'vabomere'], source: 'medicines' },
  { names: ['rifampicin and isoniazid', 'rifampicin/isoniazid', 'rifinah', 'rifamate'], source: 'medicines' },
  { names: ['rifampicin with isoniazid and pyrazinamide', 'rifater'], source: 'medicines' },
  {
    names: [
      'atovaquone with proguanil',
      'atovaquone-proguanil',
      'atovaquone and proguanil',
      'proguanil with atovaquone',
      'malarone',
      'maloff',
    ],
    source: 'medicines',
  },
  {
    names: ['artemether with lumefantrine', 'artemether-lumefantrine', 'artemether and lumefantrine', 'riamet', 'coartem'],
    source: 'medicines',
  },
  { names: ['nirmatrelvir with ritonavir', 'nirmatrelvir and ritonavir', 'nirmatrelvir/ritonavir', 'paxlovid'], source: 'medicines' },
  { names: ['lopinavir with ritonavir', 'lopinavir and ritonavir', 'lopinavir/ritonavir', 'kaletra'], source: 'medicines' },
  { names: ['emtricitabine and tenofovir disoproxil', 'emtricitabine/tenofovir disoproxil', 'truvada'], source: 'medicines' },
  { names: ['emtricitabine and tenofovir alafenamide', 'emtricitabine/tenofovir alafenamide', 'descovy'], source: 'medicines' },
  {
    names: ['bictegravir with emtricitabine and tenofovir alafenamide', 'bictegravir/emtricitabine/tenofovir alafenamide', 'biktarvy'],
    source: 'medicines',
  },
  { names: ['dolutegravir with abacavir and lamivudine', 'abacavir/dolutegravir/lamivudine', 'triumeq'], source: 'medicines' },
  { names: ['dolutegravir and lamivudine', 'dolutegravir/lamivudine', 'dovato'], source: 'medicines' },
  { names: ['dolutegravir and rilpivirine', 'dolutegravir/rilpivirine', 'juluca'], source: 'medicines' },
  { names: ['abacavir and lamivudine', 'abacavir/lamivudine', 'kivexa', 'epzicom'], source: 'medicines' },
  { names: ['lamivudine and zidovudine', 'lamivudine/zidovudine', 'combivir'], source: 'medicines' },
  { names: ['sofosbuvir and velpatasvir', 'sofosbuvir/velpatasvir', 'epclusa'], source: 'medicines' },
  { names: ['sofosbuvir and ledipasvir', 'ledipasvir/sofosbuvir', 'harvoni'], source: 'medicines' },
  {
    names: ['glecaprevir with pibrentasvir', 'glecaprevir and pibrentasvir', 'glecaprevir/pibrentasvir', 'maviret', 'mavyret'],
    source: 'medicines',
  },
];
