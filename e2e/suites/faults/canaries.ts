import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';

export interface Arrival {
  readonly address: string;
  readonly headers: IncomingHttpHeaders;
}

export interface Canaries {
  readonly port: number;
  /** Whoever was here. */
  readonly arrivals: readonly Arrival[];
  /** Places that this process began to connect to and that were not among the allowed. */
  readonly connects: readonly string[];
  readonly stop: () => Promise<void>;
}

/** Listens where nothing of ours may ever arrive, on both loopback addresses; and notes each connection that is begun. */
export async function setCanaries(allowed: (host: string) => boolean): Promise<Canaries> {
  const arrivals: Arrival[] = [];
  const connects: string[] = [];
  const make = (): Server =>
    createServer(({ url = '', headers }, response) => {
      arrivals.push({ address: `${headers.host ?? ''}${url}`, headers });
      response.end('{}');
    });
  const servers = [make(), make()] as const;
  const port = await listen(servers[0], 0, '127.0.0.1');
  await listen(servers[1], port, '::1');
  const note = (message: unknown): void => {
    const { host } = (message as { readonly connectParams: { readonly host: string } }).connectParams;
    if (!allowed(host)) connects.push(host);
  };
  subscribe('undici:client:beforeConnect', note);
  return {
    port,
    arrivals,
    connects,
    stop: async () => {
      unsubscribe('undici:client:beforeConnect', note);
      await Promise.all(servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve()))));
    },
  };
}

/** The port it listens on; 0 where the machine has no such address. */
function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve) => {
    server.once('error', () => resolve(0));
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}
