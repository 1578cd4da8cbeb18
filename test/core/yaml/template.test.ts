import { templateLanguage } from '../../../src/core/yaml/template.js';

test.each<[string, string | null]>([
  ['web:\n  image: nginx\n', null],
  ['web:\n  image: <%= @image %>\n', 'ERB'],
  ['<% if x %>\nweb:\n<% end -%>\n', 'ERB'],
  ['{% if x %}\nweb:\n{% endif %}\n', 'Jinja'],
  ['web:\n  image: {{ image }}\n', 'Jinja or Go'],
  ['web:\n  image: {{ .Values.image }}\n', 'Go'],
  ['{{- range .Services }}\nweb:\n{{- end }}\n', 'Go'],
  ['web:\n  image: %IMAGE%\n', '%NAME%'],
  ['web:\n  image: @IMAGE@\n', '@NAME@'],
  ['web:\n  image: nginx@sha256:abc\n', null],
  ['web:\n  environment:\n    MAIL: me@example.com\n', null],
  ['web:\n  environment:\n    URL: ${A}%20%20b\n', null],
  ['web: {a: {b: c}}\n', null],
  ['web:\n  command: "100%"\n', null],
])('%j looks like %j', (text, language) => {
  expect(templateLanguage(text)).toBe(language);
});
