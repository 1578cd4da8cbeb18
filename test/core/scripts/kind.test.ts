import { scriptKindOf, scriptNameRole } from '../../../src/core/scripts/kind.js';

test.each<[string, string | null]>([
  ['deploy.sh', 'shell'],
  ['ops/up.bash', 'shell'],
  ['start.command', 'shell'],
  ['.bashrc', 'shell'],
  ['home/.envrc', 'shell'],
  ['Makefile', 'makefile'],
  ['GNUmakefile', 'makefile'],
  ['build/docker.mk', 'makefile'],
  ['Makefile.docker', 'makefile'],
  ['Makefile.PL', null],
  ['README.md', 'markdown'],
  ['docs/Guide.markdown', 'markdown'],
  ['docs/index.rst', 'rst'],
  ['.travis.yml', 'ci'],
  ['.gitlab-ci.yml', 'ci'],
  ['ci/build.gitlab-ci.yml', 'ci'],
  ['.github/workflows/test.yaml', 'ci'],
  ['workflows/test.yaml', null],
  ['.github/dependabot.yml', null],
  ['action.yml', 'ci'],
  ['.circleci/config.yml', 'ci'],
  ['circle.yml', 'ci'],
  ['appveyor.yml', 'ci'],
  ['bitbucket-pipelines.yml', 'ci'],
  ['azure-pipelines-nightly.yml', 'ci'],
  ['.drone.yml', 'ci'],
  ['.semaphore/semaphore.yml', 'ci'],
  ['buildspec.yml', 'ci'],
  ['cloudbuild.yaml', 'ci'],
  ['playbook.yml', null],
  ['docker-compose.yml', 'compose'],
  ['dev.docker-compose.yaml', 'compose'],
  ['docker/fig.yml', 'compose'],
  ['config.yml', null],
  ['Jenkinsfile', 'jenkinsfile'],
  ['ci/Jenkinsfile.nightly', 'jenkinsfile'],
  ['release.jenkinsfile', 'jenkinsfile'],
  ['src/JenkinsfileRunner.java', null],
  ['web.service', 'systemd'],
  ['web@.service', 'systemd'],
  ['web.socket', null],
  ['Vagrantfile', 'vagrantfile'],
  ['Procfile.dev', 'procfile'],
  ['notes.txt', null],
  ['main.py', null],
])('%s is %s by its name', (path, kind) => {
  expect(scriptKindOf(path, '')).toBe(kind);
  expect(scriptNameRole(path)).toBe(kind === null ? null : 'script');
});

test.each<[string, string, string | null]>([
  ['bin/start', '#!/bin/sh\n', 'shell'],
  ['bin/start', '#!/bin/bash -e\n', 'shell'],
  ['bin/start', '\ufeff#! /usr/bin/env bash\r\n', 'shell'],
  ['bin/start', '#!/usr/bin/env -S DEBUG=1 zsh -f\n', 'shell'],
  ['bin/start', '#!/bin/busybox sh\n', 'shell'],
  ['bin/start', '#!/usr/bin/make -f\n', 'makefile'],
  ['bin/start', '#!/usr/bin/env python3\n# sh\n', null],
  ['bin/start', '#!/usr/bin/perl sh\n', null],
  ['bin/start', 'docker run x\n', null],
  ['bin/start', '', null],
  ['start.in', '#!/bin/ksh\n', 'shell'],
  ['README', 'Run it:\n', 'markdown'],
  ['ci\\Jenkinsfile', '', 'jenkinsfile'],
  ['vars/deploy.groovy', '', 'jenkinsfile'],
])('%s with %j is %s', (path, text, kind) => {
  expect(scriptKindOf(path, text)).toBe(kind);
});

test.each<[string, string | null]>([
  ['hooks/post-commit', 'maybe'],
  ['bin/run', 'maybe'],
  ['README', 'maybe'],
  ['Dockerfile', null],
  ['LICENSE', null],
  ['a/b.d/', null],
  ['', null],
])('a search takes %j for %s', (path, role) => {
  expect(scriptNameRole(path)).toBe(role);
});
