import { useState } from 'react';

interface Identified {
  id: string;
}

export interface SettledRows<T> {
  rows: T[];
  /** Rows that arrived above what the person reads and are not shown yet. */
  waiting: number;
  /** Rows that came while the list was on screen, to be lit for a moment. */
  arrived: ReadonlySet<string>;
}

/**
 * While the person reads further down, rows stay where they are: changed ones change in place, new ones are counted, not inserted.
 * At the top everything shows as it comes. `scope` names the list (its filters); another one starts afresh.
 */
export function useSettledRows<T extends Identified>(latest: readonly T[], reading: boolean, scope: string): SettledRows<T> {
  const [shown, setShown] = useState<{ scope: string; rows: readonly T[]; seen: ReadonlySet<string>; arrived: ReadonlySet<string> }>(
    () => ({
      scope,
      rows: latest,
      seen: ids(latest),
      arrived: new Set(),
    }),
  );

  if (shown.scope !== scope || shown.seen.size === 0) {
    if (shown.scope !== scope || latest.length > 0) {
      setShown({ scope, rows: latest, seen: ids(latest), arrived: new Set() });
    }
    return { rows: [...latest], waiting: 0, arrived: new Set() };
  }
  if (!reading && shown.rows !== latest) {
    const firstKnown = latest.findIndex((row) => shown.seen.has(row.id));
    const arrived = ids(firstKnown > 0 ? latest.slice(0, firstKnown) : []);
    setShown({ scope, rows: latest, seen: new Set([...shown.seen, ...ids(latest)]), arrived: arrived.size > 0 ? arrived : shown.arrived });
    return { rows: [...latest], waiting: 0, arrived };
  }
  if (!reading) return { rows: [...latest], waiting: 0, arrived: shown.arrived };
  return hold(shown.rows, latest, shown.arrived);
}

function hold<T extends Identified>(before: readonly T[], latest: readonly T[], arrived: ReadonlySet<string>): SettledRows<T> {
  const newest = new Map(latest.map((row) => [row.id, row]));
  const kept = before.map((row) => newest.get(row.id) ?? row);
  const known = ids(before);
  const lastKnown = latest.findLastIndex((row) => known.has(row.id));
  const below = latest.slice(lastKnown + 1).filter((row) => !known.has(row.id));
  const waiting = latest.slice(0, Math.max(lastKnown, 0)).filter((row) => !known.has(row.id)).length;
  return { rows: [...kept, ...below], waiting, arrived };
}

function ids(rows: readonly Identified[]): ReadonlySet<string> {
  return new Set(rows.map((row) => row.id));
}
