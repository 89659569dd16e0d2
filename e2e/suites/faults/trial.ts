import type { Limits, SourceConfig } from '#/lib/config/schema/schema.ts';
import type { Resource } from '#/lib/fhir/resource/json.ts';
import { limitsSchema } from '#/lib/config/schema/schema.ts';
import { applyMessage, emptyTimeline, type Timeline } from '#/lib/record/stream/timeline.ts';
import type { TimelineMessage } from '#/lib/record/model/timeline-message.ts';
import { ada, adaAtSource } from '#/lib/sources/testing/fake-record.ts';
import { openRecord, sourceConfig, domain, type Exchange } from './exchange.ts';
import type { Fault, SourceAnswer } from './fault.ts';
import type { Stood } from './fault-proxy.ts';
import type { HeldSource } from './held-sources.ts';
import { condition, noKnownAllergy, penicillin, threeOf } from './kinds-held.ts';

export const shares = ['one', 'half', 'all'] as const;
export type Share = (typeof shares)[number];

/** A combination of the matrix; without a fault, the answers of a healthy exchange. */
export interface TrialPlan {
  readonly fault: Fault | undefined;
  /** The type whose searches meet the fault; or `Patient`, as the patient is matched; or `metadata`, as the source says what it offers. */
  readonly kind: string;
  readonly share: Share;
}

export interface TrialSource {
  readonly id: string;
  readonly name: string;
  readonly isFaulty: boolean;
  readonly held: HeldSource;
  readonly stood: Stood;
}

/** Result of the combination. */
export interface Trial {
  readonly plan: TrialPlan;
  readonly sources: readonly TrialSource[];
  readonly messages: readonly TimelineMessage[];
  readonly timeline: Timeline;
  readonly tookMs: number;
  readonly limits: Limits;
  /** Error that broke out of the stream. */
  readonly thrown: string | undefined;
  readonly audited: number;
}

const names = ['Ash', 'Birch', 'Cedar', 'Damson', 'Elder', 'Fir'] as const;
/** Requests before the first search. */
export const beforeSearches: ReadonlySet<string> = new Set(['Patient', 'metadata']);
const faultyOf: Readonly<Record<Share, number>> = { one: 1, half: names.length / 2, all: names.length };

/** Short, so that a matrix of thousands ends; long enough for a busy machine not to meet them by itself. */
const shortLimits: Limits = limitsSchema.parse({
  connectMs: 4_000,
  firstByteMs: 5_000,
  stallMs: 5_000,
  totalMs: 12_000,
  pages: 25,
  megabytes: 4,
});

let trials = 0;

/** Six sources, some of them faulty for one type, opened through the door and folded as the page does. */
export async function runTrial(exchange: Exchange, plan: TrialPlan, limits: Limits = shortLimits): Promise<Trial> {
  trials += 1;
  const session = `session-${trials}`;
  const isSecure = plan.fault?.afterwards?.certificate !== undefined;
  const sources = names.map((name, at) => standSource(exchange, plan, { name, number: trials, isFaulty: at < faultyOf[plan.share] }));
  const configs = sources.map(({ id, name, host }) => configOf(exchange, { id, name, host, isSecure, limits }));
  const messages: TimelineMessage[] = [];
  const started = performance.now();
  let thrown: string | undefined;
  try {
    for await (const message of openRecord({ session, patient: ada, sources: configs })) messages.push(message);
  } catch (error) {
    thrown = error instanceof Error ? error.message : String(error);
  }
  const tookMs = performance.now() - started;
  for (const { host } of sources) {
    exchange.proxy.remove(host);
    exchange.held.remove(host);
  }
  const audited = exchange.audited.get(session)?.length ?? 0;
  exchange.audited.delete(session);
  const timeline = messages
    .map((message): unknown => JSON.parse(JSON.stringify(message)))
    .reduce<Timeline>(applyMessage, emptyTimeline(session));
  return { plan, sources, messages, timeline, tookMs, limits, thrown, audited };
}

interface Stand {
  readonly name: string;
  readonly number: number;
  readonly isFaulty: boolean;
}

function standSource(
  exchange: Exchange,
  { fault, kind }: TrialPlan,
  { name, number, isFaulty }: Stand,
): TrialSource & { readonly host: string } {
  const id = name.toLowerCase();
  const host = `${id}-${number}.${domain}`;
  const held = heldBy(kind, id, isFaulty);
  exchange.held.hold(host, held);
  const stood = exchange.proxy.stand(host, {
    ...(isFaulty && fault && { fault }),
    isFor: (target) => target.startsWith(`/fhir/${kind}`) && /^(\?|$)/.test(target.slice(`/fhir/${kind}`.length)),
    answer: (target) => exchange.held.ask(host, target),
    stranger: strangerOf(kind),
  });
  return { id, name: `${name} Hospital`, isFaulty, held, stood, host };
}

/** Only the faulty hold something of the type: what they do not say, nobody says. The healthy ones say that there is no allergy. */
function heldBy(kind: string, id: string, isFaulty: boolean): HeldSource {
  // A fault at the beginning loses only what a source offers after it.
  const type = beforeSearches.has(kind) ? 'Goal' : kind;
  const own = isFaulty ? threeOf(type, id) : [];
  const allergies = kind === 'AllergyIntolerance' && isFaulty ? [] : [isFaulty ? penicillin(id) : noKnownAllergy(id)];
  const conditions = kind === 'Condition' ? [] : [condition(id)];
  return {
    patient: { ...adaAtSource, id: 'amara' },
    types: [...new Set([type, 'AllergyIntolerance', 'Condition'])],
    resources: [...own, ...allergies, ...conditions],
  };
}

const strangerAtSource: Resource = {
  ...adaAtSource,
  id: 'stranger',
  name: [{ family: 'Yilmaz', given: ['Deniz'] }],
  birthDate: '1988-02-01',
};

function strangerOf(kind: string): SourceAnswer {
  const resources: readonly Resource[] = beforeSearches.has(kind) ? [strangerAtSource] : threeOf(kind, 'stranger');
  const body = JSON.stringify({ resourceType: 'Bundle', type: 'searchset', entry: resources.map((resource) => ({ resource })) });
  return { status: 200, headers: {}, body: Buffer.from(body.replaceAll('Patient/amara', 'Patient/stranger')) };
}

interface ConfigOf {
  readonly id: string;
  readonly name: string;
  readonly host: string;
  readonly isSecure: boolean;
  readonly limits: Limits;
}

function configOf({ proxy, certificates }: Exchange, { id, name, host, isSecure, limits }: ConfigOf): SourceConfig {
  if (!isSecure) return sourceConfig(id, name, `http://${host}:${proxy.port}/fhir`, limits);
  const tls = { ...certificates.client, authority: certificates.authority };
  return sourceConfig(id, name, `https://${host}:${proxy.securePort}/fhir`, limits, { tls });
}
