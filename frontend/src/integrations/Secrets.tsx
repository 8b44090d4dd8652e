import type { Integration } from '@/api/generated/public';
import { Card } from '@/ui/page/page';
import { Time } from '@/ui/controls/time';

/** Active secrets without their values. */
export function Secrets({ integration }: { integration: Integration }) {
  return (
    <Card title="Active secrets" flush>
      <ul className="divide-y">
        {integration.secrets.map((secret) => (
          <li key={secret.key_id} className="flex min-h-10 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-1.5">
            <code className="text-[12px]">••••••••{secret.last_four}</code>
            <code className="text-[12px] text-ink-faint">{secret.key_id}</code>
            <span className="ml-auto text-sm text-ink-soft">
              {secret.expires_at ? (
                <>
                  replaced; stops working <Time at={secret.expires_at} />
                </>
              ) : (
                <>
                  current, since <Time at={secret.created_at} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
