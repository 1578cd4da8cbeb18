import type { IdiomFamily } from './idiom.js';

/** Clojure, where a library turns names into keywords, and the older Lisps. */
export const LISP: readonly IdiomFamily[] = [
  {
    languages: ['clojure'],
    idioms: [
      { id: 'clojure-env', before: /\(\s*(?:[\w.-]+\/)?env\s+:$/, fallback: 'lisp', spelling: 'dashed' },
      {
        id: 'clojure-env',
        before: /\(\s*:$/,
        after: /^\s+(?:[\w.-]+\/)?env\b/,
        fallback: 'lisp',
        spelling: 'dashed',
      },
      {
        id: 'clojure-env',
        before:
          /\(\s*(?:get|get-in|contains\?|select-keys|some->|->)\s+(?:[\w.-]+\/)?env\s+\[?(?::[\w-]+\s+)*:$/,
        fallback: 'lisp',
        spelling: 'dashed',
      },
      {
        id: 'clojure-destructuring',
        before: /\{\s*:keys\s+\[[\w\s-]*$/,
        after: /^[\w\s-]*\][^}]{0,160}\}\s+(?:[\w.-]+\/)?env\b/,
        spelling: 'dashed',
      },
      {
        id: 'clojure-getenv',
        before: /\(\s*(?:System\/getenv|get\s+\(System\/getenv\))\s+"$/,
        fallback: 'lisp',
      },
      { id: 'clojure-aero', before: /#env\s+"?$/ },
    ],
  },
  {
    languages: ['lisp'],
    idioms: [
      {
        id: 'lisp-getenv',
        before: /\(\s*(?:[\w-]+::?)?(?:posix-)?get(?:-?env(?:ironment-variable|var)?)\s+"$/i,
        fallback: 'lisp',
      },
    ],
  },
];
