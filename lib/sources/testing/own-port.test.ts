import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { listenOnOwnPort } from './own-port.ts';

test('no port is given twice in one process, though the system would', async () => {
  const ports: number[] = [];
  for (let each = 0; each < 400; each += 1) {
    const server = createServer();
    ports.push(await listenOnOwnPort(server));
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
  expect(new Set(ports).size).toBe(ports.length);
});
