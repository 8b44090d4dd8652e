import { Card } from '@/ui/page';
import { differences } from '@/ui/pointer';

type Values = Record<string, unknown> | undefined;

/** What was changed, value by value: before struck out, after beside it. Secrets come masked. */
export function ValueChanges({ before, after }: { before: Values; after: Values }) {
  if (!before && !after) return null;
  const changed = differences(before ?? {}, after ?? {});
  return (
    <Card title={!before ? 'What it was made with' : !after ? 'What it was' : 'What changed'} flush>
      {changed.length === 0 && <p className="px-4 py-3 text-ink-soft">No value differs.</p>}
      <dl className="divide-y">
        {changed.map(({ pointer, before: was, after: is }) => (
          <div key={pointer} className="flex flex-col gap-x-4 gap-y-0.5 px-4 py-2 @md:flex-row">
            <dt className="w-36 shrink-0 text-ink-faint">{labelOf(pointer)}</dt>
            <dd className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2">
              {was !== undefined && (
                <del className="break-all text-red">
                  <span className="sr-only">before: </span>
                  {valueOf(was)}
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
                  {valueOf(is)}
                </ins>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

/** `/settings/portal_id` as "settings portal id". */
function labelOf(pointer: string): string {
  return pointer.slice(1).replaceAll('/', ' ').replaceAll('_', ' ');
}

function valueOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
