import { useQuery } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { Link } from 'react-router';
import { openDeadLetters } from '@/api/dead-letters';
import { paths } from '@/paths';
import { recordName } from '@/domain/record-name';
import { ProviderMark } from '@/domain/source';
import { TextLink } from '@/ui/controls/text-link';
import { ProblemNotice, Skeletons } from '@/ui/feedback/notice';
import { Card } from '@/ui/page/page';
import { REASONS } from '@/domain/dead-letter-reasons';
import { figure, Time } from '@/ui/controls/time';

/** What waits for a person, newest first. */
export function AttentionTile() {
  const query = useQuery(openDeadLetters);
  const open = query.data?.open_count ?? 0;
  return (
    <Card
      title="Needs a person"
      flush
      aside={open > 0 && <TextLink to={`${paths.deadLetters}?state=open`}>{`All ${figure(open)} open`}</TextLink>}
    >
      {query.isPending && <Skeletons rows={4} />}
      {query.isError && !query.data && (
        <div className="p-3">
          <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
        </div>
      )}
      {query.data && open === 0 && (
        <p className="flex items-center gap-2 p-4 text-ink-soft">
          <CircleCheck size={16} className="text-green" aria-hidden /> Nothing waits. What fails will be listed here.
        </p>
      )}
      <ul>
        {query.data?.items.map((letter) => (
          <li key={letter.id} className="border-b last:border-0">
            <Link to={paths.deadLetter(letter.id)} className="flex items-center gap-3 px-4 py-2 hover:bg-hover">
              <ProviderMark provider={letter.integration.provider} />
              <span className="min-w-0 flex-1">
                <span className="block truncate">{REASONS[letter.reason].title}</span>
                <span className="block truncate text-sm text-ink-soft">
                  {letter.integration.name} · {letter.event_type} · {recordName(letter)}
                </span>
              </span>
              <span className="text-sm text-ink-faint">
                <Time at={letter.created_at} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
