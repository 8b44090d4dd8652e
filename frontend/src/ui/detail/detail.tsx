import type { UseQueryResult } from '@tanstack/react-query';
import { createContext, type ReactNode, use } from 'react';
import { toProblem } from '@/api/problem';
import { ProblemNotice, ProblemPage, Skeletons } from '@/ui/feedback/notice';
import { Page } from '@/ui/page/page';

/** The same detail is shown in a panel over its list and on a page of its own. */
const PlaceContext = createContext<'page' | 'panel'>('page');
export const InPanel = ({ children }: { children: ReactNode }) => <PlaceContext value="panel">{children}</PlaceContext>;

export function useIsPanel(): boolean {
  return use(PlaceContext) === 'panel';
}

interface DetailProps<T> {
  query: UseQueryResult<T>;
  title: (data: T) => string;
  kicker?: (data: T) => ReactNode;
  actions?: (data: T) => ReactNode;
  children: (data: T) => ReactNode;
}

/** Loading, refused, missing and there: the frame of every detail. */
export function Detail<T>({ query, title, kicker, actions, children }: DetailProps<T>) {
  const panel = useIsPanel();
  if (query.isPending) return <Skeletons rows={10} />;
  if (query.data === undefined) return <ProblemPage error={query.error} onRetry={() => void query.refetch()} />;
  const data = query.data;
  const stale = query.isError ? <ProblemNotice error={toProblem(query.error)} onRetry={() => void query.refetch()} /> : null;
  if (!panel) {
    return (
      <Page title={title(data)} actions={actions?.(data)}>
        {kicker && <div className="-mt-3 flex flex-wrap items-center gap-2 text-ink-soft">{kicker(data)}</div>}
        {stale}
        <div className="@container flex flex-col gap-4">{children(data)}</div>
      </Page>
    );
  }
  return (
    <div className="@container flex flex-col gap-4 p-4">
      <div className="flex flex-col gap-2">
        <h2 className="text-lg font-semibold break-words">{title(data)}</h2>
        {kicker && <div className="flex flex-wrap items-center gap-2 text-ink-soft">{kicker(data)}</div>}
        {actions && <div className="mt-1 flex flex-wrap items-center gap-2">{actions(data)}</div>}
      </div>
      {stale}
      {children(data)}
    </div>
  );
}

/** Key facts, as a definition list. */
export function Facts({ children }: { children: ReactNode }) {
  return (
    <dl className="grid grid-cols-1 gap-x-8 gap-y-0 *:last:border-b-0 @2xl:grid-cols-2 @2xl:*:nth-last-2:odd:border-b-0">{children}</dl>
  );
}

/** `aside` stands at the end of the row, in a column of its own. */
export function Fact({ label, aside, children }: { label: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <div className="flex min-h-9 min-w-0 items-start gap-3 border-b py-[5px]">
      <dt className="w-28 shrink-0 leading-6 text-ink-faint @md:w-32">{label}</dt>
      <dd className="flex min-h-6 min-w-0 flex-1 items-start gap-2">
        <span className="flex min-h-6 min-w-0 flex-1 flex-wrap items-center gap-x-2 gap-y-1 break-words">{children}</span>
        {aside && <span className="flex min-h-6 shrink-0 items-center">{aside}</span>}
      </dd>
    </div>
  );
}
