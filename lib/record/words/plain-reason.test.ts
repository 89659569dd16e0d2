import { expect, test } from 'vitest';
import { plainReason } from './plain-reason.ts';

test.each([
  ['no answer within 10 s', 'it did not answer in 10 seconds'],
  ['no connection within 3 s', 'it could not be reached in 3 seconds'],
  ['not finished within 60 s', 'it had not finished after 60 seconds'],
  ['the answer stopped for 20 s', 'its answer stopped for 20 seconds'],
  ['its answer could not be read: it was cut off or is not JSON', 'its answer could not be read'],
  ['its answer could not be read: a web page came instead of FHIR', 'its answer could not be read'],
  ['it refused this request (403)', 'it refused this request'],
  ['it answered with an error (500)', 'it answered with an error'],
  ['it ignored part of the search (_lastUpdated)', 'it ignored part of the search'],
  ['access was not granted: invalid_client', 'access was not granted'],
  ['it uses FHIR 1.0.2, which is not supported here', 'it uses a version that is not supported here'],
])('%s', (why, plain) => {
  expect(plainReason(why)).toBe(plain);
});

test.each([
  'stopped at the limit of 2,000 records',
  '12 of 40 received',
  'a summary, not the whole record',
  'taken from 3 documents only; 2 older documents were not opened',
  'connection lost',
  'part of the answer could not be read',
  'Riverside Surgery: documents are not shared with your organisation.',
  'it refused the connection',
  'no answer within',
  '',
])('unchanged: %s', (why) => {
  expect(plainReason(why)).toBe(why);
});
