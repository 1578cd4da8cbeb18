/** Every rule, in the order of their ids. */
import type { Rule } from '../src/core/lint/rule.js';
import { linkLegacy } from './link-legacy/rule.js';
import { linkTargetUndefined } from './link-target-undefined/rule.js';
import { suppressionUnused } from './suppression-unused/rule.js';
import { yamlSyntax } from './yaml-syntax/rule.js';

export const RULES: readonly Rule[] = [linkLegacy, linkTargetUndefined, suppressionUnused, yamlSyntax];
