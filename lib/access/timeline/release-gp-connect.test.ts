import { afterEach, expect, test } from 'vitest';
import type { SourceConfig } from '#/lib/config/schema/schema.ts';
import { answerOf, ask, coded, first, listOf, penicillin, second, subject } from '#/lib/sources/gp-connect/testing/practice.ts';
import { closeServed } from '#/lib/sources/testing/gather-at.ts';
import { startEntryRelease } from './release-entries.ts';
import { policyAt } from '#/lib/access/testing/policy-at.ts';

afterEach(closeServed);

const source = { id: 'vale', name: 'Vale', organisation: 'vale', mayWithholdPersonally: true } as SourceConfig;
/** STU3's name of the system. */
const restricted = { meta: { security: [{ system: 'http://hl7.org/fhir/v3/Confidentiality', code: 'R' }] } };
const gpc = 'https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect-GPC';
const linking = (...references: readonly string[]) => ({
  extension: references.map((reference) => ({ url: `${gpc}-RelatedClinicalContent-1`, valueReference: { reference } })),
});
const inProblem = (reference: string) => ({
  extension: [{ url: `${gpc}-RelatedProblemHeader-1`, extension: [{ url: 'target', valueReference: { reference } }] }],
});
const problem = (id: string, more: object) => ({ resourceType: 'Condition', id, clinicalStatus: 'active', subject, ...more });
const guarded = problem('secret', {
  ...restricted,
  code: { text: 'A guarded problem' },
  ...linking('AllergyIntolerance/a', 'Observation/o', 'Immunization/i'),
});
const open = problem('asthma', { code: { text: 'Asthma' }, ...linking('AllergyIntolerance/a', 'Immunization/i', 'Condition/secret') });
const vaccine = {
  resourceType: 'Immunization',
  id: 'i',
  status: 'completed',
  notGiven: false,
  patient: subject,
  vaccineCode: { text: 'Influenza' },
};
const pulse = { resourceType: 'Observation', id: 'o', status: 'final', subject, code: { text: 'Pulse' } };
const encounter = { resourceType: 'Encounter', id: 'e', status: 'finished', subject, type: [{ text: 'Surgery' }] };
const whole = {
  ...listOf('consultations', ['List/topic']),
  id: 'whole',
  code: coded('325851000000107', 'Consultation'),
  encounter: { reference: 'Encounter/e' },
};
const topic = {
  ...listOf('consultations', ['Observation/o', 'Condition/secret']),
  id: 'topic',
  code: coded('25851000000105', 'Topic'),
  ...inProblem('Condition/secret'),
};

/** A practice whose problems come with the one or with the other call. */
function practice(problemsFirst: boolean, problems: readonly { readonly id: string }[] = [guarded, open]): Parameters<typeof ask>[0] {
  return {
    first: answerOf(
      first,
      {
        allergies: listOf('allergies', ['AllergyIntolerance/a']),
        immunisations: listOf('immunisations', ['Immunization/i']),
        problems: listOf(
          'problems',
          problems.map(({ id }) => `Condition/${id}`),
        ),
      },
      [penicillin('a'), vaccine, ...(problemsFirst ? problems : [])],
    ),
    second: answerOf(
      second,
      { consultations: listOf('consultations', ['Encounter/e']), uncategorised: listOf('uncategorised', ['Observation/o']) },
      [encounter, whole, topic, pulse, ...(problemsFirst ? [] : problems)],
    ),
  };
}

/** Entries released of it. */
async function released(from: ReturnType<typeof practice>, of: SourceConfig = source) {
  const { events, ended } = await ask(from);
  const leaving = startEntryRelease(policyAt('vale'), of);
  const entries = [...events.flatMap((event) => (event.type === 'entries' ? [...leaving.entries(event.entries)] : [])), ...leaving.rest()];
  return { entries, outcomes: leaving.outcomes(ended), resources: leaving.resources(ended) };
}

test.each([
  ['the same call', true],
  ['the other call', false],
])('H24 the name of a restricted problem that came with %s is in nobody else’s entry', async (_, problemsFirst) => {
  const { entries } = await released(practice(problemsFirst));
  expect(JSON.stringify(entries)).not.toMatch(/guarded|secret/i);
  expect(entries.map(({ title }) => title).toSorted()).toEqual(['Asthma', 'Influenza', 'Penicillin', 'Pulse', 'Surgery']);
  const facts = (title: string) => entries.find((one) => one.title === title)?.facts ?? [];
  expect(facts('Influenza')).toContainEqual({ label: 'Linked problem', value: 'Asthma' });
  expect(facts('Asthma')).toContainEqual({ label: 'Linked entries', value: '2' });
  expect(entries.find(({ title }) => title === 'Pulse')?.encounter).toBe('vale|Encounter/e');
});

test('where nothing is kept back the links are all there', async () => {
  const { entries } = await released(practice(true), { ...source, mayWithholdPersonally: false });
  const said = JSON.stringify(entries);
  expect(said).toContain('"Linked problem","value":"A guarded problem"');
  expect(said).toContain('Problem: A guarded problem');
});

test('H24 a practice whose only problem is kept back ends as one that has none', async () => {
  const [kept, none] = [await released(practice(true, [guarded])), await released(practice(true, []))];
  expect(kept.outcomes).toEqual(none.outcomes);
  expect(kept.resources).toEqual(none.resources);
  expect(kept.entries.map(({ title }) => title)).toEqual(none.entries.map(({ title }) => title));
});
