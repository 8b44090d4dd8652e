import { useQuery } from '@tanstack/react-query';
import type { Run } from '@/api/generated/public';
import { runForks } from '@/api/runs';
import { becameWords, runStatus } from '@/domain/status-styles';
import { paths } from '@/paths';
import { Chip } from '@/ui/controls/chip';
import { TextLink } from '@/ui/controls/text-link';
import { Time } from '@/ui/controls/time';
import { Card } from '@/ui/page/page';

/** The forks of a run, newest first; nothing where it has none. */
export function ForksOfRun({ run }: { run: Run }) {
  const forks = useQuery(runForks(run.id));
  if (!forks.data || forks.data.items.length === 0) return null;
  return (
    <Card title="Forks of this run">
      <ul className="divide-y">
        {forks.data.items.map((fork) => (
          <li key={fork.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1.5">
            <Chip status={runStatus(fork)} />
            <TextLink to={paths.run(fork.id)}>
              {fork.forked_from?.step ? `From step ${fork.forked_from.step}` : 'From the beginning'}
            </TextLink>
            <span className="order-last line-clamp-2 min-w-0 basis-full break-words text-ink-soft sm:order-none sm:flex-1 sm:basis-0">
              {becameWords(fork)}
            </span>
            <span className="ml-auto">
              <Time at={fork.created_at} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
