import { expect, test } from 'vitest';
import { catchOperatorLines } from '#/lib/operator-log/testing/written-lines.ts';
import { ada } from '#/lib/sources/testing/fake-record.ts';
import type { DocumentAnswer, DocumentFault } from './document-answer.ts';
import { documentResponse } from './document-response.ts';
import { logDocumentFailure } from './log-document-failure.ts';

const asked = { about: 'vale', patient: ada };
const notShown = (fault: DocumentFault, why = 'The source no longer lists this file.'): DocumentAnswer => ({
  answer: 'not-shown',
  why,
  fault,
});

test.each<[string, DocumentAnswer, object]>([
  [
    'a source that answered with an error',
    notShown({ step: 'document', failure: { kind: 'answered-error', status: 503, codes: ['exception', 'Ada Brooks 943 476 5919'] } }),
    { step: 'document', reason: 'answered-error', status: 503, error: 'exception … … …' },
  ],
  [
    'a source that did not answer in time',
    notShown({ step: 'document', failure: { kind: 'timeout', limit: 'stall', ms: 15_000 } }),
    { step: 'document', reason: 'timeout', detail: 'stall 15000 ms' },
  ],
  [
    'a directory that could not be read',
    notShown({ step: 'directory', failure: { kind: 'unreachable', detail: 'certificate' } }),
    { step: 'directory', reason: 'unreachable', detail: 'certificate' },
  ],
  ['a file that is no longer listed', notShown({ step: 'file' }), { step: 'file', detail: 'The source no longer lists this file.' }],
  ['an audit log that failed', notShown({ step: 'audit' }, 'Not opened: the audit log failed.'), { step: 'audit', reason: 'not-shown' }],
  [
    'the patient’s name in the reason',
    notShown({ step: 'file' }, 'The letter of Ada Brooks is damaged.'),
    { detail: 'The letter of … … is damaged.' },
  ],
])('%s: one line, under the reference that the page receives', async (_, answer, facts) => {
  const lines = catchOperatorLines();
  const logged = logDocumentFailure(answer, asked);
  const body: unknown = await documentResponse(logged).json();
  const reference = logged.answer === 'not-shown' ? logged.reference : undefined;
  expect(reference).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/);
  expect(lines()).toEqual([expect.objectContaining({ event: 'document-failed', about: 'vale', reference, ...facts })]);
  expect(body).toEqual({ why: answer.answer === 'not-shown' && answer.why, reference });
  expect(JSON.stringify(lines())).not.toMatch(/\bada\b|brooks|943 476/i);
});

test.each<[string, DocumentFault]>([
  ['a token that was not given', { step: 'document', failure: { kind: 'no-token', detail: 'it refused', reference: '7K2M-9QXW' } }],
  ['a consent registry that failed', { step: 'consent', cause: '7K2M-9QXW' }],
])('%s has its own line: the document’s has the same reference', (_, fault) => {
  const lines = catchOperatorLines();
  expect(logDocumentFailure(notShown(fault), asked)).toMatchObject({ reference: '7K2M-9QXW' });
  expect(lines()).toMatchObject([{ event: 'document-failed', reference: '7K2M-9QXW' }]);
});

test.each<[string, DocumentAnswer]>([
  ['refused by a decision', { answer: 'not-shown', why: 'Documents are not shared.' }],
  ['not known here, so that nothing tells it from one that is withheld', { answer: 'not-known' }],
  ['a session that has ended', { answer: 'expired', why: 'This record has reached its time limit.' }],
  ['a file that was opened', { answer: 'file', contentType: 'image/png', bytes: new Uint8Array(), notes: [], disclosures: [] }],
  ['the reader left', notShown({ step: 'document', failure: { kind: 'stopped' } })],
])('unchanged: %s has no line and no reference', (_, answer) => {
  const lines = catchOperatorLines();
  expect(logDocumentFailure(answer, asked)).toEqual(answer);
  expect(lines()).toEqual([]);
});
