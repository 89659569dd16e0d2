import 'server-only';

/**
 * Stops the runtime from keeping what requests leave behind (design §9). Its list of timings holds the address of each request
 * to a source, and with it patients' numbers and ids: as in a browser it keeps the first 250 until somebody clears it. Its pool
 * cuts small buffers out of shared ones, so that one that lives on keeps the cookies and answers beside it. And a buffer that is
 * not filled with zeros begins with what others freed: of an answer that was compressed, one stays as long as its connection.
 */
export function keepNothingInMemory(): void {
  performance.setResourceTimingBufferSize(0);
  performance.clearResourceTimings();
  const zeros = (size: number): Buffer<ArrayBuffer> => Buffer.alloc(size);
  Object.assign(Buffer, { poolSize: 0, allocUnsafe: zeros, allocUnsafeSlow: zeros });
}
