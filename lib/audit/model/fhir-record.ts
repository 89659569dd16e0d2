import 'server-only';
import { z } from 'zod';
import type { AuditRecord } from './chain.ts';
import type { AuditEvent } from './events.ts';

/** Extension of an AuditEvent that holds its place in the chain. */
const chainExtension = 'urn:tributary:audit-chain';
/** Tag by which a server finds the records of all chains. */
export const chainTag = { system: 'urn:tributary:audit-chain', code: 'record' } as const;

/** The resource that a FHIR server keeps of a record: the event, with its place in the chain as an extension. */
export function toFhirRecord({ chain, sequence, previous, hash, event }: AuditRecord): AuditEvent {
  return {
    ...event,
    meta: { ...event.meta, tag: [...(event.meta?.tag ?? []), { ...chainTag }] },
    extension: [
      ...(event.extension ?? []),
      {
        url: chainExtension,
        extension: [
          { url: 'chain', valueString: chain },
          { url: 'sequence', valueUnsignedInt: sequence },
          // FHIR knows no empty string: the first record has no hash before it.
          ...(previous === '' ? [] : [{ url: 'previous', valueString: previous }]),
          { url: 'hash', valueString: hash },
        ],
      },
    ],
  };
}

const part = z.object({ url: z.string(), valueString: z.string().optional(), valueUnsignedInt: z.int().optional() });
const chainPart = z.object({ url: z.literal(chainExtension), extension: z.array(part) });
const stored = z.looseObject({
  resourceType: z.literal('AuditEvent'),
  id: z.string().optional(),
  meta: z.looseObject({ tag: z.array(z.looseObject({ system: z.string().optional() })).optional() }).optional(),
  extension: z.array(z.looseObject({ url: z.string() })).optional(),
});

/** The record that a server's resource holds, without what the server itself adds; undefined where it is none of a chain. */
export function fromFhirRecord(resource: unknown): AuditRecord | undefined {
  const { success, data } = stored.safeParse(resource);
  const place = data?.extension?.find(({ url }) => url === chainExtension);
  const read = chainPart.safeParse(place);
  if (!success || !read.success) return undefined;
  const valueOf = (name: string): string | number | undefined => {
    const member = read.data.extension.find(({ url }) => url === name);
    return member?.valueString ?? member?.valueUnsignedInt;
  };
  const [chain, sequence, previous = '', hash] = ['chain', 'sequence', 'previous', 'hash'].map(valueOf);
  if (typeof chain !== 'string' || typeof sequence !== 'number' || typeof previous !== 'string' || typeof hash !== 'string')
    return undefined;
  const event = z.custom<AuditEvent>().parse(withoutServerParts(data));
  return { chain, sequence, previous, hash, event };
}

function withoutServerParts({ id: _id, meta, extension, ...event }: z.infer<typeof stored>): unknown {
  const { versionId: _versionId, lastUpdated: _lastUpdated, source: _source, tag, ...otherMeta } = meta ?? {};
  const ownTags = tag?.filter(({ system }) => system !== chainTag.system) ?? [];
  const keptMeta = { ...otherMeta, ...(ownTags.length > 0 && { tag: ownTags }) };
  const ownExtensions = extension?.filter(({ url }) => url !== chainExtension) ?? [];
  return {
    ...event,
    ...(Object.keys(keptMeta).length > 0 && { meta: keptMeta }),
    ...(ownExtensions.length > 0 && { extension: ownExtensions }),
  };
}
