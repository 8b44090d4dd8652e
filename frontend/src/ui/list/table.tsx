import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type RefObject, useEffect, useEffectEvent } from 'react';
import { Link } from 'react-router';
import { classes } from '@/ui/controls/classes';

export interface Column<T> {
  key: string;
  header: string;
  /** Tailwind width class of the column; one column without it takes the rest. */
  width?: string;
  align?: 'right';
  cell: (row: T) => ReactNode;
  /** On a phone a row is a card: `title` leads with `aside` beside it, `line` follows, `hidden` is left out. */
  phone?: 'title' | 'aside' | 'line' | 'hidden';
  /** What a script or a spreadsheet gets. */
  text: (row: T) => string;
}

interface TableProps<T> {
  label: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  arrived: ReadonlySet<string>;
  openId: string | null;
  hrefOf: (row: T) => string;
  detailOf: (row: T) => string;
  scroller: RefObject<HTMLDivElement | null>;
  onNearEnd: () => void;
  footer?: ReactNode;
}

const ROW_HEIGHT = 36;

/* Roles are named because the card layout of a phone takes the table's own away. */
/* eslint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role */

/** Rows on demand; the link of the column that leads a card covers the whole row, so a row opens by mouse, by Enter and in a new tab. */
export function Table<T extends { id: string }>(props: TableProps<T>) {
  const { columns, rows, scroller } = props;
  // The compiler is not used, so nothing here is memoized by it.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const nearEnd = useEffectEvent(() => props.onNearEnd());
  useEffect(() => {
    if (rows.length > 0 && last >= rows.length - 8) nearEnd();
  }, [last, rows.length]);

  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <table
      role="table"
      aria-label={props.label}
      aria-rowcount={rows.length}
      className="block w-full border-separate border-spacing-0 md:table md:table-fixed"
    >
      <thead role="rowgroup" className="sticky top-0 z-10 hidden bg-canvas md:table-header-group">
        <tr role="row">
          {columns.map((column) => (
            <th
              role="columnheader"
              key={column.key}
              scope="col"
              className={classes(
                'h-8 border-b px-2 text-xs font-medium text-ink-faint first:pl-6 last:pr-6',
                column.align === 'right' ? 'text-right' : 'text-left',
                column.width,
              )}
            >
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="block md:table-row-group">
        <Spacer height={before} />
        {items.map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          return (
            <tr
              role="row"
              key={row.id}
              ref={virtual.measureElement}
              data-index={item.index}
              aria-rowindex={item.index + 1}
              data-open={row.id === props.openId || undefined}
              className={classes(
                'relative flex flex-wrap items-center gap-x-2 gap-y-0.5 border-b px-4 py-2.5 hover:bg-hover has-focus-visible:bg-hover data-open:bg-accent-soft md:table-row md:h-9 md:border-0 md:p-0',
                props.arrived.has(row.id) && 'animate-arrive',
              )}
            >
              {columns.map((column) => (
                <Cell
                  key={column.key}
                  column={column}
                  row={row}
                  link={column.phone === 'title' ? props.hrefOf(row) : undefined}
                  detail={props.detailOf(row)}
                />
              ))}
            </tr>
          );
        })}
        <Spacer height={after} />
      </tbody>
      {props.footer}
    </table>
  );
}

function Spacer({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden style={{ height }} className="block md:table-row">
      <td className="p-0" />
    </tr>
  );
}

function Cell<T extends { id: string }>({
  column,
  row,
  link,
  detail,
}: {
  column: Column<T>;
  row: T;
  link: string | undefined;
  detail: string;
}) {
  return (
    <td
      role="cell"
      className={classes(
        'min-w-0 align-middle md:table-cell md:h-9 md:truncate md:border-b md:px-2 md:first:pl-6 md:last:pr-6',
        column.phone === 'title' && '-order-2 grow basis-[calc(100%-6rem)] font-medium md:font-normal',
        column.phone === 'aside' && '-order-1 ml-auto max-md:self-start',
        column.phone === 'hidden' && 'hidden',
        column.phone !== 'title' && 'text-sm text-ink-soft md:text-base md:text-ink',
        column.align === 'right' && 'figure md:text-right',
      )}
    >
      {link ? (
        <Link
          to={link}
          data-row={row.id}
          className="after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-ring"
        >
          {column.cell(row)}
          <span className="sr-only"> {detail}</span>
        </Link>
      ) : (
        column.cell(row)
      )}
    </td>
  );
}
