/** Lets a name pass the first time it comes; afterwards it gets the next number that makes it a new one. */
export function distinctNames(numbered: (name: string, number: number) => string): (name: string) => string {
  const given = new Set<string>();
  const counts = new Map<string, number>();
  return name => {
    let number = counts.get(name) ?? 0;
    let distinct: string;
    do {
      number++;
      distinct = number === 1 ? name : numbered(name, number);
    } while (given.has(distinct));
    counts.set(name, number);
    given.add(distinct);
    return distinct;
  };
}
