import { describe, expect, it } from 'vitest';
import { nameGroups } from '#/lib/record/search/names/all-names.ts';
import type { NameGroup } from '#/lib/record/search/names/model/name-group.ts';
import { nameSources } from '#/lib/record/search/names/model/sources.ts';
import { stemPairs } from '#/lib/record/search/names/spelling-variants.ts';
import { lookAlikePairs } from '#/lib/record/search/testing/look-alikes.ts';

/** The name as a search compares it: words without marks in them or between them. */
const words = (name: string): string =>
  name
    .replaceAll("'", '')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();

const groupOf = new Map<string, NameGroup>(nameGroups.flatMap((group) => group.names.map((name) => [words(name), group])));

/** Tells whether a phrase and a name share words: one holds the other, or ends with the words with which the other begins. */
function overlaps(phrase: string, name: string): boolean {
  const shared = new Set(name.split(' '));
  return phrase.split(' ').some((word) => shared.has(word));
}

/** Groups that have a short form, written in this case. */
const groupsWith = (key: 'short' | 'ambiguousShort', short: string): readonly NameGroup[] =>
  nameGroups.filter((group) => group[key]?.includes(short));

describe('the tables of names', () => {
  it('holds the medicines, tests, conditions, procedures, documents, vaccines and organisms of both countries', () => {
    const counted = Map.groupBy(nameGroups, ({ source }) => source);
    expect(counted.get('medicines')?.length).toBeGreaterThan(1500);
    for (const source of Object.keys(nameSources)) expect([...counted.keys()]).toContain(source);
  });

  it('writes every name in lower case, without accents', () => {
    const wrong = nameGroups.flatMap(({ names }) => names).filter((name) => !/^[a-z0-9](?:[a-z0-9 ',&/.()%-]*[a-z0-9)%])?$/.test(name));
    expect(wrong).toEqual([]);
  });

  it('has no name in two groups', () => {
    const repeated = nameGroups.flatMap((group) => group.names.filter((name) => groupOf.get(words(name)) !== group));
    expect(repeated).toEqual([]);
  });

  it('has no short form in two groups, in any case, unless it is marked as ambiguous', () => {
    const groups = Map.groupBy(
      nameGroups.flatMap((group) => [...new Set((group.short ?? []).map((short) => short.toLowerCase()))]),
      (short) => short,
    );
    expect([...groups].filter(([, found]) => found.length > 1).map(([short]) => short)).toEqual([]);
  });

  it.each([...new Set(nameGroups.flatMap(({ ambiguousShort = [] }) => ambiguousShort))])(
    '%s has several meanings, and is joined to none',
    (short) => {
      expect(groupsWith('short', short)).toEqual([]);
      expect(groupsWith('ambiguousShort', short).length).toBeGreaterThan(1);
    },
  );

  it('names a longer phrase of another thing only where it overlaps a name of this one, and is none', () => {
    const wrong = nameGroups.flatMap((group) =>
      (group.notWithin ?? []).filter(
        (phrase) => groupOf.get(words(phrase)) === group || !group.names.some((name) => overlaps(words(phrase), words(name))),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('has no short form that is a name', () => {
    const shorts = nameGroups.flatMap(({ short = [], ambiguousShort = [] }) => [...short, ...ambiguousShort]);
    expect(shorts.filter((short) => groupOf.has(words(short.toLowerCase())))).toEqual([]);
  });
});

describe('one thing a group', () => {
  const classes = [
    'statin', 'antibiotic', 'anticoagulant', 'antiplatelet', 'beta blocker', 'ace inhibitor', 'diuretic', 'steroid', 'corticosteroid', 'opioid',
    'opiate', 'nsaid', 'antidepressant', 'antipsychotic', 'anticonvulsant', 'benzodiazepine', 'antihistamine', 'insulin', 'heparins',
    'low molecular weight heparin', 'doac', 'vaccine', 'penicillin', 'cephalosporin', 'triptan', 'laxative', 'bronchodilator', 'chemotherapy drug',
    'cancer', 'arrhythmia', 'arthritis', 'diabetes', 'dementia', 'infection', 'pneumonia', 'anaemia of chronic disease', 'scan', 'blood test',
  ]; // prettier-ignore

  it.each(classes)('%s is a class, and no name of a group', (name) => {
    expect(groupOf.has(name)).toBe(false);
  });

  it.each([
    ['myocardial infarction', 'non-st elevation myocardial infarction'],
    ['myocardial infarction', 'acute coronary syndrome'],
    ['heart failure', 'congestive heart failure'],
    ['atrial fibrillation', 'atrial flutter'],
    ['b-type natriuretic peptide', 'n-terminal pro b-type natriuretic peptide'],
    ['urea and electrolytes', 'basic metabolic panel'],
    ['c-reactive protein', 'high sensitivity c-reactive protein'],
    ['do not attempt cardiopulmonary resuscitation', 'physician orders for life-sustaining treatment'],
    ['do not attempt cardiopulmonary resuscitation', 'recommended summary plan for emergency care and treatment'],
    ['transthoracic echocardiogram', 'transoesophageal echocardiogram'],
    ['tetanus diphtheria and acellular pertussis vaccine', 'diphtheria tetanus and acellular pertussis vaccine'],
    ['no known allergies', 'no known drug allergies'],
    ['amoxicillin', 'augmentin'],
    ['paracetamol', 'co-codamol'],
    ['levodopa and carbidopa', 'co-beneldopa'],
    ['insulin aspart', 'novomix 30'],
    ['insulin glargine', 'suliqua'],
    ['heparin', 'enoxaparin'],
    ['amphotericin b', 'ambisome'],
    ['citalopram', 'escitalopram'],
    ['aciclovir', 'valaciclovir'],
  ])('%s is not %s', (first, second) => {
    expect(groupOf.get(words(first))).toBeDefined();
    expect(groupOf.get(words(second))).toBeDefined();
    expect(groupOf.get(words(first))).not.toBe(groupOf.get(words(second)));
  });

  it.each([
    ['paracetamol', 'acetaminophen', 'tylenol', 'calpol'],
    ['salbutamol', 'albuterol', 'ventolin'],
    ['adrenaline', 'epinephrine', 'epipen'],
    ['furosemide', 'frusemide', 'lasix'],
    ['co-amoxiclav', 'augmentin', 'amoxicillin-clavulanate'],
    ['insulin aspart', 'novorapid', 'novolog'],
    ['full blood count', 'complete blood count'],
    ['haemoglobin a1c', 'hemoglobin a1c', 'glycated haemoglobin'],
    ['myocardial infarction', 'heart attack'],
    ['electrocardiogram', 'electrocardiography'],
    ['do not attempt cardiopulmonary resuscitation', 'do not resuscitate'],
    ['clostridioides difficile', 'clostridium difficile', 'c. difficile'],
  ])('%s has the other names %s, …', (name, ...others) => {
    for (const other of others) expect(groupOf.get(words(other))).toBe(groupOf.get(words(name)));
  });

  it.each([
    ['AF', 'atrial fibrillation'],
    ['MI', 'myocardial infarction'],
    ['ECG', 'electrocardiogram'],
    ['EKG', 'electrocardiogram'],
    ['U&E', 'urea and electrolytes'],
    ['eGFR', 'estimated glomerular filtration rate'],
    ['DNACPR', 'do not attempt cardiopulmonary resuscitation'],
    ['MRSA', 'methicillin resistant staphylococcus aureus'],
  ])('%s is %s', (short, name) => {
    expect(groupsWith('short', short)).toEqual([groupOf.get(words(name))]);
  });

  it.each(['PE', 'MS', 'PD', 'RA', 'AS', 'CF', 'RTA', 'EGFR', 'CVA', 'HCC', 'NAC', 'AZT', 'MTX'])('%s is joined to nothing', (short) => {
    expect(groupsWith('short', short)).toEqual([]);
    expect(groupsWith('ambiguousShort', short)).not.toEqual([]);
  });
});

describe('look-alike pairs', () => {
  it('holds more than 100 pairs, each once', () => {
    expect(lookAlikePairs.length).toBeGreaterThan(300);
    expect(new Set(lookAlikePairs.map((pair) => pair.toSorted().join(' / '))).size).toBe(lookAlikePairs.length);
  });

  it.each(lookAlikePairs)('%s and %s are known names of two things', (first, second) => {
    expect(groupOf.get(words(first))).toBeDefined();
    expect(groupOf.get(words(second))).toBeDefined();
    expect(groupOf.get(words(first))).not.toBe(groupOf.get(words(second)));
  });
});

describe('spelling variants', () => {
  const exchanged = (word: string): readonly string[] =>
    stemPairs.flatMap(([british, american]) => [
      word.replaceAll(british, american),
      word.includes(british) ? word : word.replaceAll(american, british),
    ]);

  it('makes of no name the name of another thing', () => {
    const wrong = nameGroups.flatMap((group) =>
      group.names.flatMap(exchanged).filter((other) => (groupOf.get(words(other)) ?? group) !== group),
    );
    expect(wrong).toEqual([]);
  });

  it.each([
    ['haemoglobin', 'hemoglobin'],
    ['oedema', 'edema'],
    ['paediatric', 'pediatric'],
    ['anaesthetic', 'anesthetic'],
    ['ischaemic', 'ischemic'],
    ['leukaemia', 'leukemia'],
    ['oesophageal', 'esophageal'],
    ['diarrhoea', 'diarrhea'],
    ['tumour', 'tumor'],
    ['catheterisation', 'catheterization'],
    ['sulphate', 'sulfate'],
    ['leucocyte', 'leukocyte'],
  ])('%s is %s', (british, american) => {
    expect(exchanged(british)).toContain(american);
    expect(exchanged(american)).toContain(british);
  });

  it.each(['haem', 'paed', 'labour', 'colour', 'litre', 'pedal', 'hemiplegia', 'laboratory', 'colorectal', 'literature'])(
    '%s is exchanged for nothing',
    (word) => {
      expect(new Set(exchanged(word))).toEqual(new Set([word]));
    },
  );
});
