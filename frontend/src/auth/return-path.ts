import { paths } from '@/paths';

/** Only a path of this console: never an address that a link could smuggle in. */
export function returnPath(asked: string | null): string {
  if (!asked || !asked.startsWith('/') || asked.startsWith('//') || asked.startsWith('/\\')) return paths.home;
  return asked;
}
