import type { MappingAttempt } from '@/api/generated/public';
import { FieldErrors } from '@/ui/code/field-errors';
import { JsonView } from '@/ui/code/json';
import { Card } from '@/ui/page/page';

/** Each output that was refused, and for what. */
export function Attempts({ attempts }: { attempts: readonly MappingAttempt[] }) {
  if (attempts.length === 0) return null;
  return (
    <Card title="Attempts">
      <ol className="flex flex-col gap-4">
        {attempts.map((attempt) => (
          <li key={attempt.attempt} className="flex flex-col gap-2">
            <h3 className="font-medium">Attempt {attempt.attempt}</h3>
            {attempt.errors.length > 0 && <FieldErrors title="What was refused" errors={attempt.errors} />}
            {attempt.output && <JsonView value={attempt.output} label={`output of attempt ${attempt.attempt}`} depth={1} />}
          </li>
        ))}
      </ol>
    </Card>
  );
}
