import { useSyncExternalStore } from 'react';
import { Hint } from '@/ui/controls/hint';

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'narrow' });
const local = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' });
const dayOnly = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' });
const zone = new Intl.DateTimeFormat('en', { timeZoneName: 'short' }).formatToParts(0).find((part) => part.type === 'timeZoneName')?.value;

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** `3m ago`; `just now` within five seconds either way, because the shared clock ticks that often. */
export function relativeTime(at: Date, now: number): string {
  const seconds = Math.round((at.getTime() - now) / 1000);
  if (Math.abs(seconds) <= 5) return 'just now';
  for (const [unit, size] of STEPS) {
    if (Math.abs(seconds) >= size) return relative.format(Math.trunc(seconds / size), unit);
  }
  return relative.format(seconds, 'second');
}

const TICK = 5_000;
const watchers = new Set<() => void>();
let ticking: ReturnType<typeof setInterval> | undefined;
let current = Date.now();

/** The time, to five seconds: one timer for every label on screen. */
export function useNow(): number {
  return useSyncExternalStore(watch, () => current);
}

function watch(watcher: () => void): () => void {
  if (watchers.size === 0) {
    current = Date.now();
    ticking = setInterval(() => {
      current = Date.now();
      watchers.forEach((each) => each());
    }, TICK);
  }
  watchers.add(watcher);
  return () => {
    watchers.delete(watcher);
    if (watchers.size === 0) clearInterval(ticking);
  };
}

/** Relative time; the tooltip has it absolute, in the local zone and in UTC. */
export function Time({ at }: { at: string }) {
  const now = useNow();
  const moment = new Date(at);
  return (
    <Hint
      text={
        <span className="figure flex flex-col">
          <span>
            {local.format(moment)} {zone}
          </span>
          <span className="text-ink-soft">{moment.toISOString().replace('T', ' ')}</span>
        </span>
      }
    >
      <time dateTime={at} className="figure whitespace-nowrap">
        {relativeTime(moment, now)}
      </time>
    </Hint>
  );
}

/** How long until something happens; `now` within five seconds and when it is late. */
export function Until({ at }: { at: string }) {
  const now = useNow();
  const moment = new Date(at);
  return (
    <time dateTime={at} className="figure whitespace-nowrap">
      {moment.getTime() - now <= TICK ? 'now' : relativeTime(moment, now)}
    </time>
  );
}

const timeOnly = new Intl.DateTimeFormat('en', { timeStyle: 'short', hourCycle: 'h23' });
const dayAndTime = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' });

/** The time of day in the local zone, with the day when it is not today. */
export function clockTime(at: string): string {
  const moment = new Date(at);
  return (moment.toDateString() === new Date().toDateString() ? timeOnly : dayAndTime).format(moment);
}

/** A day without a time of day. */
export function Day({ on }: { on: string }) {
  return (
    <time dateTime={on} className="figure whitespace-nowrap">
      {dayOnly.format(new Date(`${on}T00:00:00Z`))}
    </time>
  );
}

/** A length of time, short: 12 ms, 3.4 s, 2 min 5 s. */
export function duration(milliseconds: number): string {
  if (milliseconds < 1) return '<1 ms';
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  return `${Math.floor(milliseconds / 60_000)} min ${Math.round((milliseconds % 60_000) / 1000)} s`;
}

const count = new Intl.NumberFormat('en');

export function figure(value: number): string {
  return count.format(value);
}

export function bytes(value: number): string {
  if (value < 1024) return `${value} B`;
  if (value < 1024 * 1024) return `${(value / 1024).toFixed(1)} KB`;
  return `${(value / 1024 / 1024).toFixed(1)} MB`;
}
