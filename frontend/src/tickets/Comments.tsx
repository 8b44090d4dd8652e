import { useInfiniteQuery } from '@tanstack/react-query';
import { Lock } from 'lucide-react';
import { ticketComments } from '@/api/tickets';
import { ProvenanceButton } from '@/tickets/ProvenanceButton';
import { Button } from '@/ui/controls/button';
import { Chip, type StatusStyle } from '@/ui/controls/chip';
import { ProblemNotice, Skeletons } from '@/ui/feedback/notice';
import { Card } from '@/ui/page/page';
import { Prose } from '@/ui/code/prose';
import { figure, Time } from '@/ui/controls/time';

/** A note among those who work on the ticket; who asked for it cannot read it at the source. */
const INTERNAL: StatusStyle = { tone: 'amber', icon: Lock, word: 'Internal' };

export function Comments({ id, count }: { id: string; count: number }) {
  const query = useInfiniteQuery(ticketComments(id));
  const comments = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card title="Comments" aside={<span className="figure text-sm text-ink-faint">{figure(count)}</span>} flush>
      {query.isPending && <Skeletons rows={2} />}
      {query.isError && (
        <div className="p-3">
          <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
        </div>
      )}
      {query.data && comments.length === 0 && <p className="p-4 text-ink-faint">Nobody commented at the source yet.</p>}
      <ol>
        {comments.map((comment) => (
          <li key={comment.id} className="border-b px-4 py-3 last:border-0">
            <p className="mb-1 flex flex-wrap items-baseline gap-2 text-sm">
              <strong className="font-medium">{comment.author?.name ?? 'Someone'}</strong>
              {comment.source_created_at && (
                <span className="text-ink-faint">
                  <Time at={comment.source_created_at} />
                </span>
              )}
              {comment.visibility === 'internal' && <Chip status={INTERNAL} />}
              <span className="ml-auto">
                <ProvenanceButton field="Comment" name="body" provenance={comment.provenance?.body} />
              </span>
            </p>
            {comment.deleted ? <p className="text-ink-faint italic">Deleted at the source.</p> : <Prose text={comment.body ?? ''} />}
          </li>
        ))}
      </ol>
      {query.hasNextPage && (
        <div className="p-3">
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </Card>
  );
}
