import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { ArrowUp, Maximize2, X } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import type { Page as ApiPage } from '@/api/lists';
import { Button, IconButton } from '@/ui/controls/button';
import { InPanel } from '@/ui/detail/detail';
import { type FilterDefinition, FilterBar } from '@/ui/list/filters';
import { useKeys } from '@/ui/page/keys';
import { Empty, ProblemNotice, ProblemPage } from '@/ui/feedback/notice';
import { PageHeader } from '@/ui/page/page';
import { useSettledRows } from '@/ui/list/rows';
import { type Column, Table } from '@/ui/list/table';
import { useColumns, ViewMenu } from '@/ui/list/view-menu';

interface ListPageProps<T> {
  title: string;
  /** Said beside the title, for example "12 open". */
  count?: string;
  actions?: ReactNode;
  /** Links to the lists that belong to this one. */
  tabs?: ReactNode;
  /** Stands between title and filters: how all of it stands. */
  banner?: ReactNode;
  /** Menu items that take more away than the rows that are loaded. */
  exports?: ReactNode;
  filters: readonly FilterDefinition[];
  query: UseInfiniteQueryResult<InfiniteData<ApiPage<T>>>;
  columns: readonly Column<T>[];
  /** Said after the link's text, so that rows with the same text can be told apart by ear. */
  detailOf: (row: T) => string;
  /** Address of the page of one row. */
  pageOf: (id: string) => string;
  /** What the side panel shows of one row. */
  panel: (id: string) => ReactNode;
  empty: { title: string; text: string; action?: ReactNode };
}

/** The one list: filters in the URL, rows on cursors, details in a panel over it, all by keyboard. */
export function ListPage<T extends { id: string }>(props: ListPageProps<T>) {
  const { query, title } = props;
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const location = useLocation();
  const scroller = useRef<HTMLDivElement>(null);
  const [reading, setReading] = useState(false);
  const openId = params.get('panel');
  const filterKey = new URLSearchParams([...params].filter(([key]) => key !== 'panel')).toString();
  const latest = query.data?.pages.flatMap((page) => page.items) ?? [];
  const { rows, waiting, arrived } = useSettledRows(useSameRows(latest), reading, filterKey);
  const columns = useColumns(title, props.columns);
  const filtered = props.filters.some((definition) => params.has(definition.param));

  const panelAddress = (id: string | null) => {
    const next = new URLSearchParams(filterKey);
    if (id) next.set('panel', id);
    const search = next.toString();
    return `${location.pathname}${search ? `?${search}` : ''}`;
  };
  const open = (id: string | null, replace = false) => void navigate(panelAddress(id), { replace });
  const close = () => {
    const id = openId;
    open(null, true);
    if (id) focusRow(id);
  };
  const move = (step: 1 | -1) => {
    const index = rows.findIndex((row) => row.id === (openId ?? focusedRow()));
    const next = rows[index < 0 ? 0 : Math.min(Math.max(index + step, 0), rows.length - 1)];
    if (!next) return;
    if (openId) open(next.id, true);
    focusRow(next.id);
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    o: () => {
      const id = openId ?? focusedRow();
      if (id) void navigate(props.pageOf(id));
    },
    Escape: () => openId && close(),
  });
  const toTop = () => {
    scroller.current?.scrollTo({ top: 0 });
    setReading(false);
    if (query.isStale) void query.refetch();
  };

  return (
    <div className="relative flex h-full min-w-0 overflow-hidden">
      <title>{`${title} · Signalbox`}</title>
      <div className="flex min-w-0 flex-1 flex-col">
        <PageHeader
          title={title}
          count={props.count}
          actions={
            <>
              <ViewMenu list={title} columns={props.columns} shown={columns.shown} rows={rows} onToggle={columns.toggle}>
                {props.exports}
              </ViewMenu>
              {props.actions}
            </>
          }
        />
        {props.tabs && <div className="pb-3">{props.tabs}</div>}
        {props.banner}
        {props.filters.length > 0 && <FilterBar definitions={props.filters} />}
        <div
          ref={scroller}
          className="relative min-h-0 flex-1 overflow-y-auto border-t"
          onScroll={(event) => setReading(event.currentTarget.scrollTop > 40)}
        >
          {(waiting > 0 || (reading && query.isStale)) && (
            <div className="pointer-events-none sticky top-10 z-20 flex h-0 justify-center">
              <Button variant="primary" size="small" className="pointer-events-auto shadow-lg" onClick={toTop}>
                <ArrowUp size={13} aria-hidden /> {waiting > 0 ? `${waiting} new` : 'Newer rows'}
              </Button>
            </div>
          )}
          <ListBody
            {...props}
            columns={columns.shown}
            rows={rows}
            arrived={arrived}
            openId={openId}
            filtered={filtered}
            scroller={scroller}
            hrefOf={panelAddress}
          />
        </div>
      </div>
      {openId && (
        <SidePanel key={openId} label={`${title} details`} onClose={close} onExpand={() => void navigate(props.pageOf(openId))}>
          {props.panel(openId)}
        </SidePanel>
      )}
    </div>
  );
}

interface ListBodyProps<T> extends ListPageProps<T> {
  rows: readonly T[];
  arrived: ReadonlySet<string>;
  openId: string | null;
  filtered: boolean;
  scroller: React.RefObject<HTMLDivElement | null>;
  hrefOf: (id: string) => string;
}

function ListBody<T extends { id: string }>({ query, rows, filtered, hrefOf, ...props }: ListBodyProps<T>) {
  if (query.isPending) return <SkeletonRows />;
  if (query.isError && rows.length === 0) return <ProblemPage error={query.error} onRetry={() => void query.refetch()} />;
  if (rows.length === 0 && query.hasNextPage) {
    return <Empty title="None among the newest" text="Older ones may match." action={<LookFurther query={query} />} />;
  }
  if (rows.length === 0 && filtered) {
    return <Empty title="Nothing matches these filters" text="Change or clear a filter to see more." />;
  }
  if (rows.length === 0) return <Empty {...props.empty} />;
  return (
    <>
      {query.isError && (
        <div className="p-3">
          <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
        </div>
      )}
      <Table
        label={props.title}
        columns={props.columns}
        rows={rows}
        arrived={props.arrived}
        openId={props.openId}
        hrefOf={(row) => hrefOf(row.id)}
        detailOf={props.detailOf}
        scroller={props.scroller}
        onNearEnd={() => query.hasNextPage && !query.isFetching && void query.fetchNextPage()}
      />
      <p role="status" className="px-4 py-3 text-sm sm:px-6 text-ink-faint">
        {query.isFetchingNextPage ? (
          'Loading more…'
        ) : query.hasNextPage ? (
          <LookFurther query={query} />
        ) : (
          `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}, no more`
        )}
      </p>
    </>
  );
}

/** A page of a search may hold few rows, or none, and not be the last: then nothing scrolls the next one in. */
function LookFurther<T>({ query }: { query: ListPageProps<T>['query'] }) {
  return (
    <Button size="small" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
      {query.isFetchingNextPage ? 'Looking…' : 'Look further back'}
    </Button>
  );
}

function SkeletonRows() {
  return (
    <div role="status" aria-label="Loading">
      {Array.from({ length: 14 }, (_, row) => (
        <div key={row} className="flex h-9 items-center gap-6 border-b px-4 sm:px-6">
          <div className="skeleton h-3 w-16" />
          <div className="skeleton h-3 w-28" />
          <div className="skeleton h-3 flex-1" style={{ maxWidth: `${30 + ((row * 23) % 40)}%` }} />
          <div className="skeleton h-3 w-20" />
        </div>
      ))}
    </div>
  );
}

function SidePanel({
  label,
  onClose,
  onExpand,
  children,
}: {
  label: string;
  onClose: () => void;
  onExpand: () => void;
  children: ReactNode;
}) {
  return (
    <aside
      aria-label={label}
      className="absolute inset-y-0 right-0 z-30 flex w-full animate-slide flex-col border-l bg-surface shadow-2xl md:w-[min(640px,62%)]"
    >
      <div className="flex h-11 shrink-0 items-center justify-end gap-1 border-b px-2">
        <IconButton label="Open full page" shortcut="o" onClick={onExpand}>
          <Maximize2 size={15} />
        </IconButton>
        <IconButton label="Close panel" shortcut="Esc" onClick={onClose}>
          <X size={16} />
        </IconButton>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <InPanel>{children}</InPanel>
      </div>
    </aside>
  );
}

/** The same array while the rows are the same objects: the query keeps unchanged rows identical. */
function useSameRows<T>(latest: readonly T[]): readonly T[] {
  const [kept, setKept] = useState(latest);
  const same = kept.length === latest.length && kept.every((row, index) => row === latest[index]);
  if (!same) setKept(latest);
  return same ? kept : latest;
}

function focusedRow(): string | null {
  return document.activeElement?.getAttribute('data-row') ?? null;
}

function focusRow(id: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)?.focus());
}
