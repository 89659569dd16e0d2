import { once } from 'node:events';
import { createServer, request } from 'node:http';

/** A load balancer in front of replicas: each request goes to the next one, whoever sent it. */
export interface InTurn {
  /** Number of requests that each port was given. */
  readonly counts: () => ReadonlyMap<number, number>;
  readonly useOnly: (ports: readonly number[]) => void;
  readonly stop: () => void;
}

export async function startInTurn(port: number, replicas: readonly number[]): Promise<InTurn> {
  const counts = new Map<number, number>();
  let used = replicas;
  let turn = 0;
  const server = createServer((incoming, outgoing) => {
    turn += 1;
    const target = used[turn % used.length] ?? 0;
    counts.set(target, (counts.get(target) ?? 0) + 1);
    const { method, url, headers } = incoming;
    const onward = request({ host: 'localhost', port: target, method, path: url, headers, agent: false }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  });
  server.listen(port, 'localhost');
  await once(server, 'listening');
  const stop = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return {
    counts: () => counts,
    useOnly: (ports) => {
      used = ports;
      counts.clear();
    },
    stop,
  };
}
