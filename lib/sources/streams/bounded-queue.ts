/** A bounded queue between what produces and one reader: `push` waits while it is full, so a slow reader slows the source. */
export interface Channel<Value> extends AsyncIterable<Value> {
  /** Resolves once there is room for more; at once when the reader has gone. */
  readonly push: (value: Value) => Promise<void>;
  /** Puts it in only if there is room: for what may be lost, such as progress. */
  readonly offer: (value: Value) => void;
  readonly end: () => void;
}

export function createChannel<Value>(capacity: number): Channel<Value> {
  const [filled, emptied] = [createGate(), createGate()];
  let waiting: Value[] = [];
  let ended = false;
  const end = (): void => {
    ended = true;
    filled.open();
    emptied.open();
  };
  const put = (value: Value): void => {
    waiting.push(value);
    filled.open();
  };
  return {
    push: async (value) => {
      if (ended) return;
      put(value);
      while (waiting.length >= capacity && !ended) await emptied.wait();
    },
    offer: (value) => {
      if (!ended && waiting.length < capacity) put(value);
    },
    end,
    async *[Symbol.asyncIterator]() {
      try {
        while (waiting.length > 0 || !ended) {
          if (waiting.length === 0) await filled.wait();
          for (const value of waiting.splice(0, 1)) {
            if (waiting.length < capacity) emptied.open();
            yield value;
          }
        }
      } finally {
        waiting = [];
        end();
      }
    },
  };
}

interface Gate {
  readonly wait: () => Promise<void>;
  /** Lets everyone pass who waits now. */
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
