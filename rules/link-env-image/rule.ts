import {
  defineRule,
  distinctBy,
  type LinkVariable,
  type LintService,
  NO_LINK_VARIABLES,
  namedLinks,
  quoteList,
  type Span,
  valueInstead,
} from '../../src/core/lint/rule.js';

/** Names on one line; more would hide what the line says. */
const MOST_NAMES = 4;

export const linkEnvImage = defineRule({
  meta: {
    id: 'link-env-image',
    group: 'variables',
    summary: 'An image reads variables of links by itself',
    severity: 'warning',
    since: '0.1.0',
    fix: null,
    migrate: 'settles',
    messages: {
      one: `the image "{image}" reads "{name}", which "{client}" {has} from the {links}; ${NO_LINK_VARIABLES}; use a setting of the image's own for it, or {instead}`,
      several: `the image "{image}" reads {names}, which "{client}" {has} from the {links}; ${NO_LINK_VARIABLES}; use settings of the image's own for them, or let \`delink migrate\` set them in "environment"`,
    },
    sources: true,
  },
  stack(stack, context) {
    for (const reading of stack.linkVariables(false).images) {
      const { client, reference } = reading;
      // Of all settings that an image can take, most are not there; ports are what the link is for.
      const variables = reading.variables.filter(
        ({ certain, meaning }) => certain || meaning !== 'environment',
      );
      if (variables.length === 0) continue;
      const links = distinctBy(
        variables.flatMap(variable => variable.links),
        ({ at }) => `${at.file} ${at.start}`,
      );
      context.report({
        message: variables.length === 1 ? 'one' : 'several',
        at: placeOf(stack.services.get(client)!),
        service: client,
        data: {
          client,
          has: variables.every(({ certain }) => certain) ? 'has' : 'may have',
          image: reference,
          name: variables[0]!.name,
          names: namesOf(reading.reads, variables),
          links: namedLinks(links),
          instead: valueInstead(variables[0]!, [client]),
        },
        related: links.map(({ at }) => ({
          at,
          note: `this link gives ${variables.length === 1 ? 'it' : 'them'}`,
        })),
      });
    }
  },
});

/** Where the image is named: in the Compose file, or below what is built. */
function placeOf(service: LintService): Span {
  const image = service.entry('image')?.value?.span;
  return service.entry('build')?.keySpan ?? image ?? service.nameSpan;
}

/** Of names that an image picks by a pattern, the pattern says more than all of them. */
function namesOf(reads: readonly string[], variables: readonly LinkVariable[]): string {
  const names = reads.some(name => name.includes('*')) ? reads : variables.map(({ name }) => name);
  const more = names.length - MOST_NAMES;
  if (more < 2) return quoteList(names);
  const first = names.slice(0, MOST_NAMES).map(name => `"${name}"`);
  return `${first.join(', ')} and ${more} more`;
}
