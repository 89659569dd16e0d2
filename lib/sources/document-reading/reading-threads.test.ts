import { describe, expect, test } from 'vitest';
import { ccdR11 } from '#/lib/fhir/cda/fixtures/ccd-r11.ts';
import { ccdR21 } from '#/lib/fhir/cda/fixtures/ccd-r21.ts';
import { dischargeSummary } from '#/lib/fhir/cda/fixtures/discharge-summary.ts';
import * as holtCases from '#/lib/fhir/cda/fixtures/holt-cases.ts';
import { limitAnswerMemory } from '#/lib/process/answer-memory.ts';
import { answerMemoryInUse } from '#/lib/process/testing/process-state.ts';
import { SourceFailure } from '#/lib/sources/http/source-failure.ts';
import type { DocumentJob, FileJob } from './document-job.ts';
import { readJob } from './read-job.ts';
import { readDocumentFile, startThread } from './reading-threads.ts';
import { runInThread } from './run-in-thread.ts';
import { notRead } from './words.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const jobOf = (as: FileJob['as'], text: string): DocumentJob => ({ as, bytes: bytesOf(text), title: 'Letter' });
const { signal } = new AbortController();

/** Turns of the loop of events that others get until a promise settles. */
async function turnsUntil(settled: Promise<unknown>): Promise<number> {
  let [turns, isOver] = [0, false];
  const end = (): void => void (isOver = true);
  settled.then(end, end);
  const turn = (): void => {
    turns += 1;
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  await settled.catch(() => undefined);
  return turns;
}

const cdaFiles = Object.entries({ ccdR11: ccdR11(), ccdR21: ccdR21(), dischargeSummary: dischargeSummary(), ...holtCases });
/** Longer than what is read at once, and nothing else. */
const padding = `<!--${' '.repeat(20_000)}-->`;
const long: readonly (readonly [string, FileJob['as'], string])[] = [
  ...cdaFiles.flatMap(([name, text]) => (['cda-entries', 'cda-text'] as const).map((as) => [name, as, text + padding] as const)),
  ['a page', 'html', `<p>Dose <b>5 mg</b><table><tr><td>Hb<td>104</table>${'<p>Seen today.'.repeat(2_000)}`],
  ['rich text', 'rtf', `{\\rtf1 Dear \\b colleague\\b0\\par ${'Seen today.\\par '.repeat(2_000)}}`],
  ['plain text', 'text', 'Na    140\nK     4.1\n'.repeat(2_000)],
  ['XML', 'xml', `<a>${'<b/>'.repeat(10_000)}</a>`],
  [
    'resources',
    'fhir',
    JSON.stringify({
      resourceType: 'Bundle',
      entry: Array.from({ length: 300 }, (_, id) => ({ resource: { resourceType: 'Basic', id: `b${id}` } })),
      note: ' '.repeat(20_000),
    }),
  ],
];

describe('H06 a file read in a thread is the same as read at once', () => {
  test.each(long)('%s as %s', async (_, as, text) => {
    const read = await readDocumentFile({ job: jobOf(as, text), owner: 'vale', signal });
    expect(read).toEqual(readJob(jobOf(as, text)));
    expect(read.head.type).not.toBe('refused');
  });
});

/** Half a megabyte of each: what took minutes, or held every other reader for a second. */
const half = (unit: string): string => unit.repeat(Math.ceil(500_000 / unit.length));
const section = (text: string): string =>
  `<ClinicalDocument xmlns="urn:hl7-org:v3"><recordTarget/><component><structuredBody><component><section><title>Letter</title><text>${text}</text></section></component></structuredBody></component></ClinicalDocument>`;
const hostile: readonly (readonly [string, FileJob['as'], string, string])[] = [
  ['spaces between two breaks', 'html', `a<br>${half(' ')}b<br>c`, 'text'],
  ['a style of one word', 'html', `<p style="${half('text-decoration')}">x`, 'text'],
  ['links', 'html', half('<a href="http://x">a</a>'), 'text'],
  ['fields of a form', 'html', half('<input value=a>'), 'text'],
  ['cells without a table', 'html', half('<td>a'), 'text'],
  ['overlapping tags', 'html', half('<b><i></b></i>'), 'text'],
  ['a tag of a hundred thousand attributes', 'text', `<br${half(' a=b')}`, 'text'],
  ['groups within groups', 'rtf', `{\\rtf1 ${half('{')}`, 'text'],
  ['rich text with more braces than JSON may have', 'rtf', `{\\rtf1 ${'{,}'.repeat(1_000_100)}`, 'text'],
  ['groups of six marks', 'rtf', `{\\rtf1\\b\\i\\ul\\strike\\super\\sub ${half('{a}')}`, 'text'],
  ['spaces between breaks in CDA', 'cda-text', section(`a<br/>${half(' ')}b<br/>`), 'cda'],
  ['pieces of words in CDA', 'cda-text', section(half('<content>a</content>')), 'cda'],
  [
    'prefixes declared anew in CDA',
    'cda-text',
    section(`<content ${Array.from({ length: 15_000 }, (_, at) => `xmlns:a${at}="u"`).join(' ')}>${half('<c xmlns:q="u"/>')}</content>`),
    'cda',
  ],
  ['a picture shown thousands of times', 'cda-text', section(half('<renderMultiMedia referencedObject="m m m m"/>')), 'cda'],
  ['a million brackets', 'fhir', half('[[1],'), 'refused'],
  ['no markup at all', 'cda-text', half('x'), 'refused'],
];

describe('one hostile document holds no other reader', () => {
  test.each(hostile)('%s (%s)', async (_, as, text, type) => {
    const reading = readDocumentFile({ job: jobOf(as, text), owner: 'vale', signal });
    expect((await reading).head.type).toBe(type);
  });

  test('others have their turns while a page of a hundred thousand cells is read', async () => {
    const reading = readDocumentFile({ job: jobOf('html', half('<td>a').repeat(2)), owner: 'vale', signal });
    expect(await turnsUntil(reading)).toBeGreaterThan(20);
  });

  test('H27 what takes too long is refused with the reason, and the next file is read', async () => {
    const bomb = jobOf('html', half('<a href="http://x">a</a>').repeat(8));
    const run = await runInThread(startThread(), { job: bomb, owner: 'vale', signal }, { seconds: 0.05, heapBytes: Infinity });
    expect(run).toEqual({ reading: { head: { type: 'refused', why: notRead.tooLong(0.05) }, items: [] }, isUsable: false });
    expect((await readDocumentFile({ job: jobOf('text', 'a\n'.repeat(10_000)), owner: 'vale', signal })).head.type).toBe('text');
  });

  test('H27 what needs too much memory is refused with the reason', async () => {
    const bomb = jobOf('html', half('<td>a').repeat(8));
    const run = await runInThread(startThread(), { job: bomb, owner: 'vale', signal }, { seconds: 60, heapBytes: 1_000_000 });
    expect(run.reading.head).toEqual({ type: 'refused', why: notRead.tooLarge });
  });

  test('a reader who leaves ends the work', async () => {
    const left = new AbortController();
    const reading = readDocumentFile({ job: jobOf('html', half('<td>a')), owner: 'vale', signal: left.signal });
    left.abort();
    await expect(reading).rejects.toThrow(SourceFailure);
  });

  test('a reader who leaves while their files wait keeps no place and no memory', async () => {
    const left = new AbortController();
    const first = readDocumentFile({ job: jobOf('html', half('<td>a')), owner: 'hostile', signal });
    const waiting = Array.from({ length: 30 }, () =>
      readDocumentFile({ job: jobOf('text', 'a\n'.repeat(10_000)), owner: 'hostile', signal: left.signal }),
    );
    const ends = Promise.allSettled(waiting);
    await new Promise(setImmediate);
    left.abort();
    expect((await ends).every(({ status }) => status === 'rejected')).toBe(true);
    expect(answerMemoryInUse().answers).toBe(1);
    await first;
  });

  test('a thread that breaks when nobody waits for it ends no process', async () => {
    const worker = startThread();
    expect(worker.emit('error', new Error('out of memory'))).toBe(true);
    await worker.terminate();
  });

  test('a file for which the process has no memory is refused in words, and takes none', async () => {
    limitAnswerMemory(1);
    try {
      const job = jobOf('text', 'a\n'.repeat(1_000_000));
      await expect(readDocumentFile({ job, owner: 'vale', signal })).rejects.toMatchObject({ failure: { kind: 'no-room' } });
      expect(answerMemoryInUse()).toMatchObject({ bytes: 0, answers: 0 });
    } finally {
      limitAnswerMemory(undefined);
    }
  });

  test('one source has one file read at a time: another source does not wait for its others', async () => {
    const ended: string[] = [];
    const read = async (owner: string, text: string): Promise<void> => {
      await readDocumentFile({ job: jobOf('html', text), owner, signal });
      ended.push(owner);
    };
    await Promise.all([...Array.from({ length: 4 }, () => read('hostile', half('<td>a'))), read('vale', half('<p>a').slice(0, 20_000))]);
    expect(ended.indexOf('vale')).toBeLessThan(3);
  });
});
