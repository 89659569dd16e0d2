import { expect } from '@playwright/test';
import { validateLog } from '#/e2e/suites/audit/validate-log.ts';

/** Every audit event that a worker's journeys wrote conforms to FHIR R4 and to the BALP profile that it claims. */
export function expectConformingAudit(output: string): void {
  const { events, faults } = validateLog(output);
  expect(events, 'audit events of the journeys').toBeGreaterThan(0);
  expect(faults.slice(0, 20), `audit events that do not conform, of ${events}`).toEqual([]);
}
