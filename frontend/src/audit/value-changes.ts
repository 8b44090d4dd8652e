export type Values = Record<string, unknown> | undefined;

export interface ValueChange {
  /** In words: "settings portal id". */
  name: string;
  was: string | undefined;
  is: string | undefined;
}

/** The values that differ, each as a person reads it; a list is one value. */
export function valueChanges(before: Values, after: Values): ValueChange[] {
  const old = leaves(before ?? {});
  const fresh = leaves(after ?? {});
  return [...new Set([...old.keys(), ...fresh.keys()])]
    .map((name) => ({ name, was: old.get(name), is: fresh.get(name) }))
    .filter(({ was, is }) => was !== is);
}

function leaves(values: Record<string, unknown>, path: readonly string[] = []): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(values)) {
    const at = [...path, key.replaceAll('_', ' ')];
    if (isGroup(value)) leaves(value, at).forEach((text, name) => found.set(name, text));
    else if (value !== null) found.set(at.join(' '), textOf(value));
  }
  return found;
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value === '' ? '“”' : value;
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(textOf).join(', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return JSON.stringify(value);
}
