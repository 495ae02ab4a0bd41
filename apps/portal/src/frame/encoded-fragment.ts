/**
 * The address that was meant where a mail gateway has encoded the `#` of a link, once or twice:
 * `/velkamo/sign-up%23TOKEN` becomes `/velkamo/sign-up#TOKEN`. Null where there is nothing to correct.
 */
export function withFragment({ pathname, search }: { pathname: string; search: string }): string | null {
  const [, path, fragment] = /^(.*?)%(?:25)*23(.+)$/u.exec(pathname) ?? [];
  return path === undefined || fragment === undefined ? null : `${path.replace(/\/$/u, '')}${search}#${fragment}`;
}

/** The token of a fragment, without what follows it: a full stop, a bracket, or what a gateway has added. */
export function tokenOf(hash: string): string {
  return /^#?([\w-]*)/u.exec(hash)?.[1] ?? '';
}
