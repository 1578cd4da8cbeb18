import { findSets, findUses } from '../../../../src/core/variables/uses/find-uses.js';
import { SHAPES } from './project-shapes.js';

test.each(SHAPES)('$shape', ({ path, prefixes, text, expected, sets }) => {
  for (const written of [text, text.replaceAll('\n', '\r\n'), `\uFEFF${text}`, text.replaceAll('  ', '\t')]) {
    const lineAt = (offset: number) => written.slice(0, offset).split('\n').length;
    const uses = findUses({ path, text: written }, prefixes).map(use => {
      const { start, idiom, fallback } = use;
      const what = use.kind === 'exact' ? use.variable : (use.prefix ?? 'any link');
      const otherwise = fallback ? ` = ${fallback.text}${fallback.hidesBreak ? ' !' : ''}` : '';
      return `${lineAt(start)} ${what} ${idiom}${otherwise}`;
    });
    expect(uses).toEqual(expected);
    if (!sets) continue;
    const found = findSets({ path, text: written }, prefixes);
    expect(found.map(set => `${lineAt(set.start)} ${set.variable} ${set.how}`)).toEqual(sets);
  }
});
