import { expect, test } from 'vitest';
import { capabilityStatement } from '#/mocks/servers/fhir/fhir-capability.ts';
import { typeSearches } from '#/mocks/servers/fhir/fhir-parameters.ts';
import { parseQuery } from '#/mocks/servers/fhir/fhir-query.ts';
import { readCapability } from './capability.ts';
import { planFor, type PlannedQuery } from './plan.ts';

const whole = (query: PlannedQuery): readonly PlannedQuery[] => [query, ...(query.followUps ?? [])];

test('a strict server of the exchange is asked nothing that it refuses', () => {
  const statement = capabilityStatement('Hill', 'https://hill.example/fhir', new Set(typeSearches.keys()));
  const plan = planFor(readCapability(statement), [], 'ada').flatMap(whole);
  const refused = plan.flatMap(({ type, params }) => {
    const parsed = parseQuery(type, params, true);
    return parsed.ok ? [] : [`${type}: ${parsed.why}`];
  });
  expect(plan.length).toBeGreaterThan(20);
  expect(refused).toEqual([]);
});
