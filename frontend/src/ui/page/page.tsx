import type { ReactNode } from 'react';

interface PageProps {
  title: string;
  count?: string;
  actions?: ReactNode;
  children: ReactNode;
}

/** A page that scrolls as a whole: home, forms, details. Lists have their own frame. */
export function Page({ title, count, actions, children }: PageProps) {
  return (
    <div className="h-full overflow-y-auto" tabIndex={-1}>
      <title>{`${title} · Signalbox`}</title>
      <PageHeader title={title} count={count} actions={actions} />
      <div className="mx-auto flex w-full max-w-7xl flex-col gap-4 px-4 pt-1 pb-10 sm:px-6">{children}</div>
    </div>
  );
}

export function PageHeader({ title, count, actions }: Omit<PageProps, 'children'>) {
  return (
    <header className="mx-auto flex min-h-14 w-full max-w-7xl flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3 sm:px-6">
      <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
      {count !== undefined && <span className="figure text-ink-faint">{count}</span>}
      {actions && <div className="ml-auto flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}

/** A bordered block of a page. */
export function Card({
  title,
  aside,
  children,
  flush = false,
}: {
  title?: string;
  aside?: ReactNode;
  children: ReactNode;
  flush?: boolean;
}) {
  return (
    <section className="min-w-0 rounded-lg border bg-surface">
      {title && (
        <div className="flex min-h-10 items-center gap-2 border-b px-4 py-1.5">
          <h2 className="font-semibold">{title}</h2>
          {aside && <div className="ml-auto flex items-center gap-2">{aside}</div>}
        </div>
      )}
      <div className={flush ? undefined : 'p-4'}>{children}</div>
    </section>
  );
}
