/** JSON pointers (RFC 6901) over parsed JSON. */
export function pointerOf(parent: string, key: string): string {
  return `${parent}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function keysOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The value a pointer names; `undefined` when it names nothing. */
export function resolve(value: unknown, pointer: string): unknown {
  return keysOf(pointer).reduce<unknown>((at, key) => {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
    return (at as Record<string, unknown>)[key];
  }, value);
}

const MAX_MATCHES = 500;

/** Pointers whose key or scalar value contains the text, ignoring case. */
export function matches(value: unknown, text: string): ReadonlySet<string> {
  const needle = text.trim().toLowerCase();
  const found = new Set<string>();
  if (needle)
    walk(value, '', (pointer, key, scalar) => {
      if (found.size < MAX_MATCHES && (key.toLowerCase().includes(needle) || scalar?.toLowerCase().includes(needle))) found.add(pointer);
    });
  return found;
}

/** Every pointer on the way to these. */
export function ancestors(pointers: readonly string[]): ReadonlySet<string> {
  const all = new Set<string>();
  for (const pointer of pointers) {
    for (let cut = pointer.lastIndexOf('/'); cut >= 0; cut = pointer.lastIndexOf('/', cut - 1)) {
      all.add(pointer.slice(0, cut));
      if (cut === 0) break;
    }
  }
  return all;
}

export interface Difference {
  pointer: string;
  before: unknown;
  after: unknown;
}

/** Scalars that differ between two versions, in the order of the first. */
export function differences(before: unknown, after: unknown): Difference[] {
  const pointers = new Set([...scalars(before), ...scalars(after)]);
  return [...pointers]
    .map((pointer) => ({ pointer, before: resolve(before, pointer), after: resolve(after, pointer) }))
    .filter((difference) => difference.before !== difference.after);
}

function scalars(value: unknown): string[] {
  const pointers: string[] = [];
  walk(value, '', (pointer, _key, scalar) => {
    if (scalar !== undefined) pointers.push(pointer);
  });
  return pointers;
}

function walk(value: unknown, pointer: string, visit: (pointer: string, key: string, scalar: string | undefined) => void): void {
  const key = keysOf(pointer).at(-1) ?? '';
  if (typeof value !== 'object' || value === null) {
    visit(pointer, key, String(value));
    return;
  }
  if (pointer) visit(pointer, key, undefined);
  Object.entries(value).forEach(([child, inner]) => walk(inner, pointerOf(pointer, child), visit));
}
