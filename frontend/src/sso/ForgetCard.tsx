import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SignOn } from '@/api/generated/public';
import { deleteSignOn, signOn } from '@/api/sso';
import { Button } from '@/ui/controls/button';
import { ConfirmDialog } from '@/ui/form/confirm';
import { Card } from '@/ui/page/page';
import { useToast } from '@/ui/feedback/toast';

export function ForgetCard({ settings }: { settings: SignOn }) {
  const queries = useQueryClient();
  const { say } = useToast();
  const [asking, setAsking] = useState(false);
  return (
    <Card title="Remove single sign-on">
      <div className="flex flex-wrap items-center gap-3">
        <p className="min-w-0 flex-1 basis-64 text-ink-soft">
          Forgets the provider, its secret and the proven domains. Turning it off above keeps them.
        </p>
        <Button onClick={() => setAsking(true)}>Remove…</Button>
      </div>
      {asking && (
        <ConfirmDialog
          title="Remove single sign-on?"
          effect={`Nobody can sign in through ${settings.issuer ?? 'the provider'} any more; whoever has no password needs a reset link. ${settings.domains.length} ${settings.domains.length === 1 ? 'domain is' : 'domains are'} forgotten and would have to be proven again.`}
          name={settings.client_id}
          nameLabel="Client id"
          action="Remove"
          onConfirm={async () => {
            await deleteSignOn();
            await queries.invalidateQueries({ queryKey: signOn.queryKey });
            say('Single sign-on is removed.');
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </Card>
  );
}
