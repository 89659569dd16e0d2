import { longestBody } from './take-body.ts';

/** Head of a request as Node's parser read it. */
export interface RequestHead {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly httpVersion: string;
  /** Names and values by turns, as they were sent. */
  readonly rawHeaders: readonly string[];
}

export type Judgement =
  | { readonly kind: 'answer'; readonly target: string }
  | { readonly kind: 'refuse'; readonly status: number; readonly allow?: string };

/** Methods that some route answers; a route that does not answer one of them says so itself. */
const methods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'OPTIONS']);
export const allowedMethods = [...methods].join(', ');

/** Longest target of a request: an authorisation code of 4 KB and its state fit; no address of ours comes near. */
const longestTarget = 8_192;
const hostForm = /^(?:[a-z0-9_.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

/**
 * Judges a request before the application sees it: refuses what no client of ours sends and what Next reads in a way of its
 * own, answers 500 to, or writes a stack for. Returns the target in origin form (RFC 9112 §3.2), or the status of the refusal.
 * A query is not judged: record systems write their descriptions of errors carelessly, and any text can be read as one.
 */
export function judgeRequest(head: RequestHead): Judgement {
  const { method = '', url = '', httpVersion } = head;
  if (!httpVersion.startsWith('1.')) return refuse(505);
  if (!methods.has(method)) return refuse(405, allowedMethods);
  const hosts = valuesOf(head, 'host');
  if (hosts.length > 1 || (hosts.length === 0 && httpVersion !== '1.0') || hosts.some((host) => !hostForm.test(host))) return refuse(400);
  if (url === '*') return method === 'OPTIONS' ? refuse(204, allowedMethods) : refuse(400);
  if (url.length > longestTarget) return refuse(414);
  const target = originForm(url, hosts[0]);
  if (target === undefined || !isReadable(pathOf(target))) return refuse(400);
  return judgeBody(head) ?? { kind: 'answer', target };
}

/** Refuses bodies that no route of ours takes: of unknown codings, larger ones, and forms with files, in which Next looks for its server actions. */
function judgeBody(head: RequestHead): Judgement | undefined {
  if (valuesOf(head, 'transfer-encoding').some((coding) => coding.toLowerCase() !== 'chunked')) return refuse(501);
  if (Number(valuesOf(head, 'content-length')[0] ?? 0) > longestBody) return refuse(413);
  if (valuesOf(head, 'content-type').some((type) => /^\s*multipart\//i.test(type))) return refuse(415);
  return undefined;
}

const refuse = (status: number, allow?: string): Judgement => ({ kind: 'refuse', status, ...(allow !== undefined && { allow }) });

function valuesOf({ rawHeaders }: RequestHead, name: string): readonly string[] {
  return rawHeaders.filter((_, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === name);
}

/** An absolute target is taken for its path, where it names the host that the request is sent to. */
function originForm(url: string, host: string | undefined): string | undefined {
  if (url.startsWith('/')) return url;
  const parts = /^https?:\/\/([^/?#]*)(.*)$/i.exec(url);
  if (!parts || parts[1]?.toLowerCase() !== host?.toLowerCase()) return undefined;
  return parts[2]?.startsWith('/') ? parts[2] : `/${parts[2] ?? ''}`;
}

const pathOf = (target: string): string => target.split(/[?#]/, 1)[0] ?? '';

/** Accepts a path whose escapes are all UTF-8 and hide no control character; what is not ASCII is escaped (RFC 3986). */
function isReadable(path: string): boolean {
  try {
    return !/[\p{Cc}\u0080-\u{10FFFF}]/u.test(path) && !/\p{Cc}/u.test(decodeURIComponent(path));
  } catch {
    return false;
  }
}
