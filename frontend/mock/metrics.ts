import type { RunState } from '../src/api/generated/public';
import { iso, type World } from './shapes.ts';

export function conservation(world: World) {
  const count = (state: RunState) => world.events.filter((event) => event.state === state).length;
  const done = (kind: string) => world.events.filter((event) => event.outcome?.kind === kind).length;
  return {
    accepted: world.events.length,
    states: {
      held: count('held'),
      queued: count('queued'),
      running: count('running'),
      waiting: count('waiting'),
      done: count('completed'),
      dead_lettered: count('dead_lettered'),
      discarded: count('discarded'),
      cancelled: count('cancelled'),
    },
    done_as: { ticket: done('ticket'), comment: done('comment'), ignored: done('ignored') },
    duplicates: world.events.reduce((sum, event) => sum + event.duplicates, 0),
    balanced: true,
    drift: 0,
    recounted_at: iso(Date.now() - 300_000),
    measured_at: iso(Date.now()),
  };
}

export function throughput(world: World, minutes: number) {
  const seconds = minutes <= 15 ? 15 : minutes <= 60 ? 60 : 1800;
  const size = seconds * 1000;
  const last = Math.floor(Date.now() / size) * size;
  const buckets = Array.from({ length: (minutes * 60) / seconds }, (_, index) => {
    const start = last - ((minutes * 60) / seconds - 1 - index) * size;
    const inside = world.events.filter((event) => Date.parse(event.received_at) >= start && Date.parse(event.received_at) < start + size);
    return {
      starts_at: iso(start),
      accepted: inside.length,
      completed: inside.filter((event) => event.state === 'completed').length,
      dead_lettered: inside.filter((event) => event.state === 'dead_lettered').length,
    };
  });
  return { bucket_seconds: seconds, buckets };
}
