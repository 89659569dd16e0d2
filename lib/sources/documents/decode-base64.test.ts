import { expect, test } from 'vitest';
import { decodeBase64 } from './decode-base64.ts';

const bytes = Buffer.from(Array.from({ length: 6_000_001 }, (_, at) => (at * 7) % 256));
const text = bytes.toString('base64');

test.each([
  ['whole', text],
  ['in lines', text.replace(/.{76}/g, '$&\r\n')],
  ['in the alphabet of addresses', bytes.toString('base64url')],
  ['without its padding', text.replace(/=+$/, '')],
  ['with a character that is none of its own', `${text.slice(0, 5)}!${text.slice(5)}`],
  ['short', text.slice(0, 400)],
  ['nothing', ''],
])('base64 of a large file decodes to what Node makes of it at once: %s', async (_, sent) => {
  const decoded = await decodeBase64(sent, 'vale');
  expect(Buffer.compare(decoded, Buffer.from(sent, 'base64'))).toBe(0);
});
