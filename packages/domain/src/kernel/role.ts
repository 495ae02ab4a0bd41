/** The roles in ascending order (A6); each may do all that the one before it may. */
export const roles = ['observer', 'operator', 'administrator', 'master'] as const;

/** One of the roles. */
export type Role = (typeof roles)[number];

/** Whether a role may do all that another one may. */
export function reaches(role: Role, needed: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(needed);
}
