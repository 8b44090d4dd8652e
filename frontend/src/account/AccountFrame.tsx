import type { ReactNode } from 'react';
import { paths } from '@/paths';
import { PageHeader } from '@/ui/page/page';
import { Tabs } from '@/ui/page/tabs';

const TABS = [
  { to: paths.account, label: 'Profile and security' },
  { to: paths.sessions, label: 'Sessions' },
];

/** What belongs to the person, whatever organization they work in. */
export function AccountFrame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="h-full overflow-y-auto" tabIndex={-1}>
      <title>{`${title} · Signalbox`}</title>
      <PageHeader title="Your account" />
      <Tabs label="Account" tabs={TABS} />
      <div className="mx-auto flex w-full max-w-7xl flex-col gap-4 px-4 pt-4 pb-10 sm:px-6">
        <div className="flex max-w-2xl flex-col gap-4">{children}</div>
      </div>
    </div>
  );
}
