import { createHmac, randomUUID } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';

/** An integration as a sender knows it. */
export interface Sender {
  webhookUrl: string;
  secret: string;
}

/** Posts a payload signed by Standard Webhooks, as a generic sender does. The host is the one under test, whatever the public address. */
export async function deliver(request: APIRequestContext, sender: Sender, payload: object): Promise<void> {
  const body = JSON.stringify(payload);
  const id = `msg_${randomUUID()}`;
  const timestamp = Math.floor(Date.now() / 1000).toString();
  const key = Buffer.from(sender.secret.replace(/^whsec_/u, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  const response = await request.post(new URL(sender.webhookUrl).pathname, {
    data: Buffer.from(body),
    headers: {
      'Content-Type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${signature}`,
    },
  });
  if (response.status() !== 202) throw new Error(`the webhook endpoint answered ${response.status()}: ${await response.text()}`);
}
