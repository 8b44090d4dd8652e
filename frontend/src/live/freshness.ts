import type { Query, QueryClient } from '@tanstack/react-query';
import type { LiveChange, LiveTopic } from '@/api/generated/public';

/** At most one reload per topic in this time, however fast changes arrive. */
const THROTTLE = 1000;

/** What only an upgrade changes. */
const UNCHANGING: ReadonlySet<unknown> = new Set(['providers', 'roles', 'auth-options']);

/** A list this long is not reloaded under the reader; it offers to reload instead. */
export const PAGES_RELOADED_LIVE = 4;

/** What follows from a topic, by the first part of its key: figures, what an integration says of its events, an event's state. */
const FOLLOWERS: Record<LiveTopic, string[]> = {
  events: ['conservation', 'throughput', 'integrations'],
  runs: ['conservation', 'throughput', 'system', 'integrations', 'events'],
  dead_letters: ['conservation', 'throughput'],
  tickets: [],
  integrations: [],
};

interface Pending {
  ids: Set<string>;
  all: boolean;
}

/** Marks what changed as stale, so that what is on screen reloads: at once for the first change, then at most once per throttle window. */
export class Freshness {
  private readonly pending = new Map<LiveTopic, Pending>();
  private readonly cooling = new Map<LiveTopic, ReturnType<typeof setTimeout>>();
  private readonly queries: QueryClient;

  constructor(queries: QueryClient) {
    this.queries = queries;
  }

  changed(change: LiveChange): void {
    const pending = this.pending.get(change.topic) ?? { ids: new Set<string>(), all: false };
    change.ids.forEach((id) => pending.ids.add(id));
    pending.all ||= change.ids.length === 0;
    this.pending.set(change.topic, pending);
    if (!this.cooling.has(change.topic)) this.flush(change.topic);
  }

  /** Nothing is resent after a lost connection, so everything on screen reloads. */
  everything(): Promise<void> {
    return this.queries.invalidateQueries({ predicate: (query) => !UNCHANGING.has(query.queryKey[0]) });
  }

  stop(): void {
    this.cooling.forEach((timer) => clearTimeout(timer));
    this.cooling.clear();
    this.pending.clear();
  }

  private flush(topic: LiveTopic): void {
    const pending = this.pending.get(topic);
    this.pending.delete(topic);
    if (!pending) {
      this.cooling.delete(topic);
      return;
    }
    this.cooling.set(
      topic,
      setTimeout(() => this.flush(topic), THROTTLE),
    );
    // What is loading now may have been read before the change: ask once more in the next window.
    if (this.isLoading(topic, pending)) this.pending.set(topic, pending);
    this.invalidate(topic, pending);
  }

  private isLoading(topic: LiveTopic, pending: Pending): boolean {
    return this.queries.isFetching({ predicate: (query) => isAbout(query, topic, pending) || follows(query, topic) }) > 0;
  }

  private invalidate(topic: LiveTopic, pending: Pending): void {
    const concerns = (query: Query) => isAbout(query, topic, pending) || follows(query, topic);
    void this.queries.invalidateQueries({ predicate: (query) => concerns(query) && !isLong(query) }, { cancelRefetch: false });
    void this.queries.invalidateQueries({ predicate: (query) => concerns(query) && isLong(query), refetchType: 'none' });
  }
}

function isAbout(query: Query, topic: LiveTopic, pending: Pending): boolean {
  const [head, kind, id] = query.queryKey;
  if (head !== topic) return false;
  if (kind === 'body') return false;
  return kind !== 'detail' || pending.all || pending.ids.has(String(id));
}

/** The names in a filter do not change with the events, and neither do an event's bytes. */
function follows(query: Query, topic: LiveTopic): boolean {
  const [head, kind] = query.queryKey;
  return followersOf(topic).includes(String(head)) && kind !== 'all' && kind !== 'body';
}

/** A service of a later version may tell of topics that this console does not know: then its lists, if there are any, are all that follows. */
function followersOf(topic: string): readonly string[] {
  return FOLLOWERS[topic as LiveTopic] ?? [];
}

function isLong(query: Query): boolean {
  const data = query.state.data as { pages?: unknown[] } | undefined;
  return (data?.pages?.length ?? 0) > PAGES_RELOADED_LIVE;
}
