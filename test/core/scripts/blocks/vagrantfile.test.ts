import { vagrantfileBlocks } from '../../../../src/core/scripts/blocks/vagrantfile.js';
import { inserted, NEW, shellsOf } from './configuration-blocks.js';

function told(text: string): string[] {
  const blocks = vagrantfileBlocks(text);
  return shellsOf(blocks).map((shell, index) => {
    const { holds, machine, containerName } = blocks[index]!;
    return `${[machine, holds, containerName].filter(Boolean).join(' ')}: ${shell}`;
  });
}

test.each<[string, string, string[]]>([
  ['a here-document', '$up = <<SCRIPT\ndocker run web\nSCRIPT\n', ['commands: docker run web']],
  ['indented', 'x inline: <<-SHELL\n  docker run web\n  SHELL\nend\n', ['commands: docker run web']],
  [
    'with another in it',
    'x inline: <<~SHELL\n  cat <<EOF\n  a\n  EOF\n  docker run web\nSHELL\n',
    ['commands: cat<<-EOF\n  a\n  EOF\n  docker run web'],
  ],
  [
    'Ruby in it, and its escapes',
    'x inline: <<-SHELL\n  docker run --name #{n} -e \\"A\\" \\\\\n    web\nSHELL\n',
    ['commands: docker run --name ${n} -e ~"A~"  \\\n    web'],
  ],
  [
    'in quotes',
    "x inline: <<-'SHELL'\n  docker run #{a} \\\n    web\nSHELL\n",
    ['commands: docker run #{a} \\\n    web'],
  ],
  ['another program', 'x = <<PY\n#!/usr/bin/env python\nPY\ny = <<CLOUD\n#cloud-config\nCLOUD\n', []],
  ['without an end', 'x = <<SCRIPT\ndocker run web\n', []],
  ['not one', 'list <<value\ndocker run web\nvalue\n', []],
  ['inline', 'x "shell", inline: "docker run web"\n', ['commands: docker run web']],
  ['inline, as of old', "x :shell, :inline => 'docker run web'\n", ['commands: docker run web']],
  ['inline, set', "s.inline = 'docker run web'\n", ['commands: docker run web']],
  ['over lines', 'x inline: "docker ps\n  docker run web"\n', ['commands: docker ps\n  docker run web']],
  ['a path', 'x path: "docker run web"\n', []],
  [
    'the provider',
    'x.vm.provider "docker" do |d|\n  d.link "db:store"\n  d.name = "web"\nend\n',
    ['the host link-value web: db:store'],
  ],
  [
    'its options',
    'd.name = "web"\nd.create_args = ["--link", "db:store", \'--link=mq:mq\', "-t"]\n',
    ['link-value web: db:store', 'link-value web: mq:mq'],
  ],
  [
    'the provisioner',
    'd.run "db", image: "pg"\nd.run "web", image: "acme/web",\n  args: "--link db:store"\n',
    ['run-options web: --link db:store'],
  ],
  ['options of nothing', 'args: "--link db:store"\nd.run "db"\nx args: "--link a:b"\n', []],
  ['a computed name', 'd.run "web#{i}", args: "--link db:store"\n', ['run-options: --link db:store']],
  [
    'a comment',
    "# it's\n# docker run --link db:store web\n# d.link 'a:b'\n",
    ['commands: docker run --link db:store web'],
  ],
])('%s', (_, text, expected) => {
  expect(told(text)).toEqual(expected);
});

test('machines by their definitions', () => {
  const text = [
    'Vagrant.configure("2") do |config|',
    '  config.vm.provision "shell", inline: "docker run all"',
    '  config.vm.define "one" do |one|',
    '    one.vm.provision "shell", inline: "docker run one"',
    '    one.vm.provision :docker do |d|',
    '      d.run "web", args: "--link db"',
    '    end',
    '  end',
    '  config.vm.define :two, primary: true do |m|',
    '    m.vm.provision "shell" do |s|',
    '      s.inline = "docker run two"',
    '    end',
    '    m.vm.provider "docker" do |d|',
    '      d.link "db:store"',
    '    end',
    '  end',
    'end',
    '',
  ].join('\n');
  expect(told(text)).toEqual([
    'commands: docker run all',
    'one commands: docker run one',
    'one run-options web: --link db',
    'two commands: docker run two',
    'the host link-value: db:store',
  ]);
});

test.each<[string, string, string | null]>([
  [
    'a line',
    'x = <<-SHELL\n  docker ps\n  docker run web\nSHELL\n',
    `x = <<-SHELL\n  docker ps\n  ${NEW.tolerant}\n  docker run web\nSHELL\n`,
  ],
  [
    'the first line',
    'x = <<-SHELL\ndocker run web\nSHELL\n',
    `x = <<-SHELL\n${NEW.tolerant}\ndocker run web\nSHELL\n`,
  ],
  ['one in quotes', 'inline: "docker run web"\n', `inline: "${NEW.tolerant}; docker run web"\n`],
  [
    'one over lines',
    'inline: "docker ps\n  docker run web"\n',
    `inline: "docker ps\n  ${NEW.tolerant}\n  docker run web"\n`,
  ],
  ['a link', 'd.link "docker run"\n', null],
])('a command before %s', (_, text, expected) => {
  expect(inserted(text, vagrantfileBlocks(text), 'docker run')).toBe(expected);
});
