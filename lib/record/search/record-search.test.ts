import { describe, expect, it } from 'vitest';
import { entry } from '#/lib/record/testing/record-builders.ts';
import { searchFor } from './testing/search-for.ts';

const sources = new Map([
  ['city', 'City Hospitals'],
  ['practice', 'Riverside Surgery'],
]);

const found = (typed: string, title: string, more: Parameters<typeof entry>[2] = {}): boolean =>
  searchFor(typed, { sources }).matches(entry('city', title, more));

describe('a search finds', () => {
  it.each<[string, string, string]>([
    ['the beginning of a word', 'creat', 'Creatinine'],
    ['words in any order', 'function kidney', 'Kidney function'],
    ['capitals as small letters', 'CREATININE', 'Creatinine'],
    ['accents as none', 'muller', 'Seen by Dr Müller'],
    ['none as accents', 'Müller', 'Seen by Dr Muller'],
    ['apostrophes as none', 'crohns disease', 'Crohn’s disease'],
    ['a compound by its parts', 'amoxiclav', 'Co-amoxiclav 625 mg'],
    ['a compound with a space', 'co amoxiclav', 'Co-amoxiclav 625 mg'],
    ['a compound with a dash', 'chest x-ray', 'Chest X ray'],
    ['a strength written together', '5mg ramipril', 'Ramipril 5 mg'],
    ['a singular by its plural', 'allergies', 'Allergy to latex'],
    ['a plural by its singular', 'allergy', 'Allergies reviewed'],
    ['British by American', 'hemoglobin', 'Haemoglobin'],
    ['American by British', 'oedema', 'Pitting edema'],
    ['an abbreviation', 'af', 'AF on ECG'],
    ['a name by its abbreviation', 'AF', 'Paroxysmal atrial fibrillation'],
    ['an abbreviation by its name', 'atrial fibrillation', 'New AF'],
    ['an abbreviation by another', 'ekg', 'ECG: sinus rhythm'],
    ['an abbreviation in the plural', 'urea and electrolytes', 'U&Es normal'],
    ['other words of the same thing', 'heart attack', 'Old myocardial infarction'],
    ['a name and a word', 'heart attack 2019', 'Myocardial infarction in 2019'],
    ['words of a name, apart', 'heart attack', 'Attack of pain, heart normal'],
    ['a brand by its ingredient', 'amoxicillin', 'Amoxil 500 mg capsules'],
    ['an ingredient by its brand', 'amoxil', 'Amoxicillin 500 mg'],
    ['quoted words together', '"chest pain"', 'Chest pain on exertion'],
    ['a source', 'city', 'Weight'],
    ['fillers or none', 'blood in urine', 'Urine: blood +++'],
    ['a number', '142', 'Creatinine 142 umol/L'],
    ['marks within a word', 'lp(a)', 'Lp(a) 30 mg/dL'],
    ['marks around a word', '(creatinine),', 'Creatinine'],
    ['a star for the rest of a word', 'creat*', 'Creatinine'],
    ['a strength in another spelling', '50mcg', 'Levothyroxine 50 micrograms'],
    ['two numbers of a strength', '8/500', 'Co-codamol 8 mg / 500 mg'],
    ['a compound without its hyphen', 'cocodamol', 'Co-codamol 8/500'],
    ['a brand of several ingredients', 'trelegy', 'Fluticasone / umeclidinium / vilanterol, 92 / 55 / 22 micrograms'],
    [
      'ingredients with their strengths',
      'trelegy',
      'Fluticasone furoate 92 micrograms / umeclidinium 55 micrograms / vilanterol 22 micrograms',
    ],
    ['a sign', '#ankle', 'Closed fracture of ankle'],
    ['a chemical sign', 'K+', 'Potassium 5.1 mmol/L'],
    ['a number in reading order', 'type 1 diabetes', 'Type 1 diabetes mellitus'],
    ['a phrase over the end of a line', '"chest pain"', 'Chest\n  pain on exertion'],
    ['a non-Latin word', 'ибупрофен', 'Ибупрофен 400 мг'],
  ])('%s: %s', (_, typed, title) => {
    expect(found(typed, title)).toBe(true);
  });
});

describe('a search does not find', () => {
  it.each<[string, string, string]>([
    ['the middle of a word', 'tension', 'Hypertension'],
    ['one of two words', 'creatinine sodium', 'Creatinine'],
    ['an abbreviation as a beginning', 'AF', 'Seen after breakfast'],
    ['a name by a small word', 'myocardial infarction', 'mi casa es su casa'],
    ['a name by an abbreviation of several things', 'multiple sclerosis', 'Seen by MS Grace Reid'],
    ['a name within another thing’s', 'kwells', 'Scopolamine butylbromide 10 mg'],
    ['another kind of the same', 'stemi', 'NSTEMI'],
    ['a look-alike', 'prednisone', 'Prednisolone 5 mg'],
    ['quoted words apart', '"chest pain"', 'Pain in the chest'],
    ['a part of a number', '42', 'Creatinine 142'],
    ['another strength', 'ramipril 10 mg', 'Ramipril 5 mg capsule, from 10-Oct'],
    ['a strength within a longer one', 'ramipril 5 mg', 'Ramipril 2.5 mg'],
    ['a strength that begins so', 'metformin 50 mg', 'Metformin 500 mg'],
    ['a strength in another unit', 'digoxin 250 mg', 'Digoxin 250 micrograms'],
    ['a short number as a beginning', 'ramipril 10', 'Ramipril 100'],
    ['a broken number as a beginning', 'weight 3.2', 'Weight 3.25 kg'],
    ['another type', 'type 1 diabetes', 'Type 2 diabetes mellitus, from 1-Nov'],
    ['a letter as a beginning', 'c diff', 'Difficult cannulation'],
    ['ingredients of two medicines', 'co-codamol', 'Codeine 30 mg\nParacetamol 1 g'],
    ['ingredients of a list', 'co-codamol', 'Codeine, paracetamol'],
    ['a heading alone', 'allergy', 'Penicillin'],
    ['a date as a number', '18', 'Weight'],
    ['another month of the year', 'oct 2025', 'Weight'],
    ['the right month of another year', 'nov 2024', 'Weight'],
  ])('%s: %s', (_, typed, title) => {
    expect(found(typed, title, { date: { start: '2025-11-18T09:00:00Z', precision: 'second', kind: 'effective' } })).toBe(false);
  });
});

describe('dates', () => {
  const of18Nov = { date: { start: '2025-11-18T09:00:00Z', precision: 'second', kind: 'effective' } } as const;

  it.each([
    'nov 2025',
    'november 2025',
    'Nov-2025',
    '2025',
    '18 nov',
    '18 Nov 2025',
    '18-Nov-2025',
    'nov 18',
    'Nov 18, 2025',
    '18/11/2025',
    '2025-11-18',
    '18/11/25',
    '18.11.25',
    '11/2025',
    '11-2025',
    '2025-11',
    'nov',
    'weight nov 2025',
    '18th november',
    '18th of November',
    '18 of november 2025',
  ])('%s', (typed) => {
    expect(found(typed, 'Weight', of18Nov)).toBe(true);
  });

  it.each(['19 nov', 'nov 19', '18 oct', '18/10/2025', '2024', '31/02/2025', '11/18/2025', '2025-12', '18/11/24', '12/2025', '13/2025'])(
    'not %s',
    (typed) => {
      expect(found(typed, 'Weight', of18Nov)).toBe(false);
    },
  );

  it('month before day, where the locale writes so', () => {
    expect(searchFor('11/18/2025', { locale: 'en-US' }).matches(entry('city', 'Weight', of18Nov))).toBe(true);
  });

  it.each(['18-Nov-2025', 'november 18, 2025', '18 November 2025'])('a date in a letter: %s', (written) => {
    expect(found('18 nov 2025', `Seen on ${written}`)).toBe(true);
  });
});

it('a heading beside a word of the entry', () => {
  expect(found('egg allergy', 'Egg', { category: 'allergies' })).toBe(true);
  expect(found('allergy', 'Egg', { category: 'allergies' })).toBe(false);
});

it('two values that are drawn as one', () => {
  const value = (of: number) => ({
    code: { text: 'Pressure', codings: [] },
    value: { type: 'quantity' as const, quantity: { value: String(of) } },
    ranges: [],
  });
  const body = {
    shape: 'measurement' as const,
    measurement: { code: { text: 'Blood pressure', codings: [] }, ranges: [] },
    components: [value(115), value(65)],
  };
  expect(found('BP 115/65', 'Blood pressure', { body })).toBe(true);
  expect(found('BP 115/60', 'Blood pressure', { body })).toBe(false);
});

it('only the typed words, where the reader wants it', () => {
  expect(searchFor('amoxil', { onlyTyped: true }).matches(entry('city', 'Amoxicillin 500 mg'))).toBe(false);
  expect(searchFor('amoxil').query.terms.map(({ otherNames }) => otherNames)).toEqual([expect.arrayContaining(['amoxicillin'])]);
});
