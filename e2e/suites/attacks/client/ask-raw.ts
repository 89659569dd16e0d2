import { connect } from 'node:net';
import type { Answer } from './answer.ts';

/** Sends bytes that no client library writes, and reads until the connection ends or `withinMs` are over; undefined where nothing came. */
export function askRaw(port: number, bytes: string | Buffer, withinMs = 15_000): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const socket = connect(port, 'localhost');
    const parts: Buffer[] = [];
    const end = (): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(readAnswer(Buffer.concat(parts).toString('latin1')));
    };
    const timer = setTimeout(end, withinMs);
    socket
      .on('data', (part) => parts.push(part))
      .on('close', end)
      .on('error', end);
    socket.write(bytes);
  });
}

/** A request in HTTP/1.1 that closes its connection; header lines as they are. */
export const rawRequest = (line: string, host: string, headers: readonly string[] = [], body = ''): string =>
  [`${line} HTTP/1.1`, `Host: ${host}`, 'Connection: close', ...headers, '', body].join('\r\n');

/** Reads the first answer; what follows it, a second answer included, stands in its body. */
export function readAnswer(text: string): Answer | undefined {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const [statusLine = '', ...lines] = head.split('\r\n');
  const status = /^HTTP\/1\.[01] (\d{3})/.exec(statusLine)?.[1];
  if (status === undefined) return undefined;
  const headers: Record<string, string> = {};
  const setCookies: string[] = [];
  for (const line of lines) {
    const [, name = '', value = ''] = /^([^:]+):\s*(.*)$/.exec(line) ?? [];
    const key = name.toLowerCase();
    if (key === 'set-cookie') setCookies.push(value);
    headers[key] = key in headers ? `${headers[key] ?? ''}\n${value}` : value;
  }
  return { status: Number(status), headers, setCookies, body: rest.join('\r\n\r\n') };
}
