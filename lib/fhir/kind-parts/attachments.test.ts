import { expect, test } from 'vitest';
import { attachmentReferences, attachmentsOf, inlineText } from './attachments.ts';
import type { Resource } from '#/lib/fhir/resource/json.ts';

const document = (...attachments: readonly object[]): Resource => ({
  resourceType: 'DocumentReference',
  content: attachments.map((attachment) => ({ attachment })),
});

test('H27 the files of a resource by place', () => {
  const url = 'https://files.test/1';
  expect(
    attachmentsOf(document({ contentType: 'application/pdf', url, size: '12', hash: 'x' }, { data: 'AAAA', title: 'T', pages: 3 })),
  ).toEqual([
    { index: 0, contentType: 'application/pdf', url, size: 12, hash: 'x' },
    { index: 1, data: 'AAAA', title: 'T', pages: 3 },
  ]);
  expect(attachmentsOf({ resourceType: 'DiagnosticReport', presentedForm: [{ url }] })).toEqual([{ index: 0, url }]);
  expect(attachmentsOf({ resourceType: 'Media', content: { url } })).toEqual([{ index: 0, url }]);
  expect([attachmentsOf(undefined), attachmentsOf({ resourceType: 'Flag', content: [{ url }] })]).toEqual([[], []]);
});

const base64 = (text: string, encoding: BufferEncoding = 'utf8'): string => Buffer.from(text, encoding).toString('base64');

test('address and content never reach the reader', () => {
  expect(attachmentReferences(document({ url: 'https://files.test/1', data: 'AAAA', title: 'T' }))).toEqual([{ index: 0, title: 'T' }]);
});

test.each([
  [{ contentType: 'text/plain', data: 'w6k=' }, ['é']],
  [{ contentType: 'text/plain; charset=utf-8', data: 'YQpiCgpj' }, ['a\nb\n\nc']],
  [{ contentType: 'text/html', data: 'PHA+YTwvcD48c2NyaXB0PmI8L3NjcmlwdD4=' }, ['a']],
  [{ contentType: 'text/plain', data: '6Q==' }, ['é']],
  [{ contentType: 'text/plain', data: '%%%' }, []],
  [{ contentType: 'application/pdf', data: 'YQ==' }, []],
  [{ contentType: 'text/plain', data: base64('\uFEFFZoë\n  Na   140', 'utf16le') }, ['Zoë\n  Na   140']],
  [{ contentType: 'text/plain; charset=iso-8859-2', data: base64('\u00b3', 'latin1') }, ['ł']],
  [{ contentType: 'text/plain', data: base64(String.raw`{\rtf1\ansi Dear Dr\par Seen}`) }, ['Dear Dr', 'Seen']],
  [{ contentType: 'application/rtf', data: base64(String.raw`{\rtf1\ansi Dear Dr}`) }, ['Dear Dr']],
  [{ contentType: 'text/plain', url: 'data:text/plain;base64,w6k=' }, ['é']],
  [{ url: 'data:text/plain;charset=utf-8,Seen%20today%0AWell' }, ['Seen today\nWell']],
  [{ url: 'data:text/html,<p>a</p><p>b</p>' }, ['a', 'b']],
  [{ contentType: 'text/plain', data: base64('Stop:<br>aspirin &amp; iron') }, ['Stop:\naspirin & iron']],
  [{ contentType: 'text/plain', url: 'data:text/plain;base64,' }, []],
  [{ contentType: 'text/plain', url: 'Binary/1' }, []],
])('H28 the text within %j', (attachment, paragraphs) => {
  expect(inlineText(document(attachment))).toEqual(paragraphs);
});
