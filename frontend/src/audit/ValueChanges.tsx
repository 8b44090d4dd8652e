import { valueChanges, type Values } from '@/audit/value-changes';
import { Card } from '@/ui/page/page';

/** What was changed, value by value: before struck out, after beside it. Secrets come masked. */
export function ValueChanges({ before, after }: { before: Values; after: Values }) {
  const changed = valueChanges(before, after);
  if (changed.length === 0) return null;
  const made = changed.every(({ was }) => was === undefined);
  const gone = changed.every(({ is }) => is === undefined);
  return (
    <Card title={made ? 'With these values' : gone ? 'What it was' : 'What changed'} flush>
      <dl className="divide-y">
        {changed.map(({ name, was, is }) => (
          <div key={name} className="flex flex-col gap-x-4 gap-y-0.5 px-4 py-2 @md:flex-row">
            <dt className="w-36 shrink-0 text-ink-faint">{name}</dt>
            <dd className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2">
              {was !== undefined && (
                <del className="break-all text-red">
                  <span className="sr-only">before: </span>
                  {was}
                </del>
              )}
              {was !== undefined && is !== undefined && (
                <span aria-hidden className="text-ink-faint">
                  →
                </span>
              )}
              {is !== undefined && (
                <ins className="break-all text-green no-underline">
                  <span className="sr-only">after: </span>
                  {is}
                </ins>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
