/** The roles in ascending order (A6); each may do all that the one before it may. */
export const levels = ['observer', 'operator', 'administrator', 'master'] as const;

/** One of the roles. */
export type Level = (typeof levels)[number];

/** Whether a role may do all that another one may. */
export function reaches(level: Level, needed: Level): boolean {
  return levels.indexOf(level) >= levels.indexOf(needed);
}
