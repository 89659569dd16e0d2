import { describe, expect, it } from 'vitest';
import { wholeView } from '#/lib/record/model/view.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { nameGroups } from '#/lib/record/search/names/all-names.ts';
import { nameSources } from '#/lib/record/search/names/model/sources.ts';
import { entry, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { collectMedicines } from '#/lib/record/medicines/collect-lines.ts';
import { medicineNames } from '#/lib/record/medicines/ingredients/ingredient-names.ts';
import { medicine, written } from '#/lib/record/medicines/testing/medicine-entries.ts';
import { medicineKinds } from './all-kinds.ts';
import { countKinds } from './count-kinds.ts';

const medicineGroups = nameGroups.filter((group) => group.source === 'medicines');
const read = medicineNames(medicineGroups);
const time = { atMs: Date.parse('2026-11-21T23:59:59Z'), died: undefined };

function count(entries: readonly TimelineEntry[], isEverythingShown = true) {
  const collected = collectMedicines(timelineOf({ source: source('gp'), entries }), wholeView, time, read);
  return countKinds(collected, medicineKinds, { isEverythingShown, locale: 'en-GB' });
}

const kindWords = (kind: string, entries: readonly TimelineEntry[], isEverythingShown = true): string | undefined =>
  count(entries, isEverythingShown).kinds.find(({ key }) => key === kind)?.words;
const insulinWords = (entries: readonly TimelineEntry[], isEverythingShown = true): string | undefined =>
  kindWords('insulin', entries, isEverythingShown);

describe('a table of a kind is whole', () => {
  it.each(medicineKinds.flatMap(({ key, ingredients }) => ingredients.map(({ name, source: from }) => [key, name, from] as const)))(
    '%s: %s is a first name of the tables, with a source and a licence',
    (_, name, from) => {
      expect(medicineGroups.some(({ names }) => names[0] === name)).toBe(true);
      for (const { licence, title } of nameSources[from]) expect([licence, title].every((text) => text.length > 5)).toBe(true);
    },
  );

  it('insulin: no group of names with the word is left out', () => {
    const listed = new Set(medicineKinds.flatMap(({ key, ingredients }) => (key === 'insulin' ? ingredients.map(({ name }) => name) : [])));
    const withWord = medicineGroups.filter(({ names }) => names.some((name) => /\binsulin\b/.test(name)));
    expect(withWord.flatMap(({ names }) => names.slice(0, 1)).filter((name) => !listed.has(name))).toEqual([]);
  });
});

describe('the table of anticoagulants is whole', () => {
  const listed = new Set(
    medicineKinds.flatMap(({ key, ingredients }) => (key === 'anticoagulant' ? ingredients.map(({ name }) => name) : [])),
  );

  it('no group of names with an ending of theirs is left out', () => {
    const ending = /(?:parin|parinux|xaban|gatran|gatroban|irudin|paroid|coumarol|coumon|indione)$/;
    const withEnding = medicineGroups.filter(({ names }) => names.some((name) => name.split(' ').some((word) => ending.test(word))));
    expect(withEnding.flatMap(({ names }) => names.slice(0, 1)).filter((name) => !listed.has(name))).toEqual([]);
  });

  it('every group of names was read for it: read those that were added since, then change the number', () => {
    expect(medicineGroups).toHaveLength(1729);
  });

  it.each(medicineGroups.filter(({ names }) => listed.has(names[0] ?? '')).flatMap(({ names, short = [] }) => [...names, ...short]))(
    '%s',
    (name) => {
      expect(kindWords('anticoagulant', [medicine('gp', 'a', { text: name })])).toBe('1');
    },
  );

  const ramipril = medicine('gp', 'r');
  it.each<[string, readonly TimelineEntry[], string]>([
    ['warfarin with its strength', [medicine('gp', 'w', { text: 'Warfarin 3 mg tablet' })], '1'],
    ['a heparin by brand and strength', [medicine('gp', 'e', { text: 'Clexane 40mg/0.4ml solution for injection' })], '1'],
    [
      'warfarin beside a flush',
      [medicine('gp', 'w', { text: 'Warfarin 3 mg tablet' }), medicine('gp', 'f', { text: 'Heparin flush' })],
      '1',
    ],
    ['one stopped', [ramipril, medicine('gp', 'e', { text: 'Apixaban 5 mg tablet', status: 'stopped' })], 'none among 1 current medicine'],
    ['an antiplatelet', [medicine('gp', 'c', { text: 'Clopidogrel 75 mg tablet' })], 'none among 1 current medicine'],
    ['a reversal of one', [medicine('gp', 'p', { text: 'Phytomenadione' })], 'none among 1 current medicine'],
    ['a flush', [medicine('gp', 'f', { text: 'Heparin sodium 50units/5ml I.V. flush solution ampoules' })], 'not known'],
    ['a flush by its strength alone', [medicine('gp', 'f', { text: 'Heparin sodium 10 units/ml' })], 'not known'],
    ['a gel', [medicine('gp', 'g', { text: 'Heparin sodium 1,000 units/g gel' })], 'not known'],
    ['a heparinoid cream', [medicine('gp', 'h', { text: 'Hirudoid 0.3% cream' })], 'not known'],
    ['one that no table knows', [medicine('gp', 'm', { text: 'Marcumar 3 mg' })], 'not known'],
    [
      'no medicine at all, but an allergy to one',
      [entry('gp', 'x', { category: 'allergies', title: 'Apixaban' })],
      'none: no current medicines',
    ],
  ])('%s: %s', (_, entries, words) => {
    expect(kindWords('anticoagulant', entries)).toBe(words);
    expect(kindWords('anticoagulant', entries, false)).toBe(words === '1' ? '1' : 'not known');
  });
});

describe('H05 a kind never reads 0', () => {
  const ramipril = medicine('gp', 'r');
  const glargine = medicine('gp', 'i', { text: 'Lantus SoloStar 100 units/ml', dose: '10 units at night' });

  it.each([
    ['one of two', [ramipril, glargine], true, '1'],
    ['none of one', [ramipril], true, 'none among 1 current medicine'],
    ['nothing current', [medicine('gp', 'e', { status: 'stopped' })], true, 'none: no current medicines'],
    ['a source is missing or unticked', [ramipril], false, 'not known'],
    ['a source is missing, and one is there', [glargine], false, '1'],
    ['a name that no table knows', [ramipril, medicine('gp', 'x', { text: 'Xyzumab 5 mg' })], true, 'not known'],
    ['an insulin that no table knows', [medicine('gp', 'x', { text: 'Humalog Mix50 KwikPen' })], true, '1'],
    ['a combination of known ingredients', [medicine('gp', 'x', { text: 'Fluticasone / umeclidinium / vilanterol' })], true, 'none among 1 current medicine'],
    ['a combination with an unknown one', [medicine('gp', 'x', { text: 'Fluticasone / xyzterol' })], true, 'not known'],
    ['a draft that is not yet ordered', [ramipril, medicine('gp', 'd', { status: 'draft' })], true, 'not known'],
    ['an issue without its prescription', [ramipril, medicine('gp', 's', { act: 'issued' })], true, 'not known'],
  ])('%s: %s', (_, entries, isEverythingShown, words) => {
    expect(insulinWords(entries, isEverythingShown)).toBe(words);
    expect(insulinWords(entries, isEverythingShown)).not.toBe('0');
  });

  it('says which ended last', () => {
    const ended = [
      medicine('gp', 'a', { text: 'Insulin aspart 100 units/ml', status: 'stopped', ...written('2024-01-01', '2024-03-01') }),
      medicine('gp', 'b', { text: 'Insulin glargine 100 units/ml', status: 'stopped', ...written('2025-01-01', '2025-03-01') }),
    ];
    expect(count(ended).kinds.find(({ key }) => key === 'insulin')?.ended).toBe('2 ended, last insulin glargine 01-Mar-2025');
  });

  it('counts what is not sorted, by name', () => {
    expect(count([ramipril]).sorted).toBe('All current medicines are known by name.');
    const unknown = ['Xyzumab 5 mg', 'Abcinib 1 mg'].map((text, index) => medicine('gp', `u${index}`, { text }));
    expect(count([ramipril, ...unknown]).sorted).toMatch(/^2 medicines not sorted: (Abcinib and Xyzumab|Xyzumab and Abcinib)\.$/);
  });
}); // prettier-ignore
