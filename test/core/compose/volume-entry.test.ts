import { volumeEntry } from '../../../src/core/compose/volume-entry.js';
import { askPython, hasPython } from '../../support/python.js';

/** An entry, what it means, and what it means with a `volume_driver`. */
const ENTRIES: readonly (readonly [string, string, string])[] = [
  ['/data', 'other', 'other'],
  ['data', 'other', 'other'],
  ['data:/x', 'data', 'data'],
  ['data:/x:ro', 'data', 'data'],
  ['Data_1.b-c:/x', 'Data_1.b-c', 'Data_1.b-c'],
  ['data/:/x', 'data', 'data'],
  ['./data:/x', 'other', 'data'],
  ['././data/:/x', 'other', 'data'],
  ['.:/x', 'other', 'other'],
  ['..:/x', 'other', 'other'],
  ['../data:/x', 'other', 'other'],
  ['.data:/x', 'other', 'other'],
  ['/data:/x', 'other', 'other'],
  ['~/data:/x', 'other', 'other'],
  ['~:/x', 'other', 'other'],
  ['C:\\data:/x', 'other', 'other'],
  ['data:', 'other', 'other'],
  [':/x', 'other', 'other'],
];

test.each(ENTRIES)('%j is %s, with a driver %s', (text, alone, driven) => {
  const words = (hasDriver: boolean) => {
    const entry = volumeEntry(text, hasDriver);
    return entry.kind === 'named' ? entry.name + text.slice(text.length - entry.rest.length, 0) : entry.kind;
  };
  expect([words(false), words(true)]).toEqual([alone, driven]);
});

test('the rest is the text from the colon on', () => {
  expect(volumeEntry('data/:/x:ro', false)).toEqual({ kind: 'named', name: 'data', rest: ':/x:ro' });
  expect(volumeEntry('data/x:/x:ro', false)).toEqual({ kind: 'folder', path: './data/x', rest: ':/x:ro' });
  expect(volumeEntry('data/x/:/x', false)).toEqual({ kind: 'folder', path: './data/x/', rest: ':/x' });
});

const COMPOSE = hasPython('compose.config.types', 'compose.config.config');

(COMPOSE ? test : test.skip)('named volumes are those of docker-compose 1.29.2, under its names', () => {
  const texts = ENTRIES.map(([text]) => text).filter(text => !/^[A-Z]:|^:|:$/.test(text));
  const seen = askPython<(string | null)[]>(
    `
import os
from compose.config.config import resolve_volume_path
from compose.config.types import VolumeSpec
os.chdir('/')
def name(text, resolved):
    spec = VolumeSpec.parse(resolve_volume_path('/srv', text) if resolved else text)
    return spec.external if spec.is_named_volume else None
answer = [[name(text, True), name(text, False)] for text in given]
`,
    texts,
  );
  const named = (text: string, hasDriver: boolean) => {
    const entry = volumeEntry(text, hasDriver);
    return entry.kind === 'named' ? entry.name : null;
  };
  expect(texts.map(text => [named(text, false), named(text, true)])).toEqual(seen);
});
