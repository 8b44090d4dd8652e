import { renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { useSettledRows } from '@/ui/list/rows';

const rows = (...ids: string[]) => ids.map((id) => ({ id, text: id }));

function settle(first: { id: string; text: string }[]) {
  return renderHook(({ latest, reading, scope }) => useSettledRows(latest, reading, scope), {
    initialProps: { latest: first, reading: false, scope: 'a' },
  });
}

describe('useSettledRows', () => {
  it('lights what arrives at the top', () => {
    const { result, rerender } = settle(rows('b', 'a'));
    rerender({ latest: rows('c', 'b', 'a'), reading: false, scope: 'a' });

    expect(result.current.rows.map((row) => row.id)).toEqual(['c', 'b', 'a']);
    expect([...result.current.arrived]).toEqual(['c']);
  });

  it('does not move what a person reads, and counts what waits', () => {
    const { result, rerender } = settle(rows('b', 'a'));
    rerender({
      latest: [
        { id: 'd', text: 'd' },
        { id: 'c', text: 'c' },
        { id: 'b', text: 'changed' },
        { id: 'a', text: 'a' },
      ],
      reading: true,
      scope: 'a',
    });

    expect(result.current.rows).toEqual([
      { id: 'b', text: 'changed' },
      { id: 'a', text: 'a' },
    ]);
    expect(result.current.waiting).toBe(2);
  });

  it('adds the next page below while a person reads', () => {
    const { result, rerender } = settle(rows('d', 'c'));
    rerender({ latest: rows('d', 'c', 'b', 'a'), reading: true, scope: 'a' });

    expect(result.current.rows.map((row) => row.id)).toEqual(['d', 'c', 'b', 'a']);
    expect(result.current.waiting).toBe(0);
  });

  it('starts afresh with other filters', () => {
    const { result, rerender } = settle(rows('b', 'a'));
    rerender({ latest: rows('z'), reading: false, scope: 'other' });

    expect(result.current.rows.map((row) => row.id)).toEqual(['z']);
    expect(result.current.arrived.size).toBe(0);
  });
});
