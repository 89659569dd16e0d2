import 'server-only';
import { z } from 'zod';
import { parseReference } from '#/lib/record/model/resource-reference.ts';
import { objectOf, objectsOf, resourceOf } from '#/lib/fhir/resource/json.ts';
import { lineOf } from '#/lib/fhir/datatypes/text.ts';
import { referenceAtServer, addressAtServer, resourceAddress, type ServerAddress } from '#/lib/sources/http/address-under-base.ts';
import { fetchFhir } from '#/lib/sources/fetch/fetch-fhir.ts';
import { SourceFailure } from '#/lib/sources/http/source-failure.ts';
import { identifiersIn, type MatchAnswer, type MatchContext, type MatchMethod } from '#/lib/sources/match/identity/match-method.ts';
import { matchFaults, matchWords } from '#/lib/sources/match/identity/words.ts';
import { notFoundAnswer } from '#/lib/sources/match/identity/read-candidates.ts';

/** Most records of one person; more are a mistake of the index. */
const most = 10;

/** Calls `Patient/$ihe-pix` (PIXm ITI-83): the source's cross-reference names its own records of this identifier; each is read and checked. */
export const pixMatch: MatchMethod = {
  kind: 'pix',
  options: z.strictObject({ kind: z.literal('pix') }),
  query: ({ patient, systems }) => {
    const [first] = identifiersIn(patient, systems);
    return first && `Patient/$ihe-pix?${new URLSearchParams({ sourceIdentifier: `${first.system}|${first.value}` })}`;
  },
  ask: async (context, query) => {
    try {
      return await crossReferenced(context, query);
    } catch (error) {
      return notFoundAnswer(error);
    }
  },
};

async function crossReferenced(context: MatchContext, query: string): Promise<MatchAnswer> {
  const { connection, requestId } = context;
  const answer = resourceOf(await fetchFhir(connection, { address: `${connection.upstream.url}/${query}`, requestId }));
  if (answer?.resourceType !== 'Parameters') throw new SourceFailure({ kind: 'unreadable', detail: matchFaults.noParameters });
  const targets = objectsOf(answer.parameter).flatMap(({ name, valueReference }) =>
    name === 'targetId' ? [lineOf(objectOf(valueReference)?.reference) ?? ''] : [],
  );
  // An index names the records of other systems too: those are none of this source's, though their ids be alike (standards §3.2).
  const own = targets.filter((target) => !isElsewhere(target, connection.upstream));
  const ids = [...new Set(own.flatMap(patientIdIn))];
  // PIXm §3.83.4.2.2, case 2: known to the index, and in none of its other systems. An identifier alone is no record that can be read.
  if (ids.length === 0) return objectsOf(answer.parameter).length === 0 ? { type: 'not-known' } : noRecord;
  const patients = await Promise.all(ids.slice(0, most).map((id) => readPatient(id, context)));
  return { type: 'patients', patients, limited: ids.length > most || ids.length < new Set(own).size };
}

const noRecord: MatchAnswer = { type: 'no-answer-given', why: matchWords.crossReferenceOnly };

/** Tells whether a reference has an address, and not one of this server: `//host/…` and other schemes are addresses too. */
function isElsewhere(target: string, server: ServerAddress): boolean {
  const reference = parseReference(target);
  if (reference?.kind === 'literal') return reference.base !== '' && referenceAtServer(server, target) === undefined;
  return /^https?:/i.test(target) && addressAtServer(server, target) === undefined;
}

function patientIdIn(text: string): readonly string[] {
  const reference = parseReference(text);
  return reference?.kind === 'literal' && reference.type === 'Patient' ? [reference.id] : [];
}

function readPatient(id: string, { connection, requestId }: MatchContext): Promise<unknown> {
  return fetchFhir(connection, { address: resourceAddress(connection.upstream.url, { type: 'Patient', id }), requestId });
}
