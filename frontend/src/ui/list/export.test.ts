import { describe, expect, it } from 'vitest';
import { asCsv } from '@/ui/list/export';
import type { Column } from '@/ui/list/table';

const COLUMNS: Column<{ title: string; count: number }>[] = [
  { key: 'title', header: 'Title', cell: (row) => row.title, text: (row) => row.title },
  { key: 'count', header: 'Count', cell: (row) => row.count, text: (row) => String(row.count) },
];

describe('asCsv', () => {
  it('quotes what would break a line', () => {
    expect(asCsv(COLUMNS, [{ title: 'a "b", c\nd', count: 1 }])).toBe('Title,Count\r\n"a ""b"", c\nd",1');
  });

  it('disarms what a spreadsheet would run', () => {
    expect(asCsv(COLUMNS, [{ title: '=HYPERLINK("x")', count: 2 }])).toBe('Title,Count\r\n"\'=HYPERLINK(""x"")",2');
  });
});
