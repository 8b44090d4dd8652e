import { type FieldValues, get } from 'react-hook-form';
import type { FieldError } from '@/api/generated/public';
import type { Problem } from '@/api/problem';

/** Errors by the name of their field, and what no field shows: that stands once at the top. */
export interface PlacedErrors {
  byField: ReadonlyMap<string, string>;
  problem: Problem | null;
}

/** Refusals that name no value but are about one: the field, by problem code. */
export type FieldOfCode = Readonly<Record<string, string>>;

/** Splits a refusal into what fields show beside them and what stands at the top. */
export function placeProblem(problem: Problem, values: FieldValues, body: unknown, fieldOfCode: FieldOfCode = {}): PlacedErrors {
  const about = fieldOfCode[problem.code];
  if (about && problem.errors.length === 0) {
    return { byField: new Map([[about, [problem.title, problem.detail].filter(Boolean).join('. ')]]), problem: null };
  }
  const { byField, unplaced } = placeFaults(problem.errors, values, body);
  return { byField, problem: problem.errors.length > 0 && unplaced.length === 0 ? null : problem };
}

/** The first message of each field; faults that no field of these values shows are left over. */
export function placeFaults(faults: readonly FieldError[], values: FieldValues, body: unknown) {
  const byField = new Map<string, string>();
  const unplaced: FieldError[] = [];
  for (const fault of faults) {
    const keys = keysOf(fault.pointer);
    const field = fieldOf(keys, values);
    if (!field) unplaced.push(fault);
    else if (!byField.has(field.name)) byField.set(field.name, field.inside ? `${partOf(body, keys)}: ${fault.message}` : fault.message);
  }
  return { byField, unplaced };
}

/** A JSON pointer, also as a fragment, in parts. */
function keysOf(pointer: string): string[] {
  return pointer
    .replace(/^#/u, '')
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The field that holds the value; `inside` when one field holds many values and the pointer names one of them. */
function fieldOf(keys: readonly string[], values: FieldValues): { name: string; inside: boolean } | undefined {
  let at: unknown = values;
  let depth = 0;
  while (depth < keys.length && isGroup(at) && Object.hasOwn(at, keys[depth] ?? '')) {
    at = at[keys[depth] ?? ''];
    depth += 1;
  }
  if (depth === 0 || isGroup(at)) return undefined;
  return { name: keys.slice(0, depth).join('.'), inside: depth < keys.length };
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function partOf(body: unknown, keys: readonly string[]): string {
  return String(get(body, keys.join('.')));
}
