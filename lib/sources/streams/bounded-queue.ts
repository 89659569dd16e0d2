import 'server-only';

/** Queue of limited length between producers and one reader: `push` waits while it is full, so a slow reader slows them (back-pressure). */
export interface BoundedQueue<Value> extends AsyncIterable<Value> {
  /** Resolves once there is room for more; at once, dropping the value, after the queue was closed. */
  readonly push: (value: Value) => Promise<void>;
  /** Adds the value only if there is room: for values that may be lost, such as progress. */
  readonly offer: (value: Value) => void;
  /** Takes nothing more; values that wait are still read. A reader that leaves closes it too. */
  readonly close: () => void;
  readonly isClosed: () => boolean;
}

export function createBoundedQueue<Value>(capacity: number): BoundedQueue<Value> {
  const [filled, emptied] = [createGate(), createGate()];
  let waiting: Value[] = [];
  let closed = false;
  const close = (): void => {
    closed = true;
    filled.open();
    emptied.open();
  };
  const put = (value: Value): void => {
    waiting.push(value);
    filled.open();
  };
  return {
    push: async (value) => {
      if (closed) return;
      put(value);
      while (waiting.length >= capacity && !closed) await emptied.wait();
    },
    offer: (value) => {
      if (!closed && waiting.length < capacity) put(value);
    },
    close,
    isClosed: () => closed,
    async *[Symbol.asyncIterator]() {
      try {
        while (waiting.length > 0 || !closed) {
          if (waiting.length === 0) await filled.wait();
          for (const value of waiting.splice(0, 1)) {
            if (waiting.length < capacity) emptied.open();
            yield value;
          }
        }
      } finally {
        waiting = [];
        close();
      }
    },
  };
}

interface Gate {
  readonly wait: () => Promise<void>;
  /** Lets everyone pass who waits at this moment. */
  readonly open: () => void;
}

function createGate(): Gate {
  let passing: (() => void)[] = [];
  return {
    wait: () => new Promise((resolve) => passing.push(resolve)),
    open: () => {
      const released = passing;
      passing = [];
      for (const pass of released) pass();
    },
  };
}
