import { type InfiniteData, infiniteQueryOptions } from '@tanstack/react-query';
import { Problem } from '@/api/problem';

export interface Page<T> {
  items: T[];
  next_cursor?: string;
}

/** Filters as they stand in the URL: absent means any. */
export type Filters = Record<string, string | string[] | undefined>;

/** For what the live stream does not tell of: asked again when a page is opened or come back to. */
export const QUIET = { staleTime: 10_000 };

/** New rows are looked for while only this many pages are loaded. */
const FOLLOWED_PAGES = 2;
const FOLLOW = 10_000;

/** Lists of what others change meanwhile without the live stream telling. */
export const FOLLOWED = {
  ...QUIET,
  refetchInterval: (query: { state: { data?: { pages: unknown[] } } }) =>
    (query.state.data?.pages.length ?? 0) <= FOLLOWED_PAGES ? FOLLOW : false,
};

/** Asks for the page that begins at a cursor; the first one without. */
export type LoadPage<P> = (cursor: string | undefined, signal: AbortSignal) => Promise<P>;

/** A list on cursors. The first part of its key is the live topic that makes it stale. */
export function cursorList<P extends { next_cursor?: string }>(queryKey: readonly unknown[], load: LoadPage<P>) {
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam, signal }) => load(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: P) => last.next_cursor,
  });
}

/** How many rows a page of {@link allPages} has: the maximum of the API. */
export const WHOLE_PAGE = 200;

/** Every page of a list that is known to be short. */
export async function allPages<T>(load: LoadPage<Page<T>>, signal: AbortSignal): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const page: Page<T> = await load(cursor, signal);
    items.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor);
  return items;
}

/** Rows that lists can tell apart, from those of an API that names them otherwise. */
export function identified<T, R extends { id: string }>(asRow: (item: T) => R) {
  return (data: InfiniteData<Page<T>, string | undefined>): InfiniteData<Page<R>, string | undefined> => ({
    ...data,
    pages: data.pages.map((page) => ({ ...page, items: page.items.map(asRow) })),
  });
}

/** One of a short list, for objects that have no address of their own. */
export function oneOf<T>(isIt: (item: T) => boolean) {
  return (items: T[]): T => {
    const found = items.find(isIt);
    if (!found) throw new Problem({ status: 404, code: 'not_found', title: 'There is nothing here' });
    return found;
  };
}
