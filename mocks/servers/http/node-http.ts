import type { IncomingMessage, ServerResponse } from 'node:http';

/** A form's fields out of a Node request. */
export async function formOf(incoming: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  incoming.setEncoding('utf8');
  for await (const part of incoming) text += String(part);
  return new URLSearchParams(text);
}

/** Writes a fetch Response to a Node one. */
export async function sendResponse(outgoing: ServerResponse, response: Response): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(await response.text());
}
