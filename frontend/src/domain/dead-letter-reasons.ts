import type { DeadLetterReason } from '@/api/generated/public';

interface ReasonWords {
  title: string;
  meaning: string;
  remedy: string;
}

/** Why a run ended as a dead letter, for people. */
export const REASONS: Record<DeadLetterReason, ReasonWords> = {
  payload_not_storable: {
    title: 'The payload cannot be searched',
    meaning:
      'It is valid JSON, but the database refuses a value in it, such as a null character or a number that is too large. The bytes are kept as they came.',
    remedy: 'Correct the payload below and retry, or ask the sender to fix what it sends.',
  },
  unknown_portal: {
    title: 'No integration names this portal',
    meaning: 'The event belongs to a HubSpot portal that no integration of this organization is set up for.',
    remedy: 'Set its portal id on the integration it belongs to and retry, or discard it.',
  },
  no_mapping_rule: {
    title: 'No rule knows this payload',
    meaning: 'The source sent a shape that no mapping rule recognises.',
    remedy: 'Change the payload to a shape the rules know and retry, or discard it.',
  },
  model_not_configured: {
    title: 'It needs a model and none is configured',
    meaning: 'No rule knows this payload, and there is no model to read it.',
    remedy:
      'Give the payload the fields the rules know (id, title, status, priority, updated_at) and retry. Or configure a model, start again, and retry as it is.',
  },
  validation_exhausted: {
    title: 'Three attempts gave nothing valid',
    meaning: 'The mapping was tried three times, and every output was refused by the checks listed below.',
    remedy: 'Read what was refused, correct the payload, and retry.',
  },
  ticket_refused: {
    title: 'The ticket store refused the record',
    meaning: 'The output passed the agent’s checks but broke a rule of the ticket store.',
    remedy: 'Read the detail, correct the payload, and retry.',
  },
  out_of_scope: {
    title: 'The output named something it may not touch',
    meaning: 'The model’s answer pointed at a record outside this run. Nothing was written.',
    remedy: 'Check the payload for text that tries to give instructions before you retry or discard it.',
  },
  agent_failed: {
    title: 'The workflow failed on it',
    meaning: 'The workflow failed on this run five times. Models, agents and the network were there: what the detail names did not work.',
    remedy: 'Read the detail. Correct the payload and retry, or retry as it is once the cause is mended.',
  },
  worker_killed: {
    title: 'It killed the agent that ran it',
    meaning:
      'The agent process died three times while it ran this beside others, and three times while it ran this alone. Other runs ended meanwhile.',
    remedy:
      'Keep the payload for a report: it most likely uses up the memory of the agent. Retry after an upgrade or with a changed payload.',
  },
  model_unavailable: {
    title: 'The model kept failing',
    meaning: 'Every call to the model failed or took too long. Runs wait for the model now instead of ending here.',
    remedy: 'Retry as it is.',
  },
  lease_lost: {
    title: 'Workers kept dying on it',
    meaning: 'The workers that held this run stopped before they could finish it. Such runs wait now instead of ending here.',
    remedy: 'Retry as it is.',
  },
  reported_by_service: {
    title: 'A service could not process it',
    meaning: 'Another service handed it in under its API key. What it says went wrong is in the detail.',
    remedy: 'Read the detail, correct the payload, and retry, or discard it.',
  },
};
