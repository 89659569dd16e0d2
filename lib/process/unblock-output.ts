import 'server-only';

/**
 * Makes a standard stream that is a pipe take writes without blocking. Next sets both to block while it loads its compiler, and then a
 * pipe that nobody reads stops the whole process in the middle of a write. A file or a terminal stays as it is.
 */
export function unblockOutput(stream: NodeJS.WriteStream): void {
  if (stream.isTTY) return;
  const handle: unknown = Reflect.get(stream, '_handle');
  if (typeof handle !== 'object' || handle === null) return;
  const setBlocking: unknown = Reflect.get(handle, 'setBlocking');
  if (typeof setBlocking === 'function') Reflect.apply(setBlocking, handle, [false]);
}
