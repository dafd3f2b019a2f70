import path from 'node:path';
import { isZone } from '../intake/reading/zone';
import { parseMapping } from '../records/mapping-problems';
import { joinedMeanings } from '../records/word-meanings';
import { isOfWords } from '../intake/loading/saved-mapping';
import type { ReadAs } from '../intake/loading/source';
import type { SharedArguments } from './arguments';
import { CannotEvaluate, readText } from './criteria';
import type { LoadOptions } from './load';

/** The file of an argument of `--mapping`. */
export const mappingFile = (argument: string): string => split(argument).file;

/** `NAME=FILE` is for the file of this name only, whatever its folder; `FILE` for every other. */
function split(argument: string): { name: string | null; file: string } {
  const at = argument.indexOf('=');
  return at < 0
    ? { name: null, file: argument }
    : { name: argument.slice(0, at), file: argument.slice(at + 1) };
}

/** How the files are to be read, by the arguments. Throws `CannotEvaluate` for a mapping, salt or zone that is none. */
export async function loadOptionsOf({
  mappings,
  saltFile,
  zone,
}: Pick<SharedArguments, 'mappings' | 'saltFile' | 'zone'>): Promise<
  Pick<LoadOptions, 'zone' | 'readAs' | 'words'>
> {
  if (zone !== null && !isZone(zone)) {
    throw new CannotEvaluate(`--zone ${zone}: a name such as Europe/Berlin`);
  }
  const salt = saltFile === null ? undefined : (await readText(saltFile)).trim();
  let words: LoadOptions['words'];
  const named = new Map<string | null, ReadAs>();
  for (const argument of mappings) {
    const { name, file } = split(argument);
    const { mapping, problems } = parseMapping(await readText(file));
    if (mapping === null) throw new CannotEvaluate([`${file} is no mapping:`, ...problems].join('\n  '));
    if (isOfWords(mapping)) {
      words = joinedMeanings(words, mapping.words);
      continue;
    }
    if (named.has(name)) {
      const which = name === null ? 'every file' : name;
      throw new CannotEvaluate(
        `--mapping ${file}: another mapping is for ${which} already; write NAME=FILE.`,
      );
    }
    named.set(name, { mapping, isFallback: name === null, ...(salt === undefined ? {} : { salt }) });
  }
  const readAs = (file: string) => named.get(path.basename(file)) ?? named.get(file) ?? named.get(null);
  return { ...(zone === null ? {} : { zone }), ...(words === undefined ? {} : { words }), readAs };
}
