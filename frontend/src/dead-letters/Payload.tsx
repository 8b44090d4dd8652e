import type { DeadLetterDetail } from '@/api/generated/public';
import { RawBodyText } from '@/domain/raw-body';
import { JsonView } from '@/ui/code/json';
import { differences } from '@/ui/code/pointer';

/** What came, and beside it what a person made of it. */
export function Payload({ letter }: { letter: DeadLetterDetail }) {
  return (
    <>
      {letter.corrected_payload && (
        <section aria-label="Corrected payload" className="flex flex-col gap-2">
          <h2 className="font-semibold">Corrected payload</h2>
          {letter.payload && <Changes before={letter.payload} after={letter.corrected_payload} />}
          <JsonView value={letter.corrected_payload} label="corrected payload" />
        </section>
      )}
      <section aria-label="Payload as it came" className="flex flex-col gap-2">
        <h2 className="font-semibold">Payload as it came</h2>
        {letter.payload ? <JsonView value={letter.payload} label="payload" /> : <RawText letter={letter} />}
      </section>
    </>
  );
}

function Changes({ before, after }: { before: unknown; after: unknown }) {
  const changed = differences(before, after);
  if (changed.length === 0) return null;
  return (
    <ul aria-label="Changed values" className="divide-y rounded border text-sm">
      {changed.map(({ pointer, before: was, after: is }) => (
        <li key={pointer} className="flex flex-wrap gap-x-2 px-3 py-1.5">
          <code className="text-[12px] text-ink-soft">{pointer}</code>
          {was !== undefined && <del className="break-all text-red">{JSON.stringify(was)}</del>}
          {is !== undefined && <ins className="break-all text-green no-underline">{JSON.stringify(is)}</ins>}
        </li>
      ))}
    </ul>
  );
}

function RawText({ letter }: { letter: DeadLetterDetail }) {
  return (
    <>
      {letter.payload_problem && <p className="text-sm text-ink-soft">{letter.payload_problem}</p>}
      <RawBodyText eventId={letter.event_id} />
    </>
  );
}
