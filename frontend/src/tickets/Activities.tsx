import { useInfiniteQuery } from '@tanstack/react-query';
import type { Activity } from '@/api/generated/public';
import { ticketActivities } from '@/api/tickets';
import { paths } from '@/paths';
import { Button } from '@/ui/controls/button';
import { TextLink } from '@/ui/controls/text-link';
import { ProblemNotice, Skeletons } from '@/ui/feedback/notice';
import { Card } from '@/ui/page/page';
import { words } from '@/domain/status-styles';
import { Time } from '@/ui/controls/time';

export function Activities({ id }: { id: string }) {
  const query = useInfiniteQuery(ticketActivities(id));
  const activities = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card title="Activity" flush>
      {query.isPending && <Skeletons rows={3} />}
      {query.isError && (
        <div className="p-3">
          <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
        </div>
      )}
      {query.data && activities.length === 0 && <p className="p-4 text-ink-faint">Nothing has changed yet.</p>}
      <ol className="relative px-4 py-2">
        {activities.map((activity) => (
          <li
            key={activity.id}
            className="relative flex flex-wrap items-baseline gap-x-2 border-l py-1.5 pl-4 text-sm before:absolute before:top-3 before:-left-[4px] before:size-[7px] before:rounded-full before:bg-line-strong"
          >
            <span className="min-w-0 break-words">
              <strong className="font-medium">{activity.actor?.name ?? activity.api_key?.name ?? 'The source'}</strong>{' '}
              <Change activity={activity} />
            </span>
            <span className="ml-auto flex gap-3 text-ink-faint">
              {activity.run_id && <TextLink to={paths.run(activity.run_id)}>run</TextLink>}
              <Time at={activity.at} />
            </span>
          </li>
        ))}
      </ol>
      {query.hasNextPage && (
        <div className="p-3">
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            Show older
          </Button>
        </div>
      )}
    </Card>
  );
}

function Change({ activity }: { activity: Activity }) {
  switch (activity.kind) {
    case 'created':
      return <>created the ticket</>;
    case 'deleted':
      return <>deleted the ticket</>;
    case 'restored':
      return <>restored the ticket</>;
    case 'comment_added':
      return <>commented</>;
    case 'comment_changed':
      return <>changed a comment</>;
    case 'comment_deleted':
      return <>deleted a comment</>;
    case 'changed':
      return (
        <>
          changed {words(activity.field ?? 'a field').toLowerCase()} <Value text={activity.from} none="nothing" /> to{' '}
          <Value text={activity.to} none="nothing" />
        </>
      );
  }
}

function Value({ text, none }: { text: string | undefined; none: string }) {
  if (!text) return <span className="text-ink-faint">{none}</span>;
  return <span className="rounded-sm bg-sunken px-1 py-0.5">{text.length > 80 ? `${text.slice(0, 80)}…` : text}</span>;
}
