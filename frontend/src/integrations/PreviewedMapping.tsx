import type { MappingPreview, PreviewedField } from '@/api/generated/public';
import { Note } from '@/ui/feedback/notice';

const RESULTS = {
  change: 'changes the ticket',
  comment: 'brings a comment; its ticket is made only where it is missing',
  deletion: 'deletes the ticket',
  ignored: 'is ignored',
  unmapped: 'is known to no rule: a model maps it where one is configured, else it waits as a dead letter',
} as const satisfies Record<MappingPreview['result'], string>;

/** What an event would become: the outcome in a sentence, then each field with the place it comes from. */
export function PreviewedMapping({ ticket, type, mapping }: { ticket: string; type: string; mapping: MappingPreview }) {
  return (
    <div className="flex flex-col gap-3">
      <p>
        <code className="font-mono">{type}</code> {RESULTS[mapping.result]}
        {mapping.result === 'ignored' || mapping.result === 'unmapped' ? (
          '.'
        ) : (
          <>
            {' '}
            <code className="font-mono break-all">{ticket}</code>.
          </>
        )}
      </p>
      {mapping.reason && <Note>{mapping.reason}</Note>}
      {mapping.fields.length > 0 && <FieldTable label="Fields of the ticket" fields={mapping.fields} />}
      {mapping.comments.map((comment) => (
        <section key={comment.external_id} className="flex flex-col gap-2">
          <h3 className="font-medium">
            {comment.deleted ? 'Deleted comment' : 'Comment'} <code className="font-mono break-all">{comment.external_id}</code>
          </h3>
          {comment.fields.length > 0 && <FieldTable label={`Fields of the comment ${comment.external_id}`} fields={comment.fields} />}
        </section>
      ))}
      {mapping.notes.length > 0 && (
        <ul aria-label="Left out" className="list-disc pl-5 text-ink-soft">
          {mapping.notes.map((note) => (
            <li key={note.pointer + note.message}>{note.message}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function FieldTable({ label, fields }: { label: string; fields: readonly PreviewedField[] }) {
  return (
    // Scrolls, so it must be reachable by keyboard.
    <div className="overflow-x-auto" tabIndex={0} role="group" aria-label={label}>
      <table aria-label={label} className="w-full text-left">
        <thead className="text-ink-faint">
          <tr>
            <th className="py-1 pr-4 font-medium">Field</th>
            <th className="py-1 pr-4 font-medium">Value</th>
            <th className="py-1 font-medium">From</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field.name} className="border-t align-top">
              <th scope="row" className="py-1 pr-4 font-normal whitespace-nowrap">
                {named(field.name)}
              </th>
              <td className="max-w-md py-1 pr-4 break-words whitespace-pre-wrap">
                {field.value ?? <span className="text-ink-faint">emptied</span>}
              </td>
              <td className="py-1 font-mono text-xs text-ink-soft">
                {field.provenance.pointer ?? (field.provenance.kind === 'default' ? 'default' : field.provenance.rule)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** `source_created_at` is Source created at, `assignee_id` is Assignee. */
function named(field: string): string {
  const words = field.replace(/_id$/u, '').replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
