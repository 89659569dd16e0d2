import { afterEach, describe, expect, test } from 'vitest';
import { closeServed } from '#/lib/sources/testing/gather-at.ts';
import { answerOf, ask, balanced, coded, first, listOf, penicillin, second, spine, subject } from './testing/practice.ts';

afterEach(closeServed);

const warningCode = (code: string) => ({
  extension: [{ url: 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-ListWarningCode-1', valueCode: code }],
});
const note = (...texts: readonly string[]) => ({ note: texts.map((text) => ({ text })) });

describe('H13 H05 statements of an empty List', () => {
  test('no content recorded is a certain none, with the practice’s own words', async () => {
    const { outcome } = await ask({});
    expect(outcome('allergies')).toEqual({ state: 'none', sourceWords: 'Information not available' });
    expect(outcome('medications')).toEqual({ state: 'none', sourceWords: 'Information not available' });
    // The practice cannot be asked for these: nothing follows.
    expect(['alerts', 'imaging', 'appointments', 'procedures', 'documents'].map((name) => outcome(name as 'alerts'))).toEqual(
      Array.from({ length: 5 }, () => ({ state: 'unsupported' })),
    );
  });

  test.each([
    ['confidential-items', 'Items excluded due to confidentiality and/or patient preferences.', 'withheld'],
    ['data-in-transit', 'Patient record transfer not yet complete; information recorded before 02-Mar-2024 may be missing.', 'partial'],
    ['data-awaiting-filing', 'Patient record contains some items that have not been reviewed.', 'partial'],
    ['something-new', 'A sentence of tomorrow.', 'partial'],
  ])('H09 %s beside an empty List is never none', async (code, text, state) => {
    const warned = listOf('allergies', [], { ...warningCode(code), ...note(text, 'Information not available') });
    const { outcome } = await ask({ first: answerOf(first, { allergies: warned }) });
    expect(outcome('allergies')).toMatchObject({ state, why: text.replace(/\.$/, '') });
    expect(outcome('medications')?.state).toBe('none');
  });

  test('H09 a warning beside a List with entries makes the category incomplete, and says why', async () => {
    const text = 'Items excluded due to confidentiality and/or patient preferences.';
    const warned = listOf('allergies', ['AllergyIntolerance/a'], { ...warningCode('confidential-items'), ...note(text) });
    const { outcome } = await ask({ first: answerOf(first, { allergies: warned }, [penicillin('a')]) });
    expect(outcome('allergies')).toEqual({ state: 'partial', entries: 1, why: text.slice(0, -1) });
  });

  test('H09 a warning without its sentence has ours, and one of a secondary List counts too', async () => {
    const linked = {
      ...listOf('allergies', [], warningCode('data-in-transit')),
      id: 'linked',
      note: undefined,
      code: { coding: [{ code: 'consultations-medications-contained-in-consultations' }] },
    };
    const { outcome } = await ask({ first: answerOf(first, {}, [linked]) });
    expect(outcome('medications')).toMatchObject({ state: 'partial', why: expect.stringContaining('transfer') as string });
  });

  test.each(['notasked', 'unavailable', 'withheld', 'brand-new'])('emptyReason %s is not none', async (code) => {
    const empty = listOf('problems', [], { emptyReason: { coding: [{ code }] }, note: undefined });
    const { outcome } = await ask({ first: answerOf(first, { problems: empty }) });
    expect(outcome('problems')?.state).toBe(code === 'withheld' ? 'withheld' : 'partial');
  });
});

describe('H05 a List that did not come is no answer', () => {
  const without = (name: string) => first.filter((one) => one !== name);

  test('no statement: failed', async () => {
    const { outcome } = await ask({ first: answerOf(without('problems'), {}) });
    expect(outcome('problems')).toEqual({ state: 'failed', why: 'its answer could not be read: its answer has no list of problems' });
  });

  test('its entries came all the same: they are shown with a caution, and the category is incomplete', async () => {
    const problem = { resourceType: 'Condition', id: 'p', clinicalStatus: 'active', code: coded('44054006', 'Diabetes'), subject };
    const { outcome, entries, ended } = await ask({ first: answerOf(without('problems'), {}, [problem]) });
    expect(outcome('problems')).toMatchObject({ state: 'partial', entries: 1 });
    expect(entries[0]?.cautions).toEqual([{ type: 'may-change-meaning', text: 'is in none of the lists that the practice sent' }]);
    expect(balanced(ended)).toBe(true);
  });

  test('switched off: not provided', async () => {
    const off = spine('NOT_IMPLEMENTED', { severity: 'warning', diagnostics: 'includeProblems is an unrecognised parameter' });
    const { outcome } = await ask({ first: answerOf(without('problems'), {}, [off]) });
    expect(outcome('problems')).toEqual({ state: 'unsupported' });
    expect(outcome('medications')?.state).toBe('none');
  });

  test('switched off without a name: every area of the call that has no List', async () => {
    const off = spine('NOT_IMPLEMENTED', { severity: 'warning' });
    const { outcome } = await ask({ first: answerOf(without('problems'), {}, [off]) });
    expect(outcome('problems')).toEqual({ state: 'unsupported' });
    expect(outcome('medications')).toMatchObject({ state: 'partial' });
  });

  test('the ended allergies did not come: the current ones are not all', async () => {
    const { outcome } = await ask({
      first: answerOf(without('ended'), { allergies: listOf('allergies', ['AllergyIntolerance/a']) }, [penicillin('a')]),
    });
    expect(outcome('allergies')).toEqual({ state: 'partial', entries: 1, why: 'its list of ended allergies was not sent' });
  });

  test('H07 an item of the List that did not come is missing', async () => {
    const named = listOf('allergies', ['AllergyIntolerance/a', 'AllergyIntolerance/lost']);
    const { outcome } = await ask({ first: answerOf(first, { allergies: named }, [penicillin('a')]) });
    expect(outcome('allergies')).toEqual({ state: 'partial', entries: 1, why: '1 listed item was not sent' });
  });

  test('H09 an unknown warning limits every category of its call', async () => {
    const { outcome } = await ask({ second: answerOf(second, {}, [spine('SOMETHING_NEW', { severity: 'warning' })]) });
    expect(outcome('encounters')).toMatchObject({ state: 'partial', why: 'the source reported a limitation' });
    expect(outcome('allergies')?.state).toBe('none');
  });
});
