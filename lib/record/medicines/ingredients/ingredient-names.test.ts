import { describe, expect, it } from 'vitest';
import { nameGroups } from '#/lib/record/search/names/all-names.ts';
import { lookAlikePairs } from '#/lib/record/search/testing/look-alikes.ts';
import { medicineNames } from './ingredient-names.ts';

const read = medicineNames(nameGroups.filter(({ source }) => source === 'medicines'));
const keyOf = (text: string): string | undefined => read(text).key;

describe('one ingredient', () => {
  it.each([
    ['Ramipril 5 mg capsule', 'Ramipril 10mg capsules'],
    ['Ramipril 5 mg capsule', 'Tritace 5 mg tablets'],
    ['Levothyroxine 75 micrograms tablet', 'Levothyroxine sodium 75microgram tablets'],
    ['Metformin 500 mg tablet', 'Metformin hydrochloride 500 mg modified-release tablets'],
    ['Metformin 500 mg tablet', '24 HR Metformin hydrochloride 500 MG Extended Release Oral Tablet'],
    ['Salbutamol 100 micrograms/dose inhaler CFC free', 'Ventolin'],
    ['Salbutamol 100 micrograms/dose inhaler CFC free', 'Albuterol 2.5 mg/3 mL nebulizer solution'],
    ['Co-codamol 8mg/500mg tablets', 'Co-codamol 30/500'],
    ['Co-codamol 30mg/500mg effervescent tablets', 'Solpadol'],
    ['Insulin glargine 100 units/ml', 'Lantus SoloStar 100 units/ml pre-filled pen'],
    ['Amoxicillin 500 mg capsules', 'AMOXIL 250MG'],
    ['Morphine sulfate 10 mg m/r tablets', 'Morphine sulphate 10mg/5ml oral solution'],
    ['Amlodipine besilate 5 mg', 'amlodipine 10 mg tablet'],
    ['Fluticasone / umeclidinium / vilanterol', 'Trelegy'],
    ['Paracetamol (with codeine) 500 mg', 'Co-codamol 30/500'],
    ['Xyzumab 5 mg tablet', 'XYZUMAB 10mg tablets'],
  ])('%s and %s', (left, right) => {
    expect(keyOf(left)).toBeDefined();
    expect(keyOf(left)).toBe(keyOf(right));
  });
});

describe('H20 never one ingredient', () => {
  const isSpelledOut = (name: string): boolean => name.length > 3;
  it.each(lookAlikePairs.filter((pair) => pair.every(isSpelledOut)))(
    '%s and %s, whatever strength and form they are given in',
    (left, right) => {
      for (const form of [
        '',
        ' 5 mg',
        ' 5 mg tablets',
        ' 10mg/5ml oral solution',
        ' 500 mg modified-release tablets',
        ' sodium 1 g injection',
      ])
        expect(keyOf(left + form) ?? left).not.toBe(keyOf(right + form) ?? right);
    },
  );

  it.each([
    ['Co-codamol 8mg/500mg tablets', 'Codeine 30 mg tablets'],
    ['Co-codamol 8mg/500mg tablets', 'Paracetamol 500 mg tablets'],
    ['Co-codamol 8mg/500mg tablets', 'Co-dydramol 10mg/500mg tablets'],
    ['Co-amoxiclav 500mg/125mg tablets', 'Amoxicillin 500 mg capsules'],
    ['Amoxicillin 500 mg / clavulanic acid 125 mg', 'Amoxicillin 500 mg'],
    ['Ramipril / hydrochlorothiazide', 'Ramipril 5 mg'],
    ['Ramipril 5 mg with felodipine 5 mg', 'Ramipril 5 mg'],
    ['Ramipril 5 mg + felodipine 5 mg', 'Ramipril 5 mg'],
    ['Amlodipine 5 mg / valsartan 80 mg', 'Amlodipine 5 mg / benazepril 20 mg'],
    ['Amlodipine 5 mg / valsartan 80 mg', 'Amlodipine 5 mg'],
    ['Paracetamol (with codeine) 500 mg', 'Paracetamol 500 mg'],
    ['Fluticasone / umeclidinium / vilanterol', 'Fluticasone'],
    ['Insulin aspart 100 units/ml', 'Insulin glargine 100 units/ml'],
    ['Insulin aspart 100 units/ml', 'NovoMix 30'],
    ['Insulin aspart 100 units/ml', 'Insulin aspart 30/70 100 units/ml'],
    ['Insulin lispro 100 units/ml', 'Humalog Mix25 100 units/ml'],
    ['Insulin lispro 100 units/ml', 'Humalog Mix50 KwikPen'],
    ['Humulin S', 'Humulin I'],
    ['Humulin I', 'Humulin M3'],
    ['Actrapid', 'Insulatard'],
    ['Heparin 5,000 units injection', 'Enoxaparin 40 mg injection'],
    ['Amphotericin B 50 mg', 'AmBisome 50 mg'],
    ['Doxorubicin 50 mg', 'Doxorubicin liposomal 50 mg'],
    ['Filgrastim 300 micrograms', 'Pegfilgrastim 6 mg'],
    ['Haloperidol 5 mg', 'Haloperidol decanoate 50 mg'],
    ['Fluticasone propionate 50 micrograms', 'Fluticasone furoate 27.5 micrograms'],
    ['Ferrous sulfate 200 mg', 'Ferrous fumarate 210 mg'],
    ['Calcium carbonate 1.25 g', 'Calcium acetate 1 g'],
    ['Citalopram 20 mg', 'Escitalopram 20 mg'],
    ['Omeprazole 20 mg', 'Esomeprazole 20 mg'],
    ['Aciclovir 200 mg', 'Valaciclovir 500 mg'],
    ['Estradiol 1 mg', 'Estradiol with norethisterone'],
    ['Penicillin V 250 mg', 'Penicillamine 250 mg'],
    ['Medroxyprogesterone 10 mg', 'Methylprednisolone 4 mg'],
    ['Sodium chloride 0.9% infusion', 'Potassium chloride 0.15% infusion'],
    ['Sodium valproate 500 mg', 'Sodium fusidate 250 mg'],
    ['Colecalciferol 800 units / calcium 500 mg', 'Colecalciferol 800 units'],
    ['Colecalciferol / calcium tablets', 'Colecalciferol 800 units'],
    ['Alendronic acid 70 mg, calcium 500 mg', 'Alendronic acid 70 mg'],
    ['Nurofen Plus', 'Nurofen'],
    ['Coversyl Plus', 'Coversyl'],
    ['Alendronic acid with calcium', 'Alendronic acid 70 mg'],
    ['Xyzumab 5 mg', 'Xyzumab plus abcinib 5 mg'],
  ])('%s and %s', (left, right) => {
    expect(keyOf(left)).toBeDefined();
    expect(keyOf(right)).toBeDefined();
    expect(keyOf(left)).not.toBe(keyOf(right));
  });

  it.each(['Medicine not named', 'Medication/4711', '5 mg', 'Other drug', 'See notes', ''])('“%s” is compared with nothing', (text) => {
    expect(keyOf(text)).toBeUndefined();
  });
});

it('no two groups of names are one once their joining words are left out', () => {
  const groups = nameGroups.filter(({ source }) => source === 'medicines');
  const clashes = groups.flatMap(({ names: [first = ''], names }) => names.filter((name) => read(name).ingredient !== first));
  expect(clashes).toEqual([]);
});

describe('what is kept apart in words', () => {
  it.each([
    ['Metformin 500 mg modified-release tablets', { release: 'modified release' }],
    ['Metformin 500mg m/r tablets', { release: 'modified release' }],
    ['Adalat LA 30 mg', { release: 'modified release' }],
    ['Prednisolone 5 mg gastro-resistant tablets', { release: 'gastro-resistant' }],
    ['Prednisolone 5mg e/c tablets', { release: 'gastro-resistant' }],
    ['Metoprolol tartrate 50 mg', { salt: 'tartrate' }],
    ['Metoprolol succinate 50 mg extended release', { salt: 'succinate', release: 'modified release' }],
    ['Metoprolol 50 mg', {}],
  ])('%s', (text, words) => {
    const { salt, release } = read(text);
    expect({ ...(salt && { salt }), ...(release && { release }) }).toEqual(words);
  });
});
