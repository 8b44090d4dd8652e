import type { ApiKeyIssued } from '@/api/generated/public';
import { paths } from '@/paths';
import { LinkButton } from '@/ui/controls/button';
import { Card, Page } from '@/ui/page/page';
import { SecretOnce } from '@/ui/form/secret-once';
import { Time } from '@/ui/controls/time';

/** The key, once, and how it is sent. */
export function ApiKeyCreated({ issued: { api_key: key, secret } }: { issued: ApiKeyIssued }) {
  return (
    <Page title={`${key.name} is ready`}>
      <div className="flex max-w-2xl flex-col gap-4">
        <SecretOnce secret={secret} label="API key" />
        <Card title="How to use it">
          <p className="mb-2 text-ink-soft">Send it with every request, and keep it where your other secrets are.</p>
          <pre className="overflow-x-auto rounded border bg-sunken p-3 text-[12px]">Authorization: Bearer {key.prefix}…</pre>
          <p className="mt-2 text-ink-soft">
            {key.expires_at ? (
              <>
                It ends <Time at={key.expires_at} />.
              </>
            ) : (
              'It does not end by itself.'
            )}{' '}
            What each operation takes is in the{' '}
            <a href="/docs" className="text-ink underline decoration-line-strong/60 underline-offset-3 hover:decoration-ink">
              API reference
            </a>
            .
          </p>
        </Card>
        <div className="flex flex-wrap gap-2">
          <LinkButton variant="primary" to={paths.apiKeys}>
            I have copied it
          </LinkButton>
          <LinkButton to={paths.apiKey(key.id)}>Open the key</LinkButton>
        </div>
      </div>
    </Page>
  );
}
