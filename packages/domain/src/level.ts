/** The ladder of roles (A6); each has all of the one before it. */
export const levels = ['observer', 'operator', 'administrator', 'master'] as const;

/** One of the roles. */
export type Level = (typeof levels)[number];

/** Whether a level has all of another one. */
export function reaches(level: Level, needed: Level): boolean {
  return levels.indexOf(level) >= levels.indexOf(needed);
}
