export interface Record {
  external_id: string;
  ticket_key?: string;
}

/** What people call the record an event is about; its id where the source did not say. */
export function recordName(record: Record): string {
  return record.ticket_key ?? record.external_id;
}
