import 'server-only';
import { isSearchAnswer, type Searchset } from '#/lib/fhir/answer/bundle.ts';
import { objectOf, objectsOf, resourceOf, type Resource } from '#/lib/fhir/resource/json.ts';
import { issueEffect } from '#/lib/fhir/answer/outcome-issues.ts';
import type { PatientIdentifier } from '#/lib/record/model/patient.ts';
import type { Connection } from '#/lib/sources/fetch/connection.ts';
import { nameAtServer, type ServerAddress } from '#/lib/sources/http/address-under-base.ts';
import { failureOf, failureWords } from '#/lib/sources/http/source-failure.ts';
import { pagesOf } from '#/lib/sources/gather/pages.ts';
import type { QueryParams } from '#/lib/sources/plan/plan.ts';
import { checkSelfLink } from '#/lib/sources/plan/self-link.ts';
import { networkWords } from './words.ts';

/** Organisations that the record locator names. */
export interface LocatedOrganisations {
  /** `Organization/id` or `system|value`, each once, in the locator's order. */
  readonly named: readonly string[];
  readonly received: number;
  /** Reasons why there may be more. */
  readonly doubts: readonly string[];
}

interface LocatorAnswer {
  readonly named: Set<string>;
  readonly doubts: Set<string>;
  received: number;
}

const pageSize = '200';

/**
 * Searches the record locator (PDQm ITI-78, `Patient?identifier=…`): one Patient for each organisation that registered the
 * person, named by `managingOrganization`. A Patient without the searched identifier names nobody (H08). Throws a
 * SourceFailure if nothing came; a later failure is a doubt.
 */
export async function locateOrganisations(
  connection: Connection,
  identifier: PatientIdentifier,
  requestId: string,
  directory: ServerAddress,
): Promise<LocatedOrganisations> {
  const token = `${identifier.system}|${identifier.value}`;
  const query = {
    type: 'Patient',
    params: [
      ['identifier', token],
      ['_count', pageSize],
    ] as const,
    categories: [],
    fallbacks: [],
  };
  const answer: LocatorAnswer = { named: new Set(), doubts: new Set(), received: 0 };
  let pages = 0;
  let total = 0;
  try {
    for await (const { searchset } of pagesOf(connection, query, requestId, { leftPages: connection.upstream.limits.pages })) {
      pages += 1;
      total = searchset.total ?? total;
      if (!isAnswerTo(searchset, query.params)) answer.doubts.add(networkWords.locatorOtherSearch);
      for (const issue of searchset.issues) {
        const effect = issueEffect(issue);
        if (effect.effect === 'limiting') answer.doubts.add(effect.why);
      }
      for (const { resource } of searchset.entries) addOrganisation(resourceOf(resource), token, answer, [connection.upstream, directory]);
    }
  } catch (error) {
    if (pages === 0) throw error;
    answer.doubts.add(networkWords.locatorStopped(failureWords(failureOf(error))));
  }
  // An organisation missing from the answer would not be queried (H07).
  if (total > answer.received) answer.doubts.add(networkWords.locatorShort(answer.received, total));
  return { named: [...answer.named], received: answer.received, doubts: [...answer.doubts] };
}

function isAnswerTo(searchset: Searchset, params: QueryParams): boolean {
  return isSearchAnswer(searchset) && checkSelfLink(searchset.self, params).ignored.length === 0;
}

function addOrganisation(resource: Resource | undefined, token: string, answer: LocatorAnswer, servers: readonly ServerAddress[]): void {
  answer.received += 1;
  if (resource?.resourceType === 'OperationOutcome') return;
  const registered = resource?.resourceType === 'Patient' && identifiersOf(resource).includes(token);
  if (!registered) return void answer.doubts.add(networkWords.locatorOtherPatients);
  const organisation = organisationOf(resource.managingOrganization, servers);
  if (organisation === undefined) answer.doubts.add(networkWords.locatorNoOrganisation);
  else answer.named.add(organisation);
}

const identifiersOf = (patient: Resource): readonly string[] =>
  objectsOf(patient.identifier).map(({ system, value }) => `${String(system)}|${String(value)}`);

/** The organisation by its id in the directory, which the locator shares, or by its number; another server's id is neither. */
function organisationOf(value: unknown, servers: readonly ServerAddress[]): string | undefined {
  const organisation = objectOf(value);
  const text = typeof organisation?.reference === 'string' ? organisation.reference : '';
  const [name] = servers.flatMap((server) => nameAtServer(server, text) ?? []);
  if (name?.startsWith('Organization/')) return name;
  const { system, value: number } = objectOf(organisation?.identifier) ?? {};
  return typeof system === 'string' && typeof number === 'string' ? `${system}|${number}` : undefined;
}
