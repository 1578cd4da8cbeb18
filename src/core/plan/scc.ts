/**
 * In: for each node the nodes it leads to. Out: for each node the number of its strongly connected component
 * (Tarjan 1972, without recursion, as chains may be thousands long).
 */
export function strongComponents(successors: readonly (readonly number[])[]): number[] {
  const size = successors.length;
  const component = new Array<number>(size).fill(-1);
  const found = new Array<number>(size).fill(-1);
  const low = new Array<number>(size).fill(0);
  const tried = new Array<number>(size).fill(0);
  const open: number[] = [];
  let clock = 0;
  let count = 0;

  const enter = (node: number, path: number[]) => {
    found[node] = low[node] = clock++;
    open.push(node);
    path.push(node);
  };
  const close = (root: number) => {
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      component[node] = count;
      if (node === root) break;
    }
    count++;
  };

  for (let start = 0; start < size; start++) {
    if (found[start] !== -1) continue;
    const path: number[] = [];
    enter(start, path);
    while (path.length > 0) {
      const node = path[path.length - 1]!;
      const next = successors[node]![tried[node]!++];
      if (next === undefined) {
        path.pop();
        const before = path[path.length - 1];
        if (before !== undefined) low[before] = Math.min(low[before]!, low[node]!);
        if (low[node] === found[node]) close(node);
      } else if (found[next] === -1) enter(next, path);
      else if (component[next] === -1) low[node] = Math.min(low[node]!, found[next]!);
    }
  }
  return component;
}
