import { commentsIn } from '../yaml/comments.js';

/** Comments of a text that another text no longer has, each as often as it is missing. */
export function lostComments(before: string, after: string): string[] {
  // Nearly always nothing is missing even among all that looks like a comment, and that is found quickly.
  return missing(seemingComments(before), seemingComments(after)).length === 0
    ? []
    : missing(realComments(before), realComments(after));
}

function missing(before: readonly string[], after: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const comment of after) left.set(comment, (left.get(comment) ?? 0) + 1);
  return before.filter(comment => {
    const count = left.get(comment) ?? 0;
    left.set(comment, count - 1);
    return count <= 0;
  });
}

function realComments(text: string): string[] {
  return commentsIn(text).map(comment => comment.slice(1).trim());
}

function seemingComments(text: string): string[] {
  return text.includes('#') ? [...text.matchAll(/(?:^|\s)#(.*)$/gm)].map(match => match[1]!.trim()) : [];
}
