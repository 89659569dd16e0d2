import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { usualVersion, versionNamed } from '#/lib/fhir/versions/registry.ts';
import { readCapability } from './capability.ts';
import { choosePatientParameter } from './patient-parameter.ts';
import { planFor } from './plan.ts';
import { queryTable } from './query-table.ts';
import { unaskedTypes } from './unasked-types.ts';

const definition = z.object({
  code: z.string(),
  base: z.array(z.string()).default([]),
  type: z.string(),
  target: z.array(z.string()).optional(),
});
const folder = new URL('../../../node_modules/hl7.fhir.r4.examples/', import.meta.url);

/** `Type.parameter` of each search parameter that R4 defines for a reference to a Patient. */
function definedInR4(): ReadonlySet<string> {
  const names = readdirSync(folder).filter((name) => name.startsWith('SearchParameter-'));
  const all = names.map((name) => definition.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))));
  const ofPatients = all.filter(({ type, target = [] }) => type === 'reference' && target.includes('Patient'));
  return new Set(ofPatients.flatMap(({ base, code }) => base.map((type) => `${type}.${code}`)));
}

test('every type is asked for in R4 by a parameter that R4 defines', () => {
  expect(existsSync(folder)).toBe(true);
  const defined = definedInR4();
  const asked = queryTable.map(({ type }) => `${type}.${choosePatientParameter(type, usualVersion, undefined)?.name}`);
  expect(asked.filter((name) => !defined.has(name))).toEqual([]);
});

interface Offered {
  readonly type: string;
  readonly parameters?: readonly string[];
  readonly interactions?: readonly string[];
}

const statement = (...offered: readonly Offered[]) =>
  readCapability({
    resourceType: 'CapabilityStatement',
    rest: [
      {
        mode: 'server',
        resource: offered.map(({ type, parameters = [], interactions = [] }) => ({
          type,
          searchParam: parameters.map((name) => ({ name, type: 'reference' })),
          interaction: interactions.map((code) => ({ code })),
        })),
      },
    ],
  });

describe('a type is asked for as its server knows it', () => {
  test.each<[string, string, Offered, string | undefined]>([
    ['adverse events of R4', 'r4', { type: 'AdverseEvent' }, 'AdverseEvent subject=Patient/ada'],
    ['adverse events of R4B', 'r4b', { type: 'AdverseEvent' }, 'AdverseEvent subject=Patient/ada'],
    ['adverse events of STU3', 'stu3', { type: 'AdverseEvent' }, 'AdverseEvent subject=Patient/ada'],
    ['adverse events of R5', 'r5', { type: 'AdverseEvent' }, 'AdverseEvent patient=ada'],
    [
      'adverse events of a server that lists `patient`',
      'r4',
      { type: 'AdverseEvent', parameters: ['patient'] },
      'AdverseEvent patient=ada',
    ],
    ['insurance of STU3', 'stu3', { type: 'Coverage' }, 'Coverage beneficiary=Patient/ada'],
    ['insurance by its beneficiary', 'r4', { type: 'Coverage', parameters: ['_id', 'beneficiary'] }, 'Coverage beneficiary=Patient/ada'],
    ['problems by subject', 'r4', { type: 'Condition', parameters: ['subject', 'code'] }, 'Condition subject=Patient/ada'],
    ['appointments by actor', 'r4', { type: 'Appointment', parameters: ['actor', 'date'] }, 'Appointment actor=Patient/ada'],
    ['unchanged: a statement without parameters', 'r4', { type: 'Flag' }, 'Flag patient=ada'],
    ['unchanged: both', 'r4', { type: 'Goal', parameters: ['subject', 'patient'] }, 'Goal patient=ada'],
    [
      'unchanged: allergies, whatever the statement leaves out',
      'r4',
      { type: 'AllergyIntolerance', parameters: ['_id'] },
      'AllergyIntolerance patient=ada',
    ],
    ['a list of lists that cannot be searched by patient', 'r4', { type: 'List', parameters: ['_id', 'code'] }, undefined],
    ['tasks that can only be read', 'r4', { type: 'Task', interactions: ['read', 'vread'] }, undefined],
  ])('%s', (_, label, offered, expected) => {
    const plan = planFor(statement(offered), [], 'ada', versionNamed(label));
    expect(plan.map(({ type, params }) => `${type} ${params[0]?.join('=')}`)).toEqual(expected === undefined ? [] : [expected]);
  });

  test('a search beside the whole is sent only by a parameter that the statement lists', () => {
    const params = (parameters: readonly string[]) =>
      planFor(statement({ type: 'Condition', parameters }), [], 'ada').flatMap(({ followUps = [] }) =>
        followUps.map((query) => query.params[1]?.[0]),
      );
    expect(new Set(params(['patient', 'category']))).toEqual(new Set(['category']));
    expect(params(['patient'])).toEqual([]);
    expect(new Set(params([]))).toEqual(new Set(['category', 'clinical-status']));
  });

  test('what is offered and never asked for is named, and empties no category', () => {
    const offered = statement(
      { type: 'Claim' },
      { type: 'ExplanationOfBenefit' },
      { type: 'Condition' },
      { type: 'Practitioner' },
      { type: 'Device', parameters: ['udi-carrier'] },
    );
    const { types, ends } = unaskedTypes(offered, [], usualVersion);
    expect(types).toEqual(['Device', 'Claim', 'ExplanationOfBenefit']);
    expect(ends.map(({ categories }) => [...categories])).toEqual([['devices']]);
    expect(unaskedTypes(undefined, [], usualVersion)).toEqual({ types: [], ends: [] });
  });
});
