import type { Server } from 'node:net';

const given = new Set<number>();

/**
 * Listens on a loopback port that no server of this process had before. What the gateway remembers (breakers, tokens)
 * is kept by address: the system hands a port out again within a file of tests about once in twenty runs, and the next
 * test would inherit what the last one left.
 */
export async function listenOnOwnPort(server: Server): Promise<number> {
  for (;;) {
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    if (!given.has(port)) {
      given.add(port);
      return port;
    }
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}
