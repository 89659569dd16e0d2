/** A directed graph: each node with the nodes that it points to. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** Circles of a graph: its strongly connected components of more than one node (Tarjan 1972), each sorted. */
export function findCircles(graph: Graph): readonly (readonly string[])[] {
  const indexes = new Map<string, number>();
  const lowLinks = new Map<string, number>();
  const stack: string[] = [];
  const circles: string[][] = [];

  const visit = (node: string): void => {
    const index = indexes.size;
    indexes.set(node, index);
    lowLinks.set(node, index);
    stack.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!indexes.has(next)) visit(next);
      if (stack.includes(next)) lowLinks.set(node, Math.min(lowLinks.get(node) ?? 0, lowLinks.get(next) ?? 0));
    }
    if (lowLinks.get(node) !== index) return;
    const component = stack.splice(stack.indexOf(node));
    if (component.length > 1) circles.push(component.toSorted());
  };

  for (const node of graph.keys()) if (!indexes.has(node)) visit(node);
  return circles;
}
