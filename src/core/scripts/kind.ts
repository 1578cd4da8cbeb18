import type { ScriptKind } from './blocks/block.js';

/** What a file's name says: it holds commands; it may, if its first line names a shell; or it does not. */
export type NameRole = 'script' | 'maybe' | null;

const CI_NAME =
  /(?:^|\/)(?:\.travis|circle|\.circle|\.?appveyor|bitbucket-pipelines|\.?azure-pipelines[^/]*|\.?drone|wercker|buildspec[^/]*|cloudbuild[^/]*|\.?shippable|\.woodpecker|codeship-steps|codefresh|\.cirrus|bitrise|action|(?:[^/]*\.)?gitlab-ci[^/]*)\.ya?ml$/;
const CI_FOLDER =
  /(?:^|\/)(?:\.(?:github|gitea|forgejo)\/workflows\/[^/]+|\.(?:circleci|semaphore|woodpecker|buildkite|azure-pipelines|gitlab-ci|gitlab\/ci)\/.+)\.ya?ml$/;
const COMPOSE_NAME = /(?:^|\/)(?:[^/]*compose[^/]*|fig)\.ya?ml$/;

const BY_NAME: readonly (readonly [RegExp, ScriptKind])[] = [
  [/\.(?:sh|bash|zsh|ksh|dash|ash|command|bats)$/, 'shell'],
  [/(?:^|\/)\.(?:bashrc|bash_\w+|profile|zshrc|zprofile|zshenv|kshrc|envrc|aliases|functions)$/, 'shell'],
  [/\.(?:md|markdown|mdown|mkdn?)$/, 'markdown'],
  [/\.rst$/, 'rst'],
  // Perl's ExtUtils::MakeMaker calls its script Makefile.PL.
  [/(?:^|\/)(?:gnu)?makefile(?:\.(?!pl$)[^/]*)?$|\.(?:mk|mak|make)$/, 'makefile'],
  [CI_NAME, 'ci'],
  [CI_FOLDER, 'ci'],
  [COMPOSE_NAME, 'compose'],
  [/(?:^|\/)jenkinsfile[^/]*$|\.jenkinsfile$/, 'jenkinsfile'],
  [/\.service$/, 'systemd'],
  [/(?:^|\/)vagrantfile[^/]*$/, 'vagrantfile'],
  [/(?:^|\/)procfile[^/]*$/, 'procfile'],
];

/** Endings of what is only generated from or filed beside a script; names of scripts may go on with others. */
const OTHER_THING =
  /(?:^|\/)(?:jenkins|vagrant|proc)file[^/]*\.(?:java|js|ts|json|lock|png|svg|html?|txt|xml)$/;

/** Names without an ending that are never scripts. */
const NO_SCRIPT =
  /^(?:dockerfile|containerfile|licen[sc]e|copying|notice|authors|contributors|changelog|changes|codeowners|version|gemfile|rakefile|brewfile|podfile|berksfile|pipfile|todo|head)$/;

const README = /(?:^|\/)readme$/;
const SHELLS: ReadonlySet<string> = new Set('sh bash dash ksh ksh93 mksh zsh ash rbash'.split(' '));

/**
 * What a search through folders makes of a file's name. The path has `/`, and with it the folders that the name
 * needs (`.github/workflows/x.yml`).
 */
export function scriptNameRole(path: string): NameRole {
  const lower = path.toLowerCase();
  if (kindByName(lower)) return 'script';
  const name = lower.slice(lower.lastIndexOf('/') + 1);
  return name !== '' && !name.includes('.') && !NO_SCRIPT.test(name) ? 'maybe' : null;
}

/** What a file is by its name, else by the interpreter that its first line names; null for anything else. */
export function scriptKindOf(path: string, text: string): ScriptKind | null {
  const lower = path.replaceAll('\\', '/').toLowerCase();
  const named = kindByName(lower) ?? kindByInterpreter(text);
  if (named) return named;
  if (README.test(lower)) return 'markdown';
  return lower.endsWith('.groovy') ? 'jenkinsfile' : null;
}

function kindByName(lower: string): ScriptKind | null {
  if (OTHER_THING.test(lower)) return null;
  return BY_NAME.find(([pattern]) => pattern.test(lower))?.[1] ?? null;
}

function kindByInterpreter(text: string): ScriptKind | null {
  const match = /^\uFEFF?#![ \t]*([^\r\n]+)/.exec(text.slice(0, 300));
  if (!match) return null;
  // `#!/usr/bin/env -S FOO=1 bash -e` and `#!/bin/busybox sh` name the interpreter later.
  for (const word of match[1]!.trim().split(/[ \t]+/)) {
    const name = word.slice(word.lastIndexOf('/') + 1);
    if (SHELLS.has(name)) return 'shell';
    if (name === 'make' || name === 'gmake') return 'makefile';
    if (!/^(?:env|busybox|with-contenv|-.*|\w+=.*)$/.test(name)) return null;
  }
  return null;
}
