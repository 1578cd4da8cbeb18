/** Runs `work` over all items, at most `limit` at a time; one promise an item, so that each test awaits its own. */
export function inParallel<Item, Result>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result>[] {
  const waiting: (() => void)[] = [];
  let running = 0;
  const turn = async () => {
    if (running >= limit) await new Promise<void>(resolve => waiting.push(resolve));
    running++;
  };
  return items.map(async item => {
    await turn();
    try {
      return await work(item);
    } finally {
      running--;
      waiting.shift()?.();
    }
  });
}
