import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Ban, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { apiKeyDetail, revokeApiKey } from '@/api/api-keys';
import { useCan } from '@/api/can';
import type { ApiKey } from '@/api/generated/public';
import { roleCatalogue } from '@/api/organization';
import { masked } from '@/api-keys/masked';
import { RotateKeyDialog } from '@/api-keys/RotateKeyDialog';
import { filtered, paths } from '@/paths';
import { Button } from '@/ui/controls/button';
import { Chip } from '@/ui/controls/chip';
import { ConfirmDialog } from '@/ui/form/confirm';
import { Detail, Fact, Facts } from '@/ui/detail/detail';
import { TextLink } from '@/ui/controls/text-link';
import { Note } from '@/ui/feedback/notice';
import { Card } from '@/ui/page/page';
import { API_KEY_STATES } from '@/domain/status-styles';
import { Time, useNow } from '@/ui/controls/time';
import { useToast } from '@/ui/feedback/toast';

export function ApiKeyView({ id }: { id: string }) {
  const query = useQuery(apiKeyDetail(id));
  const can = useCan();
  return (
    <Detail
      query={query}
      title={(key) => key.name}
      kicker={(key) => (
        <>
          <Chip status={API_KEY_STATES[key.state]} />
          <code className="text-[12px]">{masked(key)}</code>
        </>
      )}
      actions={(key) => (key.state === 'active' ? <Actions apiKey={key} /> : null)}
    >
      {(key) => (
        <>
          <OldKey apiKey={key} />
          <Card>
            <Facts>
              <Fact label="Last used">
                {key.last_used_at ? (
                  <>
                    <Time at={key.last_used_at} />{' '}
                    {key.last_used_address && <span className="text-ink-soft">from {key.last_used_address}</span>}
                  </>
                ) : (
                  <span className="text-ink-faint">Never</span>
                )}
              </Fact>
              <Fact label={key.revoked_at ? 'Revoked' : 'Ends'}>
                {key.revoked_at ? (
                  <Time at={key.revoked_at} />
                ) : key.expires_at ? (
                  <Time at={key.expires_at} />
                ) : (
                  <span className="text-ink-faint">Never, until it is revoked</span>
                )}
              </Fact>
              <Fact label="Created">
                <Time at={key.created_at} /> <span className="break-all text-ink-soft">by {key.created_by}</span>
              </Fact>
              <Fact label="Rotated">{key.rotated_at ? <Time at={key.rotated_at} /> : <span className="text-ink-faint">Never</span>}</Fact>
              <Fact label="Works from">
                {key.allowed_addresses.length === 0 ? (
                  <span className="text-ink-faint">Any address</span>
                ) : (
                  key.allowed_addresses.map((address) => (
                    <code key={address} className="text-[12px]">
                      {address}
                    </code>
                  ))
                )}
              </Fact>
              {can('listAuditEntries') && (
                <Fact label="Audit">
                  <TextLink to={filtered(paths.audit, { actor_id: key.id })}>What it did</TextLink>
                  <TextLink to={filtered(paths.audit, { target_id: key.id })}>What was done to it</TextLink>
                </Fact>
              )}
            </Facts>
          </Card>
          <Scopes apiKey={key} />
        </>
      )}
    </Detail>
  );
}

/** A rotation that is not over: both keys work. */
function OldKey({ apiKey }: { apiKey: ApiKey }) {
  const now = useNow();
  if (apiKey.state !== 'active' || !apiKey.previous_expires_at || Date.parse(apiKey.previous_expires_at) < now) return null;
  return (
    <Note>
      The key before the last rotation still works; it stops <Time at={apiKey.previous_expires_at} />.
    </Note>
  );
}

function Scopes({ apiKey }: { apiKey: ApiKey }) {
  const { data } = useQuery(roleCatalogue);
  return (
    <Card title="May" flush>
      <ul className="divide-y">
        {apiKey.scopes.map((scope) => (
          <li key={scope} className="flex flex-wrap gap-x-4 px-4 py-2">
            <code className="w-44 text-[12px] leading-5 text-ink-soft">{scope}</code>
            <span>{data?.permissions.find((permission) => permission.name === scope)?.description}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Actions({ apiKey }: { apiKey: ApiKey }) {
  const queries = useQueryClient();
  const { say } = useToast();
  const [doing, setDoing] = useState<'rotate' | 'revoke' | null>(null);
  const done = () => setDoing(null);
  return (
    <>
      <Button onClick={() => setDoing('rotate')}>
        <RefreshCw size={14} aria-hidden /> Rotate
      </Button>
      <Button variant="ghost" onClick={() => setDoing('revoke')}>
        <Ban size={14} aria-hidden /> Revoke…
      </Button>
      {doing === 'rotate' && <RotateKeyDialog apiKey={apiKey} onClose={done} />}
      {doing === 'revoke' && (
        <ConfirmDialog
          title="Revoke this key?"
          effect="Whatever uses it is refused from now on. This cannot be undone: a service that still needs access needs another key."
          name={apiKey.name}
          action="Revoke"
          onConfirm={async () => {
            await revokeApiKey(apiKey.id);
            await queries.invalidateQueries({ queryKey: ['api-keys'] });
            say(`${apiKey.name} is revoked.`);
          }}
          onClose={done}
        />
      )}
    </>
  );
}
