/** What is said about variables that a migration leaves to a human. */
import type { GivenVariable } from '../variables/given.js';
import type { VariableSource } from '../variables/service-environment.js';
import type { Unwritable } from './variable-values.js';

/** Why a variable is not written: everything that `valueAfter` does not know, and what the text or the options say. */
export type LeftReason = Unwritable | { readonly because: 'no-place' | 'not-wanted'; readonly text: string };

export interface LeftWords {
  /** One clause. */
  readonly because: string;
  /** What to do about it: an order. */
  readonly todo: string;
}

export function targetOf({ sets }: GivenVariable): string {
  const { target } = sets[0]!;
  return target.kind === 'service' ? target.service : target.container;
}

export function leftWords(variable: GivenVariable, reason: LeftReason): LeftWords {
  const { name, client } = variable;
  const target = targetOf(variable);
  const set = `set "${name}" in "${client}"`;
  switch (reason.because) {
    case 'secret':
      return {
        because: `a secret that is written out ${placeOf(reason.source.source, target)} is not copied`,
        todo: `keep it in ".env", and write "\${${reason.source.name}}" in both places`,
      };
    case 'env-file':
      return {
        because: `its value stands ${placeOf(reason.source.source, target)}, and is not copied from there`,
        todo: `write it as "${name}" into an "env_file" of "${client}"`,
      };
    case 'unknown-value':
      return {
        because: isOfImage(variable)
          ? `its value is in the image of "${target}", and not known here`
          : `the image of "${target}", or a file of variables, could not be looked into`,
        todo: `${set} to what "${target}" has`,
      };
    case 'unknown-ports':
      return { because: `the ports of "${target}" are not known`, todo: `${set}, or list them as "expose"` };
    case 'several-links':
      return {
        because: isOfOneLink(variable)
          ? 'its value depends on the release of Compose'
          : 'several links gave it, and chance decided which of them counted',
        todo: `${set} to the one that is meant`,
      };
    case 'one-of-several':
      return {
        because: `it meant one container of "${target}", which has no name of its own on a network`,
        todo: `${set} to "${target}" if any of them will do`,
      };
    case 'client-scaled':
      return { because: `each container of "${client}" had another value`, todo: 'let nothing depend on it' };
    case 'no-name':
      return { because: `no name leads from "${client}" to "${target}" alone`, todo: `${set}` };
    case 'name-ends':
      return {
        because: `the only name for "${target}" in it is a generated one, and that ends`,
        todo: 'let --instance-names keep the ones that are used, or give the link an alias',
      };
    case 'unspellable':
      return { because: 'no variable of that name can be written', todo: 'choose another alias' };
    case 'no-place':
      return {
        because: `the "environment" of "${client}" is shared with services or files for which this would be wrong`,
        todo: `${set} to "${reason.text}"`,
      };
    case 'not-wanted':
      return { because: '--link-env none leaves it to you', todo: `${set} to "${reason.text}"` };
  }
}

function isOfOneLink({ sets }: GivenVariable): boolean {
  return sets.every(({ link }) => link.item === sets[0]!.link.item);
}

function isOfImage({ meaning, sets }: GivenVariable): boolean {
  const name = meaning.kind === 'environment' ? meaning.variable : '';
  return sets[0]!.environment.variables.get(name)?.source.kind === 'image';
}

function placeOf(source: VariableSource, target: string): string {
  switch (source.kind) {
    case 'environment':
      return `in "environment" of "${target}"`;
    case 'env-file':
      return `in "${source.path}"`;
    case 'image':
      return source.dockerfile === null ? `in the image of "${target}"` : `in "${source.dockerfile}"`;
    case 'shell':
      return 'in the shell';
  }
}

/** Where a service sets a variable itself. */
export function ownPlace(source: VariableSource): string {
  switch (source.kind) {
    case 'environment':
      return source.file.path;
    case 'env-file':
      return source.path;
    case 'image':
      return source.dockerfile ?? 'its image';
    case 'shell':
      return 'the shell';
  }
}
