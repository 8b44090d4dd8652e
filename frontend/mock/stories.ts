import type { ProviderName, TicketPriority, TicketStatus, TicketType } from '../src/api/generated/public';

/** One record of a source, as its webhook would tell it. */
export interface Story {
  provider: ProviderName;
  eventType: string;
  externalId: string;
  key?: string;
  title: string;
  description: string;
  status: TicketStatus;
  rawStatus: string;
  priority: TicketPriority;
  rawPriority?: string;
  type: TicketType;
  rawType?: string;
  labels: string[];
  assignee?: string;
  reporter: string;
  comments: [string, string][];
}

const story = (base: Omit<Story, 'comments' | 'labels' | 'reporter'> & Partial<Story>): Story => ({
  labels: [],
  comments: [],
  reporter: 'Ana Ruiz',
  ...base,
});

export const STORIES: Story[] = [
  story({
    provider: 'jira',
    eventType: 'jira:issue_updated',
    externalId: '10002',
    key: 'OPS-123',
    title: 'Invoices of March are missing their VAT line',
    description:
      'Since the upgrade on Monday the VAT line is left out when the customer has two addresses.\n\nSteps:\n1. Open a customer with two addresses\n2. Make an invoice\n3. The PDF has no VAT line',
    status: 'in_progress',
    rawStatus: 'In Progress',
    priority: 'high',
    rawPriority: 'High',
    type: 'bug',
    rawType: 'Bug',
    labels: ['billing', 'regression'],
    assignee: 'Jonas Weber',
    comments: [
      ['Mei Tanaka', 'I can reproduce it with customer 4711.'],
      ['Jonas Weber', 'Found it: the template takes the first address only. A fix is on its way.'],
    ],
  }),
  story({
    provider: 'jira',
    eventType: 'jira:issue_created',
    externalId: '10005',
    key: 'OPS-126',
    title: 'Rotate the credentials of the staging mail relay',
    description: 'They run out on Friday.',
    status: 'open',
    rawStatus: 'To Do',
    priority: 'normal',
    rawPriority: 'Medium',
    type: 'task',
    rawType: 'Task',
    labels: ['security'],
  }),
  story({
    provider: 'github',
    eventType: 'issues.opened',
    externalId: 'acme/checkout#481',
    key: 'acme/checkout#481',
    title: 'Checkout button does nothing on Safari 19 when a coupon is applied',
    description: 'The console shows `TypeError: undefined is not an object`.',
    status: 'open',
    rawStatus: 'open',
    priority: 'normal',
    type: 'bug',
    labels: ['bug', 'safari', 'checkout'],
    reporter: 'octocat',
    comments: [['hubot', 'Thanks for the report. Which coupon was it?']],
  }),
  story({
    provider: 'github',
    eventType: 'pull_request.closed',
    externalId: 'acme/checkout#479',
    key: 'acme/checkout#479',
    title: 'Bump the payment client to 4.2',
    description: 'Changelog in the first comment.',
    status: 'done',
    rawStatus: 'merged',
    priority: 'normal',
    type: 'pull_request',
    labels: ['dependencies'],
    reporter: 'renovate',
    assignee: 'Priya Nair',
  }),
  story({
    provider: 'linear',
    eventType: 'Issue.update',
    externalId: '0b6e7a1c-3d0f-4b6e-9f3e-2a51f7f0c1d2',
    key: 'LIN-1778',
    title: 'Search forgets the filters after going back',
    description: 'Filters should stay in the address.',
    status: 'on_hold',
    rawStatus: 'Blocked',
    priority: 'urgent',
    rawPriority: 'Urgent',
    type: 'feature',
    labels: ['search'],
    assignee: 'Lena Fischer',
  }),
  story({
    provider: 'linear',
    eventType: 'Issue.create',
    externalId: '7c0f5d6a-91b2-4e0a-8a1f-5d8f8f4c2b11',
    key: 'LIN-1781',
    title: 'Add an export of the audit trail',
    description: 'CSV is enough for now.',
    status: 'open',
    rawStatus: 'Backlog',
    priority: 'low',
    rawPriority: 'Low',
    type: 'feature',
    labels: ['audit', 'export'],
  }),
  story({
    provider: 'slack',
    eventType: 'message',
    externalId: 'T024BE7LD:C0298KZ3T:1763651620.000200',
    title: 'The printer on the third floor prints every page twice',
    description: 'The printer on the third floor prints every page twice, can somebody have a look before the board meeting at 14:00?',
    status: 'open',
    rawStatus: 'new',
    priority: 'high',
    type: 'conversation',
    reporter: 'Sam Okafor',
    comments: [['Mei Tanaka', 'On my way.']],
  }),
  story({
    provider: 'hubspot',
    eventType: 'ticket.propertyChange',
    externalId: '891472211:ticket:847297356',
    title: 'Ticket 847297356',
    description: '',
    status: 'in_progress',
    rawStatus: '2',
    priority: 'normal',
    type: 'request',
    labels: [],
    reporter: 'HubSpot',
  }),
  story({
    provider: 'generic',
    eventType: 'ticket',
    externalId: 'A-1',
    key: 'A-1',
    title: 'Door sensor of warehouse 2 reports low battery',
    description: 'Reported by the building gateway.',
    status: 'open',
    rawStatus: 'open',
    priority: 'high',
    rawPriority: 'high',
    type: 'incident',
    labels: ['building', 'battery'],
    reporter: 'Gateway',
  }),
  story({
    provider: 'generic',
    eventType: 'ticket',
    externalId: 'A-7',
    key: 'A-7',
    title: 'Freezer 4 above −15 °C for ten minutes',
    description: 'Alarm of the monitoring system.',
    status: 'cancelled',
    rawStatus: 'false alarm',
    priority: 'urgent',
    rawPriority: 'critical',
    type: 'incident',
    labels: ['cold-chain'],
    reporter: 'Gateway',
  }),
];
