import { createServer, type Socket } from 'node:net';
import { createServer as createSecureServer, TLSSocket } from 'node:tls';
import type { Certificates } from './certificate-faults.ts';
import { bytesOf, type Fault, type SourceAnswer } from './fault.ts';
import type { Place } from './name-service.ts';
import { readHeads, type RequestHead } from './request-head.ts';

/** Conditions between the viewer and one source: its fault, if it has one, and the requests it is for. */
export interface Standing {
  readonly fault?: Fault;
  readonly isFor: (target: string) => boolean;
  readonly answer: (target: string) => Promise<SourceAnswer>;
  /** An answer about somebody else. */
  readonly stranger: SourceAnswer;
}

export interface Stood extends Standing {
  hits: number;
  /** Most bytes written to one hit. */
  wrote: number;
  down: boolean;
  previous: SourceAnswer;
  first: string;
  readonly sockets: Set<Socket>;
}

export interface FaultProxy {
  readonly port: number;
  readonly securePort: number;
  readonly stand: (host: string, standing: Standing) => Stood;
  readonly remove: (host: string) => void;
  /** For the name service. */
  readonly placeOf: (host: string) => Place | undefined;
  readonly stop: () => Promise<void>;
}

const mostConnections = 2_000;

/** Reads the requests that come over TCP or TLS, asks the source behind, and writes what is left of its answer, byte by byte. */
export async function startFaultProxy(certificates: Certificates): Promise<FaultProxy> {
  const standings = new Map<string, Stood>();
  const sockets = new Set<Socket>();
  const serve = (socket: Socket): void => {
    if (sockets.size >= mostConnections) return void socket.destroy();
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    const standing = standings.get(socket instanceof TLSSocket ? String(socket.servername) : '');
    standing?.sockets.add(socket);
    readHeads(socket, (head) => answer(socket, head, standings.get(head.host)));
  };
  const plain = createServer(serve);
  const secure = createSecureServer(
    {
      SNICallback: (host, done) => {
        const stood = standings.get(host);
        done(null, certificates.contextFor(stood?.down ? stood.fault?.afterwards?.certificate : undefined));
      },
    },
    serve,
  );
  secure.on('tlsClientError', () => undefined);
  const [port, securePort] = await Promise.all([listen(plain), listen(secure)]);
  return {
    port,
    securePort,
    stand: (host, standing) => {
      const stood: Stood = { ...standing, hits: 0, wrote: 0, down: false, previous: standing.stranger, first: '', sockets: new Set() };
      standings.set(host, stood);
      return stood;
    },
    remove: (host) => void standings.delete(host),
    placeOf: (host) => {
      const stood = standings.get(host);
      return stood && ((stood.down ? stood.fault?.afterwards?.place : undefined) ?? 'here');
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await Promise.all([plain, secure].map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}

async function answer(socket: Socket, { target }: RequestHead, stood: Stood | undefined): Promise<void> {
  if (!stood) return void socket.destroy();
  stood.sockets.add(socket);
  if (!stood.fault || !stood.isFor(target)) return void socket.write(bytesOf(await stood.answer(target)));
  stood.hits += 1;
  stood.first ||= target;
  if (stood.fault.afterwards) await goDown(stood, socket);
  const answer = stood.answer(target);
  const { previous } = stood;
  await stood.fault.meet({
    socket,
    target,
    number: stood.hits,
    first: stood.first,
    answer: () => answer,
    previous: () => previous,
    wrote: (bytes) => void (stood.wrote = Math.max(stood.wrote, bytes)),
  });
  stood.previous = await answer;
}

const handshakeMs = 250;

/** A host that goes down takes every connection with it, those that are just made too: whoever asks again meets the fault. */
async function goDown(stood: Stood, asking: Socket): Promise<void> {
  const cutOthers = (): void => {
    for (const socket of stood.sockets) if (socket !== asking) socket.destroy();
  };
  stood.down = true;
  cutOthers();
  await new Promise((resolve) => setTimeout(resolve, handshakeMs));
  cutOthers();
}

async function listen(server: ReturnType<typeof createServer>): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
