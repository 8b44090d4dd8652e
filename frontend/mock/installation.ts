import { demoPeople, nobody, type People, type Tenant } from './people.ts';
import type { World } from './shapes.ts';
import { fillTrail } from './trail.ts';
import { demoWorld, emptyWorld } from './world.ts';

/** Everything one mock control plane holds: its people, and what each organization received. */
export interface Installation {
  people: People;
  worldOf: (tenant: Tenant) => World;
  worlds: () => Iterable<World>;
}

/** `new`: nobody has an account; `empty`: an administrator and nothing else; otherwise a company after a morning's work. */
export function install(kind: string | undefined): Installation {
  const now = Date.now();
  const people = kind === 'new' ? nobody() : demoPeople(now, kind !== 'empty');
  const worlds = new Map<string, World>();
  const worldOf = (tenant: Tenant) => {
    const world = worlds.get(tenant.id) ?? emptyWorld();
    worlds.set(tenant.id, world);
    return world;
  };
  const [acme] = people.tenants;
  if (acme && kind !== 'empty') {
    const world = demoWorld(now);
    worlds.set(acme.id, world);
    fillTrail(acme, people.persons, world.integrations, now);
  }
  return { people, worldOf, worlds: () => worlds.values() };
}
