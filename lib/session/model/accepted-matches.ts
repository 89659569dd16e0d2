import type { RecordSession } from './record-session.ts';

/** `source~person`: the reader's word holds for one person at one source (H04). The last tilde parts them: a person's key holds none. */
export function readAccepted(text: string): { readonly source: string; readonly person: string } | undefined {
  const [, source, person] = /^(\S{1,400})~([\w-]{16})$/.exec(text) ?? [];
  return source === undefined || person === undefined ? undefined : { source, person };
}

/** Digests of the people that the reader accepted at one source. */
export function acceptedAt({ accepted }: Pick<RecordSession, 'accepted'>, id: string): ReadonlySet<string> {
  const own = accepted.flatMap((text) => readAccepted(text) ?? []).filter(({ source }) => source === id);
  return new Set(own.map(({ person }) => person));
}
