import { SlidersHorizontal } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { Button } from '@/ui/controls/button';
import { asCsv, saveText } from '@/ui/list/export';
import { Menu, MenuCheckItem, MenuItem } from '@/ui/controls/menu';
import type { Column } from '@/ui/list/table';

/** Which columns a person wants, remembered per list. The column that leads stays. */
export function useColumns<T>(list: string, columns: readonly Column<T>[]) {
  const key = `signalbox.columns.${list}`;
  const [hidden, setHidden] = useState<readonly string[]>(() => (localStorage.getItem(key) ?? '').split(',').filter(Boolean));
  const toggle = (column: string) => {
    const next = hidden.includes(column) ? hidden.filter((each) => each !== column) : [...hidden, column];
    localStorage.setItem(key, next.join(','));
    setHidden(next);
  };
  const shown = columns.filter((column) => column.phone === 'title' || !hidden.includes(column.key));
  return { shown, toggle };
}

interface ViewMenuProps<T> {
  list: string;
  columns: readonly Column<T>[];
  shown: readonly Column<T>[];
  rows: readonly T[];
  onToggle: (column: string) => void;
  /** Ways to take away more than the loaded rows, which are then not offered. */
  children?: ReactNode;
}

/** Choose columns; take the loaded rows away as a file. */
export function ViewMenu<T>({ list, columns, shown, rows, onToggle, children }: ViewMenuProps<T>) {
  const name = list.toLowerCase().replaceAll(' ', '-');
  return (
    <Menu
      trigger={
        <Button variant="ghost" aria-label={`View of ${list}`}>
          <SlidersHorizontal size={14} aria-hidden /> <span className="hidden sm:inline">View</span>
        </Button>
      }
    >
      <DropdownMenu.Label className="px-2 py-1 text-xs text-ink-faint">Columns</DropdownMenu.Label>
      {columns
        .filter((column) => column.phone !== 'title')
        .map((column) => (
          <MenuCheckItem key={column.key} checked={shown.includes(column)} onToggle={() => onToggle(column.key)} staysOpen>
            {column.header}
          </MenuCheckItem>
        ))}
      <DropdownMenu.Separator className="my-1 border-t" />
      {children ?? <LoadedRows name={name} shown={shown} rows={rows} />}
    </Menu>
  );
}

function LoadedRows<T>({ name, shown, rows }: { name: string; shown: readonly Column<T>[]; rows: readonly T[] }) {
  return (
    <>
      <DropdownMenu.Label className="px-2 py-1 text-xs text-ink-faint">
        Export {rows.length} loaded {rows.length === 1 ? 'row' : 'rows'}
      </DropdownMenu.Label>
      <MenuItem onSelect={() => saveText(`${name}.csv`, 'text/csv', asCsv(shown, rows))}>As CSV</MenuItem>
      <MenuItem onSelect={() => saveText(`${name}.json`, 'application/json', JSON.stringify(rows, null, 2))}>As JSON</MenuItem>
    </>
  );
}
