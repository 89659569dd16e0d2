import { HttpResponse } from 'msw';

/** Codes of Spine-ErrorOrWarningCode-1 that this server uses. */
export type SpineCode = 'PATIENT_NOT_FOUND' | 'INVALID_NHS_NUMBER' | 'INVALID_PARAMETER' | 'NOT_IMPLEMENTED';

/** An OperationOutcome as GP Connect writes it. */
export function spineOutcome(code: SpineCode, diagnostics: string, severity: 'error' | 'warning' = 'error') {
  return {
    resourceType: 'OperationOutcome',
    meta: { profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/GPConnect-OperationOutcome-1'] },
    issue: [
      {
        severity,
        code: code === 'NOT_IMPLEMENTED' ? 'not-supported' : code === 'PATIENT_NOT_FOUND' ? 'not-found' : 'value',
        details: { coding: [{ system: 'https://fhir.nhs.uk/STU3/CodeSystem/Spine-ErrorOrWarningCode-1', code, display: code }] },
        diagnostics,
      },
    ],
  };
}

export function spineRefusal(status: number, code: SpineCode, diagnostics: string): Response {
  return new HttpResponse(JSON.stringify(spineOutcome(code, diagnostics)), {
    status,
    headers: { 'Content-Type': 'application/fhir+json; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}
