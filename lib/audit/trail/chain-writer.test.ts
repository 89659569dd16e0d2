import { expect, test } from 'vitest';
import type { AuditEvent } from '#/lib/audit/model/events.ts';
import { heldSink, type HeldSink } from '#/lib/audit/testing/held-sink.ts';
import { newChain, writeBatch, writeStatement, type ChainWriter } from './chain-writer.ts';

const reader = { resourceType: 'AuditEvent', agent: [{ name: 'Dr Helen Ward' }], recorded: '2026-12-01T10:00:00Z' } as AuditEvent;

const chainAt = (sink: HeldSink): ChainWriter => ({
  sink,
  timeLimitMs: 10_000,
  signer: undefined,
  onStall: () => undefined,
  ...newChain(),
});
const pending = (...events: AuditEvent[]) => ({ events, isOver: () => false, settle: () => undefined });

// A trail lives as long as its process: what it remembers of the newest event would outlive the reader's session.
test.each<[string, (chain: ChainWriter) => Promise<unknown>, HeldSink['behaviour'], number]>([
  ['events that were taken', (chain) => writeBatch(chain, [pending(reader, reader), pending(reader)]), 'take', 3],
  ['events that were refused', (chain) => writeBatch(chain, [pending(reader)]), () => new Error('full'), 1],
  ['a statement', (chain) => writeStatement(chain, { kind: 'closed' }), 'take', 1],
  ['nothing', (chain) => writeBatch(chain, []), 'take', 0],
])('H22 after %s the chain remembers its position alone', async (_, write, behaviour, sequence) => {
  const sink = heldSink();
  sink.behaviour = behaviour;
  const chain = chainAt(sink);
  await write(chain);
  expect(chain.head).toStrictEqual({ chain: chain.head.chain, sequence, hash: expect.any(String) });
});
