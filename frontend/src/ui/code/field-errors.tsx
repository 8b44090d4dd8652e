import type { FieldError } from '@/api/generated/public';

/** What a validator said, by the value it refused. */
export function FieldErrors({ title, errors }: { title: string; errors: readonly FieldError[] }) {
  return (
    <section aria-label={title} className="overflow-hidden rounded border border-accent/50">
      <h4 className="border-b border-accent/50 bg-amber-soft px-3 py-1.5 text-sm font-medium text-amber">{title}</h4>
      <ul className="divide-y">
        {errors.map((error, index) => (
          <li key={index} className="flex flex-wrap gap-x-3 px-3 py-1.5 text-sm">
            <code className="text-[12px] break-all text-ink-soft">{error.pointer || '/'}</code>
            <span className="min-w-0 break-words">{error.message}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
