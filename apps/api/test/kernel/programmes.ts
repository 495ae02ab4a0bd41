import { readProgramme } from '@tierline/core';
import type { Programme } from '@tierline/domain';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The sample vendor's programme as it stands: two roles, initial passwords, terms and privacy policy to accept. */
export const sample: Programme = readProgramme(
  readFileSync(join(import.meta.dirname, '../../../../prisma/programmes/velkamo.json'), 'utf8'),
);

/** The same without legal documents, so that people of most tests come straight in. */
export const cameras: Programme = { ...sample, legal: [] };

/** What sites cost in the tests' programmes. */
export const terms: Programme['credits'] = {
  prices: [{ from: '2024-01-01', base: 2, perUser: 0.05, perDevice: 1.25 }],
  warnDays: [30, 7],
};

/** The same with all four roles, and with orders and credits beside entitlements. */
export const fourRoles: Programme = {
  ...cameras,
  modules: ['entitlements', 'orders', 'credits'],
  credits: terms,
  integrations: [
    { key: 'meetings', name: { en: 'Meetings' }, controller: { key: 'switchboard', name: { en: 'Switchboard' } } },
  ],
  roles: (['observer', 'operator', 'administrator', 'master'] as const).map((role) => ({
    role,
    name: { en: role, de: `${role}-de`, es: `${role}-es` },
  })),
};

/** With all four roles and legal documents, and access by invitation. */
export const byInvitation: Programme = { ...fourRoles, firstAccess: 'invitation', legal: sample.legal };
