import { useParams } from 'react-router';
import { EntryView } from '@/audit/EntryView';
import { Allowed } from '@/domain/permission';

export function EntryPage() {
  const { sequence = '' } = useParams();
  return (
    <Allowed to="getAuditEntry" what="read the audit log">
      <EntryView sequence={sequence} />
    </Allowed>
  );
}
