import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { linkEvents, recordHash, type AuditRecord, type ChainHead } from '#/lib/audit/model/chain.ts';
import type { AuditEvent } from '#/lib/audit/model/events.ts';
import { fromFhirRecord, toFhirRecord } from '#/lib/audit/model/fhir-record.ts';
import { headSigner, publicHalf } from '#/lib/audit/model/signature.ts';
import { statementEvent, type Statement } from '#/lib/audit/model/statement.ts';
import { readLine } from '#/lib/audit/verify/read-lines.ts';
import type { VerificationKey } from '#/lib/config/schema/audit.ts';
import { verifyAudit } from './verify-audit.ts';

function makeKey(curve: 'Ed25519' | 'P-256'): string {
  const { privateKey } = curve === 'Ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return JSON.stringify(privateKey.export({ format: 'jwk' }));
}
const [oldKey, newKey, strangeKey] = [makeKey('Ed25519'), makeKey('P-256'), makeKey('Ed25519')];
const keys: readonly VerificationKey[] = [
  { id: 'old', publicKey: publicHalf(oldKey), until: '2026-06-30T23:59:59Z' },
  { id: 'new', publicKey: publicHalf(newKey), from: '2026-06-30T00:00:00Z' },
];
const event = (name: string): AuditEvent =>
  ({ resourceType: 'AuditEvent', type: { code: 'rest' }, recorded: '2026-12-01T10:00:00Z', outcomeDesc: name }) as AuditEvent;

interface Signed {
  readonly id: string;
  readonly key: string;
  readonly at?: string;
}
type Written = string | { readonly statement: Statement; readonly by?: Signed | undefined };
const usual: Signed = { id: 'new', key: newKey };
const head = (by: Signed | undefined = usual): Written => ({ statement: { kind: 'head' }, by });
const closed = (by: Signed | undefined = usual): Written => ({ statement: { kind: 'closed' }, by });
const unconfirmed = (first: number, last: number, by?: Signed): Written => ({
  statement: { kind: 'not-confirmed', ranges: [{ first, last }] },
  by: by ?? usual,
});

function chainOf(written: readonly Written[], chain = 'c'): readonly AuditRecord[] {
  let last: ChainHead = { chain, sequence: 0, hash: '' };
  return written.flatMap((item) => {
    const signer = typeof item === 'string' || !item.by ? undefined : headSigner(item.by.id, item.by.key);
    const at = (typeof item !== 'string' && item.by?.at) || '2026-12-01T10:00:00Z';
    const records = linkEvents(last, [typeof item === 'string' ? event(item) : statementEvent(item.statement, last, at, signer)]);
    last = records.at(-1) ?? last;
    return records;
  });
}
const without = (records: readonly AuditRecord[], ...numbers: readonly number[]): readonly AuditRecord[] =>
  records.filter(({ sequence }) => !numbers.includes(sequence));
const changed = (records: readonly AuditRecord[], number: number, hashed: boolean): readonly AuditRecord[] =>
  records.map((record) => {
    if (record.sequence !== number) return record;
    const forged = { ...record, event: { ...record.event, outcomeDesc: 'forged' } };
    return hashed ? { ...forged, hash: recordHash(forged) } : forged;
  });
const moved = (records: readonly AuditRecord[], number: number): readonly AuditRecord[] => {
  const at = records.findIndex(({ sequence }) => sequence === number);
  return records.flatMap((record, index) => (index === at ? [] : index === at + 1 ? [record, ...records.slice(at, at + 1)] : [record]));
};

const whole = chainOf(['a', head(), 'b', 'c', head(), 'd', closed()]);
const running = chainOf(['a', head(), 'b', 'c']);
/** Rewritten from record 3 on by somebody without the key, hashes and all. */
const rewritten = [...whole.slice(0, 2), ...linkEvents(whole[1] ?? { chain: 'c', sequence: 0, hash: '' }, ['x', 'y', 'z'].map(event))];
const reused = [...whole.slice(0, 2), ...linkEvents(whole[1] ?? { chain: 'c', sequence: 0, hash: '' }, [whole[4]!.event])];
const inserted = whole.flatMap((record) => (record.sequence === 3 ? [record, ...linkEvents(record, [event('x')])] : [record]));

describe('H32 verifyAudit', () => {
  test.each<[string, readonly AuditRecord[], readonly string[], readonly string[]]>([
    ['a whole chain', whole, [], []],
    [
      'a process that runs',
      running,
      [],
      ['The last signed head is record 2: Records 3-4 are after it, unsigned.', 'Ends at record 4 without its closing record'],
    ],
    [
      'two processes, their lines mixed',
      [...whole, ...chainOf(['a', head(), closed()], 'd')].toSorted((l, r) => l.sequence - r.sequence),
      [],
      [],
    ],
    ['a restart: one chain ends, another begins', [...whole, ...chainOf(['a', head(), closed()], 'd')], [], []],
    ['a removed record', without(whole, 4), ['Record 4 is missing, and nothing explains it.'], []],
    ['two removed records', without(whole, 3, 4), ['Records 3-4 are missing, and nothing explains it.'], []],
    ['a removed signed head', without(whole, 5), ['Record 5 is missing, and nothing explains it.'], []],
    ['a changed record', changed(whole, 3, false), ['Record 3 was changed: its hash does not fit.'], []],
    ['a changed record with a new hash', changed(whole, 3, true), ['Record 4 does not follow from the one before it.'], []],
    [
      'a signed head whose text was changed, with a new hash',
      changed(whole, 5, true),
      ['Record 5 has a signature that the key new did not make.', 'Record 6 does not follow'],
      [],
    ],
    ['two swapped records', moved(whole, 3), ['Record 3 is out of order: it stands after record 4.'], []],
    [
      'a record that stands there twice',
      whole.flatMap((r) => (r.sequence === 3 ? [r, r] : [r])),
      ['Record 3 stands there twice, or was inserted.'],
      [],
    ],
    [
      'an inserted record',
      inserted,
      ['Record 4 stands there twice, or was inserted.', 'Record 5 does not follow from the one before it.'],
      [],
    ],
    [
      'a cut end',
      whole.slice(0, 6),
      [],
      ['The last signed head is record 5: Record 6 is after it, unsigned.', 'Ends at record 6 without its closing record'],
    ],
    ['an end cut at a signed head', whole.slice(0, 5), [], ['Ends at record 5 without its closing record']],
    ['a cut start', whole.slice(3), [], ['Begins at record 4: what was before is not here.']],
    [
      'a record after the closing one',
      [...whole, ...linkEvents(whole[6]!, [event('x')])],
      ['Record 8 stands after the closing record 7.'],
      ['unsigned', 'Ends at record 8'],
    ],
    [
      'an end rewritten without the key',
      rewritten,
      [],
      ['The last signed head is record 2: Records 3-5 are after it, unsigned.', 'Ends at record 5'],
    ],
    [
      'a signature from elsewhere in the chain',
      reused,
      ['Record 3 has a signature that the key new did not make.'],
      ['unsigned', 'Ends at'],
    ],
    [
      'a forged signature',
      chainOf(['a', head(), head({ id: 'new', key: strangeKey }), closed()]),
      ['Record 3 has a signature that the key new did not make.'],
      [],
    ],
    [
      'an unknown key',
      chainOf(['a', head(), head({ id: 'other', key: strangeKey }), closed()]),
      ['Record 3 is signed by a key that is not known: other.'],
      [],
    ],
    ['a retired key in its time', chainOf(['a', head({ id: 'old', key: oldKey, at: '2026-05-01T00:00:00Z' }), closed()]), [], []],
    [
      'a retired key after its time',
      chainOf(['a', head({ id: 'old', key: oldKey }), closed()]),
      ['Record 2 is signed by the key old, which was not in use at 2026-12-01T10:00:00Z.'],
      [],
    ],
    ['no signature at all', chainOf(['a', 'b', { statement: { kind: 'closed' } }]), ['No record carries a signature that holds.'], []],
    [
      'numbers that were never confirmed',
      without(chainOf(['a', head(), 'b', 'c', unconfirmed(3, 4), closed()]), 3, 4),
      [],
      ['Records 3-4 are not confirmed in time'],
    ],
    [
      'a late record, which stands there all the same',
      chainOf(['a', head(), 'b', unconfirmed(3, 3), closed()]),
      [],
      ['Record 3 is not confirmed in time'],
    ],
    [
      'a gap wider than what was not confirmed',
      without(chainOf(['a', head(), 'b', 'c', unconfirmed(4, 4), closed()]), 3, 4),
      ['Record 3 is missing, and nothing explains it.'],
      ['Record 4 is not confirmed'],
    ],
    [
      'a gap that an unsigned statement explains',
      without(chainOf(['a', head(), 'b', { statement: { kind: 'not-confirmed', ranges: [{ first: 3, last: 3 }] } }, closed()]), 3),
      ['Record 3 is missing, and nothing explains it.'],
      [],
    ],
    ['nothing', [], [], []],
  ])('%s', async (_name, records, breaks, notes) => {
    const verdict = await verifyAudit(records, { keys });
    const fits = (sentences: readonly string[], expected: readonly string[]): void => {
      expect(sentences).toHaveLength(expected.length);
      for (const [index, words] of expected.entries()) expect(sentences[index]).toContain(words);
    };
    fits(verdict.breaks, breaks);
    fits(verdict.notes, notes);
    expect(verdict.records).toBe(records.length);
  });

  test('without keys the chain is checked, and the signatures are said not to be', async () => {
    expect(await verifyAudit(whole)).toMatchObject({ breaks: [], notes: ['Chain c: Signatures were not checked: no key was given.'] });
    expect((await verifyAudit(without(whole, 4))).breaks).toHaveLength(1);
  });

  test.each([
    ['a cut end', whole.slice(0, 6), 'Ends at record 6'],
    ['a cut start', whole.slice(2), 'Begins at record 3'],
  ])('where the trail must be complete, %s is a break', async (_name, records, words) => {
    const { breaks } = await verifyAudit(records, { keys, isComplete: true });
    expect(breaks).toHaveLength(1);
    expect(breaks[0]).toContain(words);
  });

  test('a FHIR server’s resource holds the record whole, whatever the server adds and however it orders members', async () => {
    const tagged = linkEvents({ chain: 'c', sequence: 0, hash: '' }, [
      { ...event('a'), meta: { profile: ['https://profiles.ihe.net/ITI/BALP/StructureDefinition/x'], tag: [{ system: 's', code: 't' }] } },
      { ...event('b'), extension: [{ url: 'https://example.org/x', valueString: 'y' }] },
    ]);
    const records = [...whole, ...tagged];
    const asStored = (record: AuditRecord): unknown => {
      const resource = JSON.parse(JSON.stringify(toFhirRecord(record))) as AuditEvent;
      const meta = { versionId: '1', lastUpdated: '2026-12-01T10:00:01Z', source: '#1', ...resource.meta };
      return Object.fromEntries(Object.entries({ id: '7', ...resource, meta }).toReversed());
    };
    expect(records.map((record) => fromFhirRecord(asStored(record)))).toEqual(records);
    expect(records.map((record) => readLine(JSON.stringify(asStored(record))))).toEqual(records);
    expect(
      (
        await verifyAudit(
          whole.map((record) => fromFhirRecord(asStored(record))!),
          { keys },
        )
      ).breaks,
    ).toEqual([]);
  });

  test.each<[string, number]>([
    ['ready on 3000', 0],
    ['{"level":"info"}', 0],
    ['{"audit":{"chain":1}}', 0],
    ['', 0],
    [JSON.stringify({ audit: whole[0] }), 1],
    [`  ${JSON.stringify({ audit: whole[0] })}\r`, 1],
    [JSON.stringify(event('of another program')), 0],
  ])('a line of a log: %s', (line, count) => {
    expect([readLine(line)].filter(Boolean)).toHaveLength(count);
  });
});
