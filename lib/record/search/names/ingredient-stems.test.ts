import { describe, expect, it } from 'vitest';
import { entry } from '#/lib/record/testing/record-builders.ts';
import { queryPlaces } from '#/lib/record/search/match.ts';
import { nameGroups } from './all-names.ts';
import { ingredientStems } from './medicines/ingredient-stems.ts';
import { searchFor } from '#/lib/record/search/testing/search-for.ts';

const found = (typed: string, title: string, onlyTyped = false): boolean => searchFor(typed, { onlyTyped }).matches(entry('city', title));

const marked = (typed: string, text: string): string =>
  queryPlaces(text, searchFor(typed).query)
    .map(([begin, end]) => text.slice(begin, end))
    .join(', ');

describe('H36 the stem of an ingredient’s name finds the names that end in it, and their brands', () => {
  it.each<[string, string, string]>([
    ['statin', 'Atorvastatin 20 mg tablets', 'vastatin'],
    ['statins', 'Simvastatin 40 mg', 'vastatin'],
    ['Statin', 'ROSUVASTATIN', 'VASTATIN'],
    ['-statin', 'pravastatin sodium 10 mg', 'vastatin'],
    ['statin', 'Lipitor 20 mg', 'Lipitor'],
    ['statin', 'Inegy 10/20', 'Inegy'],
    // A name that no table holds yet.
    ['statin', 'Novelvastatin 5 mg', 'vastatin'],
    ['statin', 'Statin declined', 'Statin'],
    ['statins', 'On a statin since 2019', 'statin'],
    ['pril', 'Ramipril 5 mg', 'pril'],
    ['prils', 'Zestril', 'Zestril'],
    ['sartan', 'Losartan potassium', 'sartan'],
    ['sartan', 'Entresto 49/51', 'Entresto'],
    ['olol', 'Bisoprolol 2.5 mg', 'olol'],
    ['dipine', 'Amlodipine besilate', 'dipine'],
    ['thiazides', 'Hydrochlorothiazide 25 MG', 'thiazide'],
    ['xaban', 'Apixaban 5 mg', 'xaban'],
    ['xaban', 'Eliquis', 'Eliquis'],
    ['gatran', 'Dabigatran etexilate', 'gatran'],
    ['parin', 'Enoxaparin 40 mg', 'parin'],
    ['gliptin', 'Sitagliptin', 'gliptin'],
    ['gliflozins', 'Dapagliflozin', 'gliflozin'],
    ['glitazone', 'Pioglitazone', 'glitazone'],
    ['prazole', 'Omeprazole 20 mg', 'prazole'],
    ['triptan', 'Sumatriptan', 'triptan'],
    ['setron', 'Ondansetron', 'setron'],
    ['lukast', 'Montelukast', 'lukast'],
    ['coxib', 'Celecoxib', 'coxib'],
    ['cillin', 'Flucloxacillin', 'cillin'],
    ['cillin', 'Augmentin 625', 'Augmentin'],
    ['floxacin', 'Ciprofloxacin', 'floxacin'],
    ['cycline', 'Doxycycline', 'cycline'],
  ])('%s: %s', (typed, title, places) => {
    expect(found(typed, title)).toBe(true);
    expect(marked(typed, title)).toBe(places);
  });

  it.each<[string, string]>([
    ['statin', 'Nystatin 100,000 units/mL'],
    ['statins', 'Nystatin oral suspension'],
    ['statin', 'Sandostatin 100 micrograms'],
    ['statin', 'Octreotide'],
    ['statin', 'Somatostatin'],
    ['statin', 'Pentostatin'],
    ['statin', 'Imipenem with cilastatin'],
    ['statin', 'Cystatin C 0.9 mg/L'],
    ['statin', 'Follistatin'],
    ['statin', 'Angiostatin'],
    ['statin', 'Fibrate: fenofibrate 160 mg'],
    ['statin', 'Hyperlipidaemia'],
    ['pril', 'Seen on 3 April 2026'],
    ['pril', 'APRIL 2026'],
    ['pril', 'Prilosec 20 mg'],
    ['pril', 'Sacubitril'],
    ['pril', 'Prilocaine 1 %'],
    ['sartan', 'Sparsentan'],
    ['sartan', 'Spartan fitness class'],
    ['olol', 'Labetalol 100 mg'],
    ['olol', 'Carvedilol'],
    ['olol', 'Salbutamol'],
    ['olol', 'Cholesterol 5.2 mmol/L'],
    ['dipine', 'Olanzapine'],
    ['dipine', 'Mirtazapine'],
    ['thiazide', 'Indapamide'],
    ['thiazide', 'Diazoxide'],
    ['xaban', 'Warfarin'],
    ['gatran', 'Argatroban'],
    ['parin', 'Warfarin 3 mg'],
    ['parin', 'Fondaparinux'],
    ['parin', 'Protamine'],
    ['gliptin', 'Gliclazide'],
    ['gliflozin', 'Glipizide'],
    ['prazole', 'Aripiprazole 10 mg'],
    ['prazole', 'Brexpiprazole'],
    ['prazole', 'Abilify'],
    ['prazole', 'Metronidazole'],
    ['prazole', 'Letrozole'],
    ['prazole', 'Praziquantel'],
    ['triptan', 'Oxitriptan'],
    ['triptan', 'Amitriptyline'],
    ['triptan', 'Tryptophan'],
    ['setron', 'Metoclopramide'],
    ['lukast', 'Theophylline'],
    ['coxib', 'Ibuprofen'],
    ['cillin', 'Cefalexin'],
    ['cillin', 'Gentamicin'],
    ['floxacin', 'Flucloxacillin'],
    ['floxacin', 'Nalidixic acid'],
    ['cycline', 'Cyclizine'],
    ['cycline', 'Cycling accident'],
    ['cycline', 'Recycling centre'],
  ])('%s does not find %s', (typed, title) => {
    expect(found(typed, title)).toBe(false);
  });

  it.each(['gentamicin', 'insulin', 'warfarin'])('no stem is read into %s', (typed) => {
    expect(searchFor(typed).query.terms[0]?.needles.every(({ type }) => type !== 'ending')).toBe(true);
  });

  it('a reader who wants only the typed words finds no longer name', () => {
    expect(found('statin', 'Atorvastatin', true)).toBe(false);
    expect(found('statin', 'Statin intolerance', true)).toBe(true);
    expect(found('pril', 'Ramipril', true)).toBe(false);
  });

  it('says why a row was found', () => {
    expect(searchFor('statin').query.terms[0]?.otherNames).toEqual(['names that end in “-vastatin”, and their brands']);
  });

  it('no typed stem is a name of a table', () => {
    const names = new Set(nameGroups.flatMap((group) => [...group.names, ...(group.short ?? []).map((short) => short.toLowerCase())]));
    expect(ingredientStems.filter(({ typed }) => names.has(typed) || names.has(`${typed}s`))).toEqual([]);
  });
});
