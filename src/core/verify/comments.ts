/**
 * Comments of a text that another text no longer has, each as often as it is missing. What looks like a
 * comment inside a script counts as well: it must not vanish either.
 */
export function lostComments(before: string, after: string): string[] {
  const left = new Map<string, number>();
  for (const comment of commentsOf(after)) left.set(comment, (left.get(comment) ?? 0) + 1);
  return commentsOf(before).filter(comment => {
    const count = left.get(comment) ?? 0;
    left.set(comment, count - 1);
    return count <= 0;
  });
}

function commentsOf(text: string): string[] {
  return text.includes('#') ? [...text.matchAll(/(?:^|\s)#(.*)$/gm)].map(match => match[1]!.trim()) : [];
}
