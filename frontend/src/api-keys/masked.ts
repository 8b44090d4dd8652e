import type { ApiKey } from '@/api/generated/public';

/** Enough of a key to recognise it by. */
export function masked({ prefix, last_four }: Pick<ApiKey, 'prefix' | 'last_four'>): string {
  return `${prefix}…${last_four}`;
}
