/** Lets a name pass the first time it comes, and gives it a number from the second on. */
export function distinctNames(numbered: (name: string, number: number) => string): (name: string) => string {
  const counts = new Map<string, number>();
  return name => {
    const number = (counts.get(name) ?? 0) + 1;
    counts.set(name, number);
    return number === 1 ? name : numbered(name, number);
  };
}
