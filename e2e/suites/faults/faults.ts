import { gzipSync } from 'node:zlib';
import { bytesOf, type Fault, type Hit, type SourceAnswer } from './fault.ts';

/** 64 kB that swell to 64 MB of JSON. */
const swelling = gzipSync(Buffer.concat([Buffer.alloc(64_000_000, ' '), Buffer.from('{"resourceType":"Bundle","type":"searchset"}')]));

/** Every way in which a source fails that security §1.8 lists, and two more of the same family. */
export const faults: readonly Fault[] = [
  { name: 'refused connection', expected: 'named', meet: cut, afterwards: { place: 'nobody-listens' } },
  { name: 'reset in mid-body', expected: 'named', meet: resetMidway },
  { name: 'black hole', expected: 'named', meet: () => undefined },
  { name: 'stops in mid-body', expected: 'named', meet: stopMidway },
  { name: 'one byte a second', expected: 'named', meet: dribble },
  { name: '401', expected: 'named', meet: saying(401, 'login', { 'WWW-Authenticate': 'Bearer' }) },
  { name: '403', expected: 'named', meet: saying(403, 'forbidden') },
  { name: '404', expected: 'named', meet: saying(404, 'not-found') },
  { name: '410', expected: 'named', meet: saying(410, 'deleted') },
  { name: '429 with Retry-After', expected: 'named', meet: saying(429, 'throttled', { 'Retry-After': '1' }) },
  { name: '500', expected: 'named', meet: saying(500, 'exception') },
  { name: '503', expected: 'named', meet: saying(503, 'transient', { 'Retry-After': '120' }) },
  { name: 'HTML with 200', expected: 'named', meet: body('text/html', '<!DOCTYPE html><html><body>Please sign in</body></html>') },
  { name: 'empty body with 200', expected: 'named', meet: body('application/fhir+json', '') },
  { name: 'truncated JSON', expected: 'named', meet: truncate },
  { name: 'wrong content type', expected: 'whole', meet: changed((answer) => ({ ...answer, headers: { 'Content-Type': 'text/plain' } })) },
  { name: 'compression bomb', expected: 'named', meet: bomb },
  { name: '200 MB body', expected: 'named', meet: flood },
  { name: 'expired certificate', expected: 'named', meet: cut, afterwards: { certificate: 'expired' } },
  { name: 'certificate of another host', expected: 'named', meet: cut, afterwards: { certificate: 'wrong-host' } },
  { name: 'self-signed certificate', expected: 'named', meet: cut, afterwards: { certificate: 'self-signed' } },
  { name: 'untrusted certificate', expected: 'named', meet: cut, afterwards: { certificate: 'untrusted' } },
  { name: 'redirect', expected: 'named', meet: redirectTo(({ target }) => `http://elsewhere.invalid${target}`) },
  { name: 'redirect loop', expected: 'named', meet: redirectTo(({ target }) => target) },
  { name: 'name not found', expected: 'named', meet: cut, afterwards: { place: 'not-found' } },
  { name: 'answers shifted by one', expected: 'named', meet: ({ socket, previous }) => void socket.write(bytesOf(previous())) },
  { name: 'answer sent twice', expected: 'either', meet: twice },
  { name: 'another patient’s answer', expected: 'named', meet: ofAnother },
  {
    name: 'endless paging',
    expected: 'named',
    meet: bundled(({ number, target }) => ({ link: next(`${target.split('?')[0]}?_page=${1_000 + number}`) })),
  },
  { name: 'paging cycle', expected: 'named', meet: bundled(({ first }) => ({ link: next(first) })) },
  { name: 'next on another host', expected: 'named', meet: bundled(({ target }) => ({ link: next(`http://elsewhere.invalid${target}`) })) },
  { name: 'total larger than received', expected: 'named', meet: bundled(() => ({ total: 99 })) },
  { name: 'clock skew', expected: 'whole', meet: changed(skewed) },
  { name: 'flapping', expected: 'either', meet: flap },
  { name: 'answer with an error inside', expected: 'named', meet: body('application/fhir+json', issue('error', 'exception')) },
];

type Meet = Fault['meet'];

function cut({ socket }: Hit): void {
  socket.resetAndDestroy();
}

async function resetMidway({ socket, answer }: Hit): Promise<void> {
  const bytes = bytesOf(await answer());
  socket.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => void socket.resetAndDestroy());
}

async function stopMidway({ socket, answer }: Hit): Promise<void> {
  const bytes = bytesOf(await answer());
  socket.write(bytes.subarray(0, Math.floor(bytes.length / 2)));
}

async function dribble({ socket, answer }: Hit): Promise<void> {
  const bytes = bytesOf(await answer());
  const start = bytes.indexOf('\r\n\r\n') + 4;
  socket.write(bytes.subarray(0, start));
  let at = start;
  const timer = setInterval(() => {
    socket.write(bytes.subarray(at, at + 1));
    at += 1;
  }, 1_000);
  socket.on('close', () => clearInterval(timer));
}

function issue(severity: string, code: string): string {
  return JSON.stringify({ resourceType: 'OperationOutcome', issue: [{ severity, code }] });
}

function saying(status: number, code: string, headers: Readonly<Record<string, string>> = {}): Meet {
  const bytes = bytesOf({ status, headers, body: Buffer.from(issue('error', code)) });
  return ({ socket }) => void socket.write(bytes);
}

function body(type: string, text: string): Meet {
  const bytes = bytesOf({ status: 200, headers: { 'Content-Type': type }, body: Buffer.from(text) });
  return ({ socket }) => void socket.write(bytes);
}

function changed(change: (answer: SourceAnswer) => SourceAnswer): Meet {
  return async ({ socket, answer }) => void socket.write(bytesOf(change(await answer())));
}

function bundled(more: (hit: Hit) => object): Meet {
  return async (hit) => {
    const answer = await hit.answer();
    const bundle = JSON.parse(answer.body.toString()) as { readonly link?: unknown };
    // A page that the source itself says is not the last keeps its own next.
    const all = { ...bundle, ...more(hit), ...(bundle.link === undefined ? {} : { link: bundle.link }) };
    hit.socket.write(bytesOf({ ...answer, body: Buffer.from(JSON.stringify(all)) }));
  };
}

function next(url: string): readonly object[] {
  return [{ relation: 'next', url }];
}

async function truncate({ socket, answer }: Hit): Promise<void> {
  const original = await answer();
  socket.write(bytesOf({ ...original, body: original.body.subarray(0, Math.floor(original.body.length / 2)) }));
}

function bomb({ socket }: Hit): void {
  socket.write(bytesOf({ status: 200, headers: { 'Content-Encoding': 'gzip' }, body: swelling }));
}

const floodBytes = 200_000_000;
const drop = Buffer.alloc(65_536, ' ');

function flood({ socket, wrote }: Hit): void {
  socket.write(`HTTP/1.1 200 OK\r\nContent-Type: application/fhir+json\r\nContent-Length: ${floodBytes}\r\n\r\n`);
  let bytesSent = 0;
  const pour = (): void => {
    while (bytesSent < floodBytes && !socket.destroyed) {
      const more = socket.write(drop.subarray(0, Math.min(drop.length, floodBytes - bytesSent)));
      bytesSent += drop.length;
      wrote(bytesSent);
      if (!more) return void socket.once('drain', pour);
    }
  };
  pour();
}

function redirectTo(place: (hit: Hit) => string): Meet {
  return (hit) => void hit.socket.write(bytesOf({ status: 302, headers: { Location: place(hit) }, body: Buffer.alloc(0) }));
}

async function twice({ socket, answer }: Hit): Promise<void> {
  const bytes = bytesOf(await answer());
  socket.write(Buffer.concat([bytes, bytes]));
}

async function ofAnother({ socket, answer }: Hit): Promise<void> {
  const original = await answer();
  socket.write(bytesOf({ ...original, body: Buffer.from(original.body.toString().replaceAll('Patient/amara', 'Patient/zoe')) }));
}

/** A clock that is decades off: so are the Date of its answers and the times of its resources. */
function skewed(answer: SourceAnswer): SourceAnswer {
  const bundle = JSON.parse(answer.body.toString()) as { readonly entry?: readonly { readonly resource: object }[] };
  const entry = (bundle.entry ?? []).map((item) => ({
    ...item,
    resource: { ...item.resource, meta: { lastUpdated: '2061-01-01T00:00:00Z' } },
  }));
  const headers = { Date: 'Mon, 01 Jan 1990 00:00:00 GMT', Expires: 'Mon, 01 Jan 1990 00:00:00 GMT', Age: '4000000000' };
  return { ...answer, headers: { ...answer.headers, ...headers }, body: Buffer.from(JSON.stringify({ ...bundle, entry })) };
}

/** Every second request goes well. */
async function flap(hit: Hit): Promise<void> {
  if (hit.number % 2 === 0) cut(hit);
  else hit.socket.write(bytesOf(await hit.answer()));
}
