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
  model_unavailable: {
    title: 'The model kept failing',
    meaning: 'Every call to the model failed or took too long.',
    remedy: 'Check the model provider, then retry as it is.',
  },
  agent_failed: {
    title: 'The agent service kept failing',
    meaning: 'The agent service could not finish this run, several times in a row.',
    remedy: 'Check that the agent service is up, then retry as it is.',
  },
  lease_lost: {
    title: 'Workers kept dying on it',
    meaning: 'The workers that held this run stopped before they could finish it.',
    remedy: 'Retry as it is. If it happens again, the payload may be what stops them: keep it for a report.',
  },
  reported_by_service: {
    title: 'A service could not process it',
    meaning: 'Another service handed it in under its API key. What it says went wrong is in the detail.',
    remedy: 'Read the detail, correct the payload, and retry, or discard it.',
  },
};
