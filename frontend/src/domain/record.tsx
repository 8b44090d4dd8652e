import { recordName, type Record } from '@/domain/record-name';
import { Copyable } from '@/ui/controls/copy';

/** What people call the record; its id stands in the hint. */
export function RecordName({ of }: { of: Record }) {
  return (
    <code className="text-[12px] break-all md:break-normal" title={of.ticket_key ? of.external_id : undefined}>
      {recordName(of)}
    </code>
  );
}

/** The record's name, where the source gave one, and its id to copy. */
export function RecordId({ of }: { of: Record }) {
  return (
    <>
      {of.ticket_key && <span className="mr-2">{of.ticket_key}</span>}
      <Copyable value={of.external_id} label="Copy record id" />
    </>
  );
}
