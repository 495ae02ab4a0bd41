/**
 * The areas of the product: folders of the same names in `packages/{core,domain,contract}/src`, in the portal's
 * `features`, `texts` and `e2e`, and in the tests. `kernel` is the machinery that all of them stand on.
 */
export const areas = [
  'accounts',
  'access',
  'entitlements',
  'orders',
  'credits',
  'requests',
  'records',
  'imports',
  'kernel',
] as const;

export type Area = (typeof areas)[number];

/** The folders whose tests `npm test -- NAME` runs alone: the areas, mails, and the launcher. */
export const testable: readonly string[] = [...areas, 'mail', 'launcher'];

/** Whether a file lies in a folder of that name. */
export function isOfArea(file: string, name: string): boolean {
  return file.split('/').includes(name);
}
