import type {
  Activity,
  Comment,
  DeadLetterDetail,
  EventDetail,
  Integration,
  LiveTopic,
  Provider,
  ProviderName,
  Run,
  Step,
  TicketDetail,
} from '../src/api/generated/public';

/** Everything the mock control plane knows, in memory. */
export interface World {
  integrations: Integration[];
  events: EventDetail[];
  runs: Run[];
  steps: Map<string, Step[]>;
  tickets: TicketDetail[];
  activities: Map<string, Activity[]>;
  comments: Map<string, Comment[]>;
  deadLetters: DeadLetterDetail[];
  listeners: Set<(topic: LiveTopic, ids: string[]) => void>;
}

let counter = 0;

/** Ids that look like UUIDv7 and sort by creation. */
export function newId(at = Date.now()): string {
  counter += 1;
  const time = at.toString(16).padStart(12, '0');
  const tail = (0x100000000000 + counter * 7919).toString(16).slice(-12);
  return `${time.slice(0, 8)}-${time.slice(8, 12)}-7${(counter % 4096).toString(16).padStart(3, '0')}-8a3f-${tail}`;
}

export function iso(at: number): string {
  return new Date(at).toISOString();
}

export function refOf(integration: Integration) {
  return { id: integration.id, name: integration.name, provider: integration.provider };
}

export function tell(world: World, topic: LiveTopic, ids: string[]): void {
  world.listeners.forEach((listener) => listener(topic, ids));
}

const setting = (name: string, label: string, help: string, required = false, more: object = {}) => ({
  name,
  label,
  help,
  required,
  ...more,
});

function provider(
  name: ProviderName,
  title: string,
  fromProvider: boolean,
  secretLabel: string,
  settings: Provider['settings'] = [],
): Provider {
  return {
    name,
    title,
    secret_origin: fromProvider ? 'provider' : 'signalbox',
    secret_label: secretLabel,
    setup: [
      `Open the webhook settings of ${title} as an administrator.`,
      'Add a webhook with the webhook address of this integration.',
      fromProvider
        ? `Copy the ${secretLabel.toLowerCase()} that ${title} shows into this integration.`
        : `Paste the secret as the ${secretLabel.toLowerCase()}.`,
      'Choose the events of issues and comments, and save.',
    ],
    settings,
  };
}

export const CATALOGUE: Provider[] = [
  provider('jira', 'Jira', false, 'Webhook secret', [
    setting('mode', 'Webhook kind', 'Admin webhooks sign the body; OAuth apps send a token.', true, {
      default_value: 'admin',
      options: ['admin', 'oauth'],
    }),
  ]),
  provider('slack', 'Slack', true, 'Signing secret'),
  provider('linear', 'Linear', true, 'Signing secret'),
  provider('hubspot', 'HubSpot', true, 'Client secret', [
    setting('portal_id', 'Portal id', 'Events of other portals go to the dead letters.', true),
  ]),
  provider('github', 'GitHub', false, 'Webhook secret'),
  provider('generic', 'Anything else', false, 'Signing secret', [
    setting('scheme', 'Signature', 'Standard Webhooks, or a plain HMAC of the body.', true, {
      default_value: 'standard-webhooks',
      options: ['standard-webhooks', 'hmac-sha256'],
    }),
    setting('external_id_pointer', 'Where the id is', 'JSON pointer to the id of the record, for example /ticket/id.'),
  ]),
];
