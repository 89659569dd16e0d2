import { rememberTexts } from '#/lib/record/memory/remember-texts.ts';

/**
 * Words that stand in the names of many things: forms, units and ways of giving, sorts of findings, sides, and joining
 * words. Two names that share only these are names of two things ("sildenafil oral tablet", "albuterol oral tablet").
 */
const common = new Set(
  (
    'mg mcg ug g kg ml l dl unit units iu meq mmol percent hr hour hours day days actuat actuation dose doses puff puffs ' +
    'oral orally mouth tablet tab capsule cap caplet solution soln suspension syrup liquid injection injectable inj pen syringe vial ' +
    'inhaler inhalation inhalant aerosol hfa spray nasal cream ointment gel lotion topical patch transdermal drop drops ophthalmic otic ' +
    'powder chewable disintegrating extended delayed release er xr sr dr ir cr route administration product products pack packet bottle brand generic ' +
    'drug drugs medication medications medicine medicament substance food allergy allergies allergic allergen intolerance propensity adverse reaction reactions sensitivity ' +
    'problem problems disorder disease condition diagnosis finding findings structure procedure history status observation result value ' +
    'vaccine vaccines vaccination vaccinations immunization immunizations immunisation immunisations not otherwise specified unspecified nos other unknown ' +
    'the and or with without in of for by on at to from as per due not no left right bilateral'
  ).split(' '),
);

/** The words of a text that may name something, folded: without marks, accents, case and plural. */
function wordsIn(text: string): readonly string[] {
  const remembered = knownWords.get(text);
  if (remembered !== undefined) return remembered;
  const words = foldedWords(text);
  knownWords.set(text, words);
  return words;
}

/** Names repeat within a document. */
const knownWords = rememberTexts<readonly string[]>(2_000);

function foldedWords(text: string): readonly string[] {
  const folded = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  return (folded.match(/[\p{L}\p{N}]+/gu) ?? []).map(singular);
}

function singular(word: string): string {
  return word.length > 4 ? word.replace(/(?<=[^s])s$/, '') : word;
}

const commonSingular = new Set([...common].map(singular));

/** A strength is no name: "10mg". */
const strength = /^\d+(?:[.,]\d+)?(?:mg|mcg|ug|g|ml|l|iu|u|meq|mmol|h|hr|hrs|units?|tabs?|caps?)$/;

function namingWords(text: string): readonly string[] {
  return wordsIn(text).filter(
    (word) =>
      /\p{L}/u.test(word) && (word.length > 1 || /[^\p{Script=Latin}]/u.test(word)) && !commonSingular.has(word) && !strength.test(word),
  );
}

/** Tells whether a text has a word that names one thing: "Allergy to drug" has none. */
export function namesSomething(text: string): boolean {
  return namingWords(text).length > 0;
}

/** Tells whether two texts may be names of one thing: they are equal, or share a word that is not common to many things. */
export function sharesWord(left: string, right: string): boolean {
  if (wordsIn(left).join(' ') === wordsIn(right).join(' ')) return true;
  const [leftWords, rightWords] = [namingWords(left), namingWords(right)];
  if (leftWords.length === 0 && rightWords.length === 0) return wordsIn(left).some((word) => wordsIn(right).includes(word));
  return leftWords.some((word) => rightWords.some((match) => word === match || haveOneStem(word, match)));
}

/** "Hypertension", "hypertensive"; never "penicillin", "penicillamine". */
function haveOneStem(left: string, right: string): boolean {
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  if (short.length < 7) return false;
  let prefix = 0;
  while (prefix < short.length && short[prefix] === long[prefix]) prefix += 1;
  return prefix / long.length > 0.8;
}

/** Tells whether the words stand in the text, whatever their marks and case. */
export function containsWords(text: string, words: string): boolean {
  return ` ${wordsIn(text).join(' ')} `.includes(` ${wordsIn(words).join(' ')} `);
}

/** "HGB" of "Hemoglobin", "WBC" of "white blood cells": its letters come in the name's order, from the first. */
export function isAbbreviation(words: string, name: string): boolean {
  const letters = words.replace(/[^\p{L}]/gu, '').toLowerCase();
  if (letters.length < 2 || letters.length > 5) return false;
  const folded = name.toLowerCase();
  if (folded[0] !== letters[0]) return false;
  let at = 0;
  for (const letter of folded) if (letter === letters[at]) at += 1;
  return at === letters.length;
}
