import type { Run } from '@/api/generated/public';
import type { Record } from '@/domain/record-name';
import { recordName } from '@/domain/record-name';

/** The record a run is about; none where it is about no event. */
export function recordOf(run: Run): Record | undefined {
  return run.external_id === undefined ? undefined : { external_id: run.external_id, ticket_key: run.ticket_key };
}

/** What a run is about, in few words. */
export function subjectName(run: Run): string {
  const record = recordOf(run);
  return record ? recordName(record) : run.subject_type;
}

/** What sort of thing a run is about; the workflow where that is no event. */
export function subjectKind(run: Run): string {
  return run.event_type ?? run.workflow;
}
