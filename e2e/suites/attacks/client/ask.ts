import { Pool } from 'undici';
import type { Answer, AttackRequest } from './answer.ts';

const pools = new Map<number, Pool>();

/** Connections of this process to one port, kept: thousands of requests are sent. */
function poolAt(port: number): Pool {
  const pool =
    pools.get(port) ??
    new Pool(`http://localhost:${port}`, { connections: 64, pipelining: 1, headersTimeout: 60_000, bodyTimeout: 60_000 });
  pools.set(port, pool);
  return pool;
}

export const closePools = async (): Promise<void> => void (await Promise.all([...pools.values()].map((pool) => pool.destroy())));

/** Sends a request as it is written: no cookie, header or redirect of its own. */
export async function ask(port: number, { method = 'GET', path, headers = {}, body }: AttackRequest): Promise<Answer> {
  const response = await poolAt(port).request({ method, path, headers, ...(body !== undefined && { body }) });
  const { statusCode: status, headers: names } = response;
  const text = await response.body.text();
  return {
    status,
    headers: Object.fromEntries(Object.entries(names).map(([name, value]) => [name, [value ?? []].flat().join('\n')])),
    setCookies: [names['set-cookie'] ?? []].flat(),
    body: text,
  };
}
