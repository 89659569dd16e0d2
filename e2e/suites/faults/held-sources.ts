import { Agent, get } from 'node:http';
import type { Resource } from '#/lib/fhir/resource/json.ts';
import { bundle } from '#/lib/sources/testing/fake-record.ts';
import { serveSource, type Answer } from '#/lib/sources/testing/serve-source.ts';
import type { SourceAnswer } from './fault.ts';

/** Offers of one source, and the resources it holds of the patient. */
export interface HeldSource {
  readonly patient: Resource;
  readonly types: readonly string[];
  readonly resources: readonly Resource[];
}

export interface HeldSources {
  readonly hold: (host: string, source: HeldSource) => void;
  readonly remove: (host: string) => void;
  /** Asks over HTTP, as a proxy does. */
  readonly ask: (host: string, target: string) => Promise<SourceAnswer>;
  readonly stop: () => Promise<void>;
}

const pageSize = 2;

/** FHIR servers behind the proxy: whole, quick and right. */
export async function startHeldSources(): Promise<HeldSources> {
  const held = new Map<string, HeldSource>();
  const server = await serveSource((url) => {
    const [, , host = '', type = ''] = url.pathname.split('/');
    const source = held.get(host);
    return source ? answerOf(source, type, url) : { status: 404, body: {} };
  });
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  return {
    hold: (host, source) => void held.set(host, source),
    remove: (host) => {
      held.delete(host);
      server.requests.length = 0;
      server.cut.length = 0;
    },
    ask: (host, target) => ask(agent, `${server.url}/${host}${target.replace(/^\/fhir/, '')}`),
    stop: () => {
      agent.destroy();
      return server.close();
    },
  };
}

function answerOf({ patient, types, resources }: HeldSource, type: string, url: URL): Answer {
  if (type === 'metadata') return { body: statement(types) };
  if (type === 'Patient') return { body: bundle([patient]) };
  const matches = resources.filter(({ resourceType }) => resourceType === type);
  const page = Number(url.searchParams.get('_page') ?? 1);
  const next = page * pageSize < matches.length ? { link: [{ relation: 'next', url: `${type}?_page=${page + 1}` }] } : {};
  return { body: bundle(matches.slice((page - 1) * pageSize, page * pageSize), next) };
}

const statement = (types: readonly string[]) => ({
  resourceType: 'CapabilityStatement',
  fhirVersion: '4.0.1',
  rest: [{ mode: 'server', resource: types.map((type) => ({ type })) }],
});

function ask(agent: Agent, address: string): Promise<SourceAnswer> {
  return new Promise((resolve, reject) => {
    const request = get(address, { agent }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('error', reject);
      response.on('end', () => resolve({ status: response.statusCode ?? 500, headers: {}, body: Buffer.concat(pieces) }));
    });
    request.on('error', reject);
  });
}
