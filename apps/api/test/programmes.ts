import { readProgramme } from '@tierline/core';
import type { Programme } from '@tierline/domain';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The sample vendor's programme as it stands: two roles, initial passwords, terms and privacy policy to accept. */
export const sample: Programme = readProgramme(readFileSync(join(import.meta.dirname, '../../../prisma/programmes/velkamo.json'), 'utf8'));

/** The same without legal documents, so that people of most tests come straight in. */
export const cameras: Programme = { ...sample, legal: [] };

/** The same with all four levels, and orders beside entitlements. */
export const fourLevels: Programme = {
  ...cameras, modules: ['entitlements', 'orders'],
  integrations: [{ key: 'meetings', name: { en: 'Meetings' }, controller: { key: 'switchboard', name: { en: 'Switchboard' } } }],
  levels: (['observer', 'operator', 'administrator', 'master'] as const).map((level) => ({ level, name: { en: level, de: `${level}-de`, es: `${level}-es` } })),
};

/** With all four levels and legal documents, and people are let in by invitation. */
export const byInvitation: Programme = { ...fourLevels, letIn: 'invitation', legal: sample.legal };
