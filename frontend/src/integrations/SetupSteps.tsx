import type { Provider } from '@/api/generated/public';
import { Card } from '@/ui/page/page';

export function SetupSteps({ provider }: { provider: Provider }) {
  if (provider.setup.length === 0) return null;
  return (
    <Card title="Set it up at the source">
      <ol className="flex flex-col gap-2">
        {provider.setup.map((step, index) => (
          <li key={step} className="flex gap-3">
            <span aria-hidden className="figure flex size-5 shrink-0 items-center justify-center rounded-full border text-xs text-ink-soft">
              {index + 1}
            </span>
            <span className="min-w-0 break-words">{step}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
