import type { IdiomFamily } from './idiom.js';

/** Shells, and the files whose lines a shell runs. */
export const SHELL: readonly IdiomFamily[] = [
  {
    languages: ['shell', 'dockerfile', 'env', 'make'],
    idioms: [
      { id: 'shell-variable', before: /\$\{[!#]?$/, fallback: 'shell' },
      { id: 'shell-variable', before: /\$$/, fallback: 'shell' },
      { id: 'shell-printenv', before: /\bprintenv\s+(?:-\w+\s+)*(?:\w+\s+)*["']?$/ },
      { id: 'shell-test', before: /\[\s[^\n]*-v\s+["']?$/ },
    ],
  },
  {
    languages: ['make'],
    idioms: [
      { id: 'make-variable', before: /\$\($/ },
      { id: 'make-default', before: /(?:^|\n)(?:export\s+)?$/, after: /^\s*\?=/, fallback: 'make' },
      { id: 'make-test', before: /(?:^|\n)\s*ifn?def\s+$/ },
    ],
  },
  {
    languages: ['powershell'],
    idioms: [{ id: 'powershell-env', before: /\$\{?[Ee][Nn][Vv]:$/, fallback: 'code' }],
  },
  {
    languages: ['batch'],
    idioms: [
      { id: 'batch-variable', before: /%$/, after: /^(?:%|:)/ },
      { id: 'batch-variable', before: /!$/, after: /^(?:!|:)/ },
      { id: 'batch-variable', before: /\bdefined\s+$/i },
    ],
  },
];
