import { readProgramme } from '@tierline/core';
import type { Programme } from '@tierline/domain';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The sample vendor of cameras: two roles, initial passwords. */
export const cameras: Programme = readProgramme(readFileSync(join(import.meta.dirname, '../../../prisma/programmes/velkamo.json'), 'utf8'));

/** The same with all four levels. */
export const fourLevels: Programme = {
  ...cameras,
  levels: (['observer', 'operator', 'administrator', 'master'] as const).map((level) => ({ level, name: { en: level, de: `${level}-de`, es: `${level}-es` } })),
};
