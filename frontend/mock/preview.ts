import type { MappingPreview } from '../src/api/generated/public';
import { type Answer, type Body, found, MockProblem, ok } from './problem.ts';
import type { World } from './shapes.ts';

const POINTER = /^(\/([^/~]|~[01])*)+$/u;

/** Reads title and status of the payload, at the pointers of the settings where there are any. */
export function preview(world: World, id: string, body: Body): Answer {
  const event = found(world.events.find((each) => each.id === id));
  const settings = (body.settings ?? {}) as Record<string, string>;
  const wrong = Object.entries(settings).filter(([name, value]) => name.endsWith('_pointer') && !POINTER.test(value));
  if (wrong.length > 0) {
    throw new MockProblem(
      400,
      'invalid_request',
      'The settings do not fit the provider',
      wrong.map(([name]) => ({ pointer: `/settings/${name}`, message: 'must be a JSON pointer such as /data/id' })),
    );
  }
  const mapping: MappingPreview = { result: 'change', fields: [], comments: [], notes: [] };
  for (const name of ['title', 'status', 'priority']) {
    const pointer = settings[`${name}_pointer`] ?? `/${name}`;
    const value = at(event.payload, pointer);
    if (typeof value === 'string') mapping.fields.push({ name, value, provenance: { kind: 'payload', pointer } });
  }
  if (!mapping.fields.some((field) => field.name === 'title')) {
    mapping.result = 'unmapped';
    mapping.fields = [];
    mapping.reason = 'No title was found. Set the title pointer of the integration, or choose a preset.';
  }
  return ok({ event_type: event.event_type, external_id: event.external_id, mapping });
}

function at(payload: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((place, name) => (place && typeof place === 'object' ? (place as Record<string, unknown>)[name] : undefined), payload);
}
