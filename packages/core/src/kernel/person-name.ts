import { sql, type Sql } from './db.ts';

/** The name of a user as lists show it: first and last name, else the e-mail address. `user` is the table's alias. */
export function personName(user: Sql): Sql {
  return sql`coalesce(${fullName(user)}, ${user}.email)`;
}

/** First and last name of a user; null where they have neither. `user` is the table's alias. */
export function fullName(user: Sql): Sql {
  return sql`nullif(trim(${user}.first_name || ' ' || ${user}.last_name), '')`;
}

/** The name of a user who has been read, as `personName` tells it. */
export function nameOfPerson(user: { firstName: string; lastName: string; email: string }): string {
  return `${user.firstName} ${user.lastName}`.trim() || user.email;
}
