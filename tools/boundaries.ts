import { globSync, readFileSync, readdirSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { forbiddenArrows } from './area-arrows.ts';

/**
 * The rules of docs/architecture.md that no linter knows: a package imports only what its own package.json lists, by
 * its name and not by a path into another package; the domain is pure; an area imports only the areas listed for it.
 * Returns one line for each breach.
 */
export function boundaryBreaches(): readonly string[] {
  return [
    ...homes().flatMap((home) => {
      const manifest = readManifest(home);
      const files = globSync('**/*.{ts,tsx}', { cwd: home, exclude: (name) => skipped.test(name) });
      return files.flatMap((file) => breachesIn(join(home, file), home, manifest));
    }),
    ...forbiddenArrows(),
  ];
}

type Manifest = {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
};

const root = join(import.meta.dirname, '..');
const domainPackage = '@tierline/domain';
const skipped = /(^|\/)(node_modules|dist|generated)$/;

/** Tests, and what only they or the tools run, may use development dependencies and reach for the tools. */
const developmentPaths = /\/(test|e2e)\/|\.test\.tsx?$|\.config\.ts$|\/src\/test(ing|-[a-z]+)\.ts$/;

/** Starting from a checkout also builds, and loads the demo: the one package that reaches for the tools. */
const launcherPackage = '@tierline/launcher';

const impureCode = /\bnew Date\(\)|\bDate\.now\(|\bMath\.random\(|\bcrypto\b|\bprocess\./;

function homes() {
  return ['packages', 'apps'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => join(root, folder, name)),
  );
}

function readManifest(home: string) {
  return JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as Manifest;
}

function breachesIn(file: string, home: string, manifest: Manifest) {
  const path = relative(root, file);
  const text = withoutComments(readFileSync(file, 'utf8'));
  const development = developmentPaths.test(path);
  const allowed = new Set([
    manifest.name,
    ...Object.keys(manifest.dependencies ?? {}),
    ...(development ? Object.keys(manifest.devDependencies ?? {}) : []),
  ]);
  const breaches = importsIn(text).flatMap((specifier) => {
    if (specifier.startsWith('.')) {
      const target = resolve(dirname(file), specifier);
      const stays = !relative(home, target).startsWith('..');
      return stays || development || manifest.name === launcherPackage
        ? []
        : [`${path} reaches into another package: ${specifier}`];
    }
    if (isBuiltin(specifier)) {
      return manifest.name === domainPackage && !development
        ? [`${path}: the domain does no input or output: ${specifier}`]
        : [];
    }
    return allowed.has(packageOf(specifier))
      ? []
      : [`${path} imports ${specifier}, which its package.json does not list`];
  });
  if (manifest.name !== domainPackage) return breaches;
  const impure = development ? null : impureCode.exec(text);
  const dependent = Object.keys(manifest.dependencies ?? {}).length > 0 && path.endsWith('src/index.ts');
  return [
    ...breaches,
    ...(impure === null ? [] : [`${path}: the domain knows no clock, no chance and no process: ${impure[0]}`]),
    ...(dependent ? [`${path}: the domain has no dependencies`] : []),
  ];
}

function withoutComments(text: string) {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '');
}

const imports = [
  /^\s*(?:import|export)\b[^;'"]*?\bfrom\s*['"]([^'"]+)['"]/gm,
  /^\s*import\s*['"]([^'"]+)['"]/gm,
  /\bimport\(\s*['"]([^'"]+)['"]/gm,
];

function importsIn(text: string) {
  return imports.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''));
}

function packageOf(specifier: string) {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}
