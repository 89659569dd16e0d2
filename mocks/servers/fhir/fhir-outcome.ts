import { HttpResponse } from 'msw';

/** Headers of every FHIR answer: clinical data is never kept by anything in between. */
const fhirHeaders = { 'Content-Type': 'application/fhir+json; charset=utf-8', 'Cache-Control': 'no-store' } as const;

/** Codes of http://hl7.org/fhir/issue-type that this server uses. */
export type IssueCode =
  | 'invalid'
  | 'required'
  | 'not-found'
  | 'not-supported'
  | 'login'
  | 'forbidden'
  | 'expired'
  | 'transient'
  | 'processing';

export interface OperationOutcome {
  readonly resourceType: 'OperationOutcome';
  readonly issue: readonly {
    readonly severity: 'error' | 'warning' | 'information';
    readonly code: IssueCode;
    readonly diagnostics: string;
  }[];
}

/** Writes an issue as an OperationOutcome. */
export function operationOutcome(code: IssueCode, diagnostics: string, severity: 'error' | 'warning' = 'error'): OperationOutcome {
  return { resourceType: 'OperationOutcome', issue: [{ severity, code, diagnostics }] };
}

/** An error answer, with the OperationOutcome that R4 asks for (http.html, 3.1.0.1.4). */
export function fhirRefusal(
  status: number,
  code: IssueCode,
  diagnostics: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new HttpResponse(JSON.stringify(operationOutcome(code, diagnostics)), { status, headers: { ...fhirHeaders, ...headers } });
}

/** A resource or Bundle as the answer. */
export function fhirAnswer(body: unknown, status = 200): Response {
  return new HttpResponse(JSON.stringify(body), { status, headers: fhirHeaders });
}
