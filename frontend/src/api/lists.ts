import { infiniteQueryOptions } from '@tanstack/react-query';
import { getJson } from '@/api/http';

export interface Page<T> {
  items: T[];
  next_cursor?: string;
}

/** Filters as they stand in the URL: absent means any. */
export type Filters = Record<string, string | string[] | undefined>;

/** A list on cursors. The first part of its key is the live topic that makes it stale. */
export function cursorList<T, P extends Page<T> = Page<T>>(queryKey: readonly unknown[], url: string, filters: Filters = {}) {
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam, signal }) => getJson<P>(url, { params: { ...filters, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: P) => last.next_cursor,
  });
}

/** Every page of a list that is known to be short. */
export async function allPages<T>(url: string, signal: AbortSignal): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const page: Page<T> = await getJson<Page<T>>(url, { params: { limit: 200, cursor }, signal });
    items.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor);
  return items;
}
