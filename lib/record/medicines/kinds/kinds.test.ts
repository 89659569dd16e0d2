import { describe, expect, it } from 'vitest';
import { wholeView } from '#/lib/record/model/view.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { nameGroups } from '#/lib/record/search/names/all-names.ts';
import { nameSources } from '#/lib/record/search/names/model/sources.ts';
import { source, timelineOf } from '#/lib/record/testing/record-builders.ts';
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

const insulinWords = (entries: readonly TimelineEntry[], isEverythingShown = true): string | undefined =>
  count(entries, isEverythingShown).kinds.find(({ key }) => key === 'insulin')?.words;

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
    expect(count(ended).kinds[0]?.ended).toBe('2 ended, last insulin glargine 01-Mar-2025');
  });

  it('counts what is not sorted, by name', () => {
    expect(count([ramipril]).sorted).toBe('All current medicines are known by name.');
    const unknown = ['Xyzumab 5 mg', 'Abcinib 1 mg'].map((text, index) => medicine('gp', `u${index}`, { text }));
    expect(count([ramipril, ...unknown]).sorted).toMatch(/^2 medicines not sorted: (Abcinib and Xyzumab|Xyzumab and Abcinib)\.$/);
  });
}); // prettier-ignore
