/** Groups of nodes that hang together, the largest first; within a group and among equals the order of `nodes` is kept. */
export function components(nodes: readonly string[], edges: readonly { readonly source: string; readonly target: string }[]): string[][] {
  const parent = new Map(nodes.map((node) => [node, node]));
  const root = (node: string): string => {
    let at = node;
    while (parent.get(at) !== at) at = parent.get(at)!;
    parent.set(node, at);
    return at;
  };
  for (const { source, target } of edges) parent.set(root(source), root(target));
  const groups = new Map<string, string[]>();
  for (const node of nodes) groups.set(root(node), [...(groups.get(root(node)) ?? []), node]);
  return [...groups.values()].sort((x, y) => y.length - x.length);
}
