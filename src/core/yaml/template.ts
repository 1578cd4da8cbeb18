/** Marks of template languages that cannot occur in a Compose file that is meant for Compose itself. */
const MARKS: readonly (readonly [RegExp, string])[] = [
  [/<%[-=#]?[\s\S]*?%>/, 'ERB'],
  [/\{%-?[\s\S]*?-?%\}/, 'Jinja'],
  [/\{\{[-~]?\s*(?:\.|range\b|if\b|end\b|with\b|template\b|define\b|\$)[\s\S]*?\}\}/, 'Go'],
  [/\{\{[\s\S]*?\}\}/, 'Jinja or Go'],
  [/(?:^|[\s:"'/])%[A-Za-z_][A-Za-z0-9_]*%/m, '%NAME%'],
  [/(?:^|[\s:"'/])@[A-Za-z_][A-Za-z0-9_.]*@/m, '@NAME@'],
];

/** The template language that a text seems to be written in, in words; null where there is no sign of one. */
export function templateLanguage(text: string): string | null {
  return MARKS.find(([mark]) => mark.test(text))?.[1] ?? null;
}
