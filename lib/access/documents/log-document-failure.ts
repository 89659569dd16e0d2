import 'server-only';
import { referenceCode } from '#/lib/operator-log/reference-code.ts';
import { writeOperatorLine } from '#/lib/operator-log/write-operator-line.ts';
import type { PatientIdentity } from '#/lib/record/model/patient.ts';
import { failureFacts } from '#/lib/sources/http/failure-facts.ts';
import type { DocumentAnswer } from './document-answer.ts';

/** Document that was asked for: the source by which its entry is named, and the patient whose names no line repeats. */
interface AskedDocument {
  readonly about: string;
  readonly patient: PatientIdentity;
}

/**
 * Writes one line to the operator's log if a document could not be opened, and gives the answer its reference for the reader's
 * screen. What was decided, and a document that is not known here, are no faults; nor is a reader who left.
 */
export function logDocumentFailure(answer: DocumentAnswer, { about, patient }: AskedDocument): DocumentAnswer {
  if (answer.answer !== 'not-shown' || !answer.fault || answer.fault.failure?.kind === 'stopped') return answer;
  const {
    fault: { step, failure, cause },
    ...notShown
  } = answer;
  // A token that was not given, and a consent registry that failed, have a line under the same reference.
  const reference = cause ?? (failure?.kind === 'no-token' ? failure.reference : undefined) ?? referenceCode();
  const facts = failure ? failureFacts(failure) : { detail: answer.why };
  const event = { event: 'document-failed', reference, about, step, reason: failure?.kind ?? 'not-shown' } as const;
  writeOperatorLine({ ...event, ...facts }, [patient.family, ...patient.given]);
  return { ...notShown, reference };
}
