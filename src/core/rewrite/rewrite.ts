import type { ComposeFile } from '../compose/file.js';
import type { TextEdit } from '../text/edit.js';
import type { MappingNode } from '../yaml/tree.js';
import { declaredNetworks } from './declared.js';
import { FileDraft } from './draft.js';
import type { EnvironmentSite } from './environment-sites.js';
import { type IntentInput, intentsOf } from './intent.js';
import { renewFormat } from './renew-format.js';
import { conditionsOf, rewriteServices } from './services.js';
import { declare } from './top-level.js';
import { declaredVolumes, volumeDrivers } from './volumes.js';
import { wrapFlow, wrapInServices } from './wrap.js';

export interface RewriteInput extends IntentInput {
  /** Where variables that links gave are written. */
  readonly variables: readonly EnvironmentSite[];
}

/**
 * The new texts of a project's files (those of the stacks and those they extend), by path; files that stay
 * as they are are left out.
 * @throws Refusal where a text is written in a way that cannot be edited without risk
 * @throws EditConflict on a defect of ours
 */
export function rewriteProject(input: RewriteInput, files: readonly ComposeFile[]): Map<string, string> {
  const intents = intentsOf(input);
  const services = new Set(input.stacks.flatMap(stack => [...stack.services.keys()]));
  const networks = declaredNetworks(input);
  const found = { drivers: volumeDrivers(input.stacks), uses: new Map() };
  const drafts: { root: MappingNode; draft: FileDraft }[] = [];
  for (const file of files) {
    const root = file.root;
    if (!root || !file.servicesNode) continue;
    const draft = new FileDraft(file);
    const isService = (name: string) => services.has(name) || file.services.has(name);
    if (file.format === 'v1') renewFormat(draft, root, intents, isService, found);
    drafts.push({ root, draft });
  }
  const volumes = declaredVolumes(input.stacks, found.uses);
  const result = new Map<string, string>();
  for (const { root, draft } of drafts) {
    const { file } = draft;
    const more: TextEdit[] = [];
    const variables = input.variables.filter(site => site.file === file);
    rewriteServices(draft, intents, conditionsOf(input.stacks, input.options), variables);
    if (file.format === 'v1' && root.flow) wrapFlow(draft, root);
    // Behind the edits of the last service, which may end where the sections begin.
    declare(draft, root, 'volumes', [...(volumes.get(file)?.values() ?? [])]);
    declare(draft, root, 'networks', networks.get(file) ?? []);
    if (file.format === 'v1' && !root.flow) more.push(...wrapInServices(draft, root));
    const text = draft.apply(more);
    if (text !== file.parsed.text) result.set(file.path, text);
  }
  return result;
}
