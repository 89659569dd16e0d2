import type { Socket } from 'node:net';

export interface RequestHead {
  /** Path and query. */
  readonly target: string;
  /** Without its port. */
  readonly host: string;
}

const mostHeadBytes = 16_384;

/** Reads one request after another off a socket, for `take` in turn; a head that is too long, or no HTTP, ends the socket. */
export function readHeads(socket: Socket, take: (head: RequestHead) => Promise<void>): void {
  let waiting = '';
  let turn: Promise<void> = Promise.resolve();
  socket.setEncoding('latin1');
  socket.on('error', () => undefined);
  socket.on('data', (piece) => {
    waiting += String(piece);
    for (let end = waiting.indexOf('\r\n\r\n'); end >= 0; end = waiting.indexOf('\r\n\r\n')) {
      const head = parseHead(waiting.slice(0, end));
      waiting = waiting.slice(end + 4);
      if (!head) return void socket.destroy();
      turn = turn.then(() => take(head)).catch(() => void socket.destroy());
    }
    if (waiting.length > mostHeadBytes) socket.destroy();
  });
}

function parseHead(text: string): RequestHead | undefined {
  const [start = '', ...fields] = text.split('\r\n');
  const [, target] = /^GET (\/\S*) HTTP\/1\.1$/.exec(start) ?? [];
  const [, host] = /^host: *([^:\s]+)/i.exec(fields.find((field) => /^host:/i.test(field)) ?? '') ?? [];
  return target === undefined || host === undefined ? undefined : { target, host };
}
