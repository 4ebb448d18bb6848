import path from 'node:path';
import { importsOf, withoutEnding, type Imports } from './imports';
import { ENTRY_FILES, LAYERS, REFUSED_FOLDERS, WINDOWS, type Layer } from './layers';

type Place = { readonly layer: Layer; /** The layer's own folder, stars filled in. */ readonly folder: string };

/** Every breach of the house's laws in these sources (by path), as sentences that name the path. */
export function breachesIn(sources: ReadonlyMap<string, string>): readonly string[] {
  const importsByFile = new Map([...sources].map(([file, source]) => [file, importsOf(file, source)]));
  return [
    ...[...sources.keys()].flatMap(breachesOfNaming),
    ...[...importsByFile].flatMap(([file, imports]) => breachesOfLayers(file, imports)),
    ...cyclesIn(importsByFile).map((cycle) => `${cycle.join(' → ')}: an import cycle`),
  ];
}

function breachesOfNaming(file: string): readonly string[] {
  const folders = file.split('/').slice(0, -1);
  const name = path.posix.basename(file);
  return [
    ...folders
      .filter((folder) => REFUSED_FOLDERS.includes(folder))
      .map((folder) => `${file}: a folder "${folder}" names a kind`),
    ...(/^index\.tsx?$/.test(name) ? [`${file}: no barrels, import the file that defines the thing`] : []),
    ...(/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*$/.test(name) ? [] : [`${file}: file names are kebab-case`]),
  ];
}

function breachesOfLayers(file: string, imports: Imports): readonly string[] {
  // Declarations of what the platform gives belong to no layer.
  if (file.endsWith('.d.ts')) return [];
  const from = placeOf(file);
  if (!from) return [`${file}: stands in no layer; move it, or add the layer to test/architecture/layers.ts`];
  return [
    ...imports.files
      .filter((target) => !maySee(from, file, target))
      .map((target) => `${file}: may not import ${target}`),
    ...imports.packages
      .filter((name) => !mayUse(from.layer, name))
      .map((name) => `${file}: ${from.layer.name} may not import the package ${name}`),
  ];
}

function maySee(from: Place, file: string, target: string): boolean {
  const to = placeOf(target);
  if (!to) return false;
  const isThroughWindow = WINDOWS.every(
    (window) => !file.startsWith(window.from) || !target.startsWith(window.to) || target.startsWith(window.only),
  );
  return isThroughWindow && (to.folder === from.folder || from.layer.may.includes(to.layer.name));
}

function mayUse({ packages }: Layer, name: string): boolean {
  const isNamed = (pattern: string) =>
    pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern || name.startsWith(`${pattern}/`);
  return 'only' in packages ? packages.only.some(isNamed) : !packages.never.some(isNamed);
}

function placeOf(file: string): Place | undefined {
  const entry = Object.entries(ENTRY_FILES).find(([name]) => withoutEnding(name) === withoutEnding(file))?.[1];
  for (const layer of LAYERS) {
    const folder = entry ? (layer.name === entry ? entry : undefined) : folderOf(layer, file);
    if (folder) return { layer, folder };
  }
  return undefined;
}

function folderOf(layer: Layer, file: string): string | undefined {
  if (layer.name === 'renderer') return undefined;
  if (layer.name.endsWith('.ts')) return withoutEnding(layer.name) === withoutEnding(file) ? layer.name : undefined;
  const pattern = new RegExp(`^(${layer.name.replace('*', '[^/]+')})/`);
  return pattern.exec(file)?.[1];
}

/** Each cycle once, from where a depth-first walk closes it. */
function cyclesIn(importsByFile: ReadonlyMap<string, Imports>): readonly (readonly string[])[] {
  const fileByName = new Map([...importsByFile.keys()].map((file) => [withoutEnding(file), file]));
  const cycles: (readonly string[])[] = [];
  const done = new Set<string>();
  const walk = (file: string, trail: readonly string[]): void => {
    const seenAt = trail.indexOf(file);
    if (seenAt >= 0) cycles.push([...trail.slice(seenAt), file]);
    if (seenAt >= 0 || done.has(file)) return;
    for (const name of importsByFile.get(file)?.files ?? []) {
      const target = fileByName.get(name);
      if (target) walk(target, [...trail, file]);
    }
    done.add(file);
  };
  for (const file of importsByFile.keys()) walk(file, []);
  return cycles;
}
