import {
  defineRule,
  distinctBy,
  groupBy,
  type LintStack,
  NO_LINK_VARIABLES,
  namedLinks,
  quoteList,
  type ScriptLink,
  type ScriptVariable,
  type VariablePlace,
  type VariableReading,
  valueInstead,
} from '../../src/core/lint/rule.js';

const COMES = `"{name}" comes from the {links} of {clients}; ${NO_LINK_VARIABLES}`;

export const linkEnvVariable = defineRule<Effect | 'command', { docs: boolean }>({
  meta: {
    id: 'link-env-variable',
    group: 'variables',
    summary: 'A program reads a variable that a link gives its container',
    severity: 'warning',
    since: '0.1.0',
    fix: null,
    migrate: 'settles',
    messages: {
      hidden: `${COMES}; the program then goes on with {fallback}, and nobody is told; {instead}`,
      read: `${COMES}, so that nothing is read here then; {instead}`,
      same: `${COMES}; the program then goes on with {fallback}, which is the same, so the variable can be left out`,
      said: `${COMES}; correct what is said here`,
      command: `"{name}" comes from "--link {written}" of {client}; ${NO_LINK_VARIABLES}, so that nothing is read here then; {instead}`,
    },
    options: {
      docs: {
        type: 'boolean',
        default: false,
        description: 'Whether documents and comments are searched, too',
      },
    },
    sources: true,
  },
  stack(stack, context) {
    for (const readings of groupsIn(stack, context.options.docs)) {
      const variables = readings.map(({ variable }) => variable);
      const clients = variables.map(({ client }) => client);
      const links = distinctBy(
        variables.flatMap(variable => variable.links),
        ({ at }) => `${at.file} ${at.start}`,
      );
      const [first, ...others] = inOrder(readings);
      context.report({
        message: effectOf(first!),
        at: first!.at,
        ...(clients.length === 1 ? { service: clients[0]! } : {}),
        data: {
          name: variables[0]!.name,
          links: namedLinks(links),
          clients: quoteList(clients),
          fallback: fallbackIn(first!),
          instead: valueInstead(variables[0]!, clients),
        },
        related: [
          ...links.map(({ at, client }) => ({ at, note: `this link gives it to "${client}"` })),
          ...others.map(place => ({ at: place.at, note: noteOn(place) })),
        ],
      });
    }
  },
  scriptLink(link, context) {
    const { at, client, written, variables } = link;
    for (const variable of variables) {
      const [first, ...others] = variable.places;
      context.report({
        message: 'command',
        at: first!,
        isLeft: variable.value === null || link.fate === 'left',
        data: { name: variable.name, written, client, instead: insteadOf(variable, link) },
        related: [
          { at, note: `this link gives it to ${client}` },
          ...others.map(at => ({ at, note: 'read here as well' })),
        ],
      });
    }
  },
});

function insteadOf({ name, value, because }: ScriptVariable, { fate }: ScriptLink): string {
  if (value === null) return `set it with -e, which \`delink migrate\` cannot do, because ${because}`;
  const set = `set it with -e "${name}=${value}"`;
  const order = `${set}${fate === 'left' ? '' : ', as `delink migrate` does'}`;
  // What the target has may be another variable of the shell, which the container does not know.
  return name.includes('_ENV_') ? order : `write "${value}" in its place, or ${order}`;
}

/** Readings of one variable in one file; those of several clients where they have the same value. */
function groupsIn(stack: LintStack, docs: boolean): Iterable<VariableReading[]> {
  const readings = stack.linkVariables(docs).readings.filter(({ variable }) => !variable.alreadySet);
  const byFile = readings.flatMap(({ variable, places }) =>
    [...groupBy(places, ({ at }) => at.file).values()].map(own => ({ variable, places: own })),
  );
  return groupBy(byFile, ({ variable, places }) =>
    JSON.stringify([places[0]!.at.file, variable.name, valueInstead(variable, [])]),
  ).values();
}

/** What comes of it when the variable is gone, the gravest first. */
const EFFECTS = ['hidden', 'read', 'same', 'said'] as const;
type Effect = (typeof EFFECTS)[number];

function effectOf({ where, fallback }: VariablePlace): Effect {
  if (where !== 'code') return 'said';
  if (fallback?.hidesBreak) return 'hidden';
  return fallback?.value ? 'same' : 'read';
}

/** Each place once, the gravest first. */
function inOrder(readings: readonly VariableReading[]): VariablePlace[] {
  const places = distinctBy(
    readings.flatMap(reading => reading.places),
    ({ at }) => String(at.start),
  );
  const rank = (place: VariablePlace) => EFFECTS.indexOf(effectOf(place));
  return places.sort((a, b) => rank(a) - rank(b) || a.at.start - b.at.start);
}

function fallbackIn({ fallback }: VariablePlace): string {
  const text = fallback?.value ?? fallback?.text ?? '';
  return text.includes('"') ? text : `"${text}"`;
}

function noteOn(place: VariablePlace): string {
  switch (effectOf(place)) {
    case 'hidden':
      return `read here as well, with ${fallbackIn(place)} to go on with`;
    case 'said':
      return 'spoken of here as well';
    default:
      return 'read here as well';
  }
}
