import { useQuery } from '@tanstack/react-query';
import type { ForkOrigin, Run, RunDifference } from '@/api/generated/public';
import { runDiff } from '@/api/runs';
import { paths } from '@/paths';
import { indented } from '@/runs/json-text';
import { hasEnded } from '@/runs/timeline';
import { TextLink } from '@/ui/controls/text-link';
import { figure } from '@/ui/controls/time';
import { Note, ProblemNotice, Skeletons } from '@/ui/feedback/notice';
import { Card } from '@/ui/page/page';

/** Says of a fork where it comes from, and how it ended differently. */
export function ForkedFrom({ run, origin }: { run: Run; origin: ForkOrigin }) {
  return (
    <>
      <Note>
        <p>
          This is a fork of <TextLink to={paths.run(origin.run_id)}>another run</TextLink>
          {origin.step === 0 ? ', from its beginning' : `, from its step ${figure(origin.step)}`}
          {changes(origin)}. It changes nothing outside itself.
        </p>
      </Note>
      {hasEnded(run.state) && <Differences run={run} />}
    </>
  );
}

function changes(origin: ForkOrigin): string {
  const changed = [
    origin.edited && 'an edited state',
    origin.instructed && 'other instructions',
    origin.model && `the model ${origin.model}`,
  ].filter((each): each is string => typeof each === 'string');
  return changed.length > 0 ? `, with ${new Intl.ListFormat('en').format(changed)}` : ', as it was';
}

function Differences({ run }: { run: Run }) {
  const diff = useQuery(runDiff(run.id));
  return (
    <Card title="Compared with the original">
      {diff.isPending && <Skeletons rows={3} />}
      {diff.isError && <ProblemNotice error={diff.error} />}
      {diff.data?.equal && <p>It would have ended just as the original did.</p>}
      {diff.data && !diff.data.equal && <DiffTable items={diff.data.items} />}
    </Card>
  );
}

function DiffTable({ items }: { items: readonly RunDifference[] }) {
  return (
    <div className="overflow-x-auto" tabIndex={0} role="group" aria-label="Differences">
      <table className="w-full min-w-lg table-fixed text-left text-sm">
        <thead className="text-ink-soft">
          <tr className="border-b">
            <th className="w-[30%] py-1.5 pr-3 font-medium">Field</th>
            <th className="py-1.5 pr-3 font-medium">Original</th>
            <th className="py-1.5 font-medium">Fork</th>
          </tr>
        </thead>
        <tbody className="divide-y">
          {[...items]
            .sort((a, b) => placeOf(a) - placeOf(b))
            .map((item) => (
              <tr key={item.pointer} className="align-top">
                <td className="py-1.5 pr-3">
                  <code className="text-[12px] break-all">{item.pointer || '/'}</code>
                </td>
                <td className="py-1.5 pr-3">
                  <Value json={item.original} />
                </td>
                <td className="py-1.5">
                  <Value json={item.fork} />
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}

/** What it came to stands before what it would have changed, and where that is from after it. */
function placeOf({ pointer }: RunDifference): number {
  const part = ['/outcome', '/result', '/effects'].findIndex((each) => pointer.startsWith(each));
  return pointer.includes('/provenance/') ? part + 1 : part;
}

/** As JSON, for its numbers keep every digit so. */
function Value({ json }: { json: string | undefined }) {
  if (json === undefined) return <span className="text-ink-faint">Nothing</span>;
  if (!json.startsWith('{') && !json.startsWith('[')) return <code className="text-[12px] break-words whitespace-pre-wrap">{json}</code>;
  // Scrolls, so it must be reachable by keyboard.
  return (
    <pre tabIndex={0} role="group" aria-label="Value" className="max-h-48 overflow-auto text-[12px] break-words whitespace-pre-wrap">
      {indented(json)}
    </pre>
  );
}
