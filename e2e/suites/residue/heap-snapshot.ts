/** Parts of V8's heap snapshot that are read here (v8/src/profiler/heap-snapshot-generator). */
interface Snapshot {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: readonly string[];
      readonly node_types: readonly [readonly string[], ...unknown[]];
      readonly edge_fields: readonly string[];
      readonly edge_types: readonly [readonly string[], ...unknown[]];
    };
  };
  readonly nodes: readonly number[];
  readonly edges: readonly number[];
  readonly strings: readonly string[];
}

/** Text of a heap snapshot, and who keeps it. */
export interface HeapSnapshot {
  readonly strings: readonly string[];
  /** The shortest chain of references from a root to a string that holds the text, for the one who mends it. */
  readonly keptBy: (text: string) => string;
}

export function readHeapSnapshot(json: string): HeapSnapshot {
  // V8's own format.
  const snapshot = JSON.parse(json) as Snapshot;
  return { strings: snapshot.strings, keptBy: (text) => shortestChain(snapshot, text) };
}

/** Tells by V8's label that a reference stands for a weak map's value, and that its key is not the node with this id. */
function isOfOtherKey(label: string, id: number): boolean {
  const key = /part of key \(.*@(\d+)\) -> value/.exec(label)?.[1];
  return key !== undefined && Number(key) !== id;
}

function shortestChain({ snapshot: { meta }, nodes, edges, strings }: Snapshot, text: string): string {
  const [nodeSize, edgeSize] = [meta.node_fields.length, meta.edge_fields.length];
  const field = (name: string): number => meta.node_fields.indexOf(name);
  const [nameAt, countAt, idAt] = [field('name'), field('edge_count'), field('id')];
  const edgeTypes = meta.edge_types[0];
  const firstEdge = new Uint32Array(nodes.length / nodeSize + 1);
  for (let node = 0; node < nodes.length / nodeSize; node += 1)
    firstEdge[node + 1] = (firstEdge[node] ?? 0) + (nodes[node * nodeSize + countAt] ?? 0);
  const from = new Int32Array(nodes.length / nodeSize).fill(-1);
  const by = new Int32Array(nodes.length / nodeSize).fill(-1);
  const nameOf = (node: number): string => (strings[nodes[node * nodeSize + nameAt] ?? 0] ?? '').slice(0, 60);
  const pattern = new RegExp(text, 'i');
  const queue = [0];
  from[0] = 0;
  for (const node of queue) {
    const name = strings[nodes[node * nodeSize + nameAt] ?? 0] ?? '';
    if (pattern.test(name)) return chainTo(node);
    // The table of unique strings keeps none of them alive.
    if (name === '(Internalized strings)') continue;
    const id = nodes[node * nodeSize + idAt] ?? 0;
    for (let edge = firstEdge[node] ?? 0; edge < (firstEdge[node + 1] ?? 0); edge += 1) {
      const target = (edges[edge * edgeSize + 2] ?? 0) / nodeSize;
      const type = edgeTypes[edges[edge * edgeSize] ?? 0];
      if (from[target] !== -1 || type === 'weak') continue;
      // A weak map's value is kept by its key, not by the map.
      if (type === 'internal' && isOfOtherKey(strings[edges[edge * edgeSize + 1] ?? 0] ?? '', id)) continue;
      from[target] = node;
      by[target] = edge;
      queue.push(target);
    }
  }
  return 'held by nothing that is reachable';

  function chainTo(end: number): string {
    const parts: string[] = [];
    for (let node = end; node !== 0; node = from[node] ?? 0) {
      const edge = by[node] ?? 0;
      const key = edges[edge * edgeSize + 1] ?? 0;
      const type = edgeTypes[edges[edge * edgeSize] ?? 0] ?? '';
      const label = type === 'element' || type === 'hidden' ? `[${key}]` : (strings[key] ?? '');
      parts.unshift(`${label} → ${nameOf(node)}`);
    }
    return parts.join(' → ');
  }
}
