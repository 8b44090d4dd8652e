import type { MappingNote } from '@/api/generated/public';
import { paths } from '@/paths';
import { TextLink } from '@/ui/controls/text-link';
import { Card } from '@/ui/page/page';

/** What a mapping left out and why, each with the place in the event. Nothing when there is nothing to say. */
export function MappingNotes({ notes, eventId }: { notes: MappingNote[] | undefined; eventId: string }) {
  if (!notes || notes.length === 0) return null;
  return (
    <Card title="Notes on the mapping" flush>
      <ul className="px-4 py-1">
        {notes.map((note) => (
          <li key={`${note.pointer} ${note.message}`} className="border-b py-2 last:border-0">
            {note.message}{' '}
            {note.pointer && (
              <span className="text-sm">
                <TextLink to={paths.event(eventId, note.pointer)}>Show the place</TextLink>
              </span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
