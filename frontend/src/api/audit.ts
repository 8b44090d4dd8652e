import { queryOptions } from '@tanstack/react-query';
import type { AuditEntry, AuditFormat, AuditVerification } from '@/api/generated/public';
import { getJson, http, postJson } from '@/api/http';
import { cursorList, type Filters, FOLLOWED, identified } from '@/api/lists';

const URL = '/api/v1/audit';

/** Lists and panels know rows by a text. */
export type AuditRow = Omit<AuditEntry, 'id'> & { id: string };
const asRow = (entry: AuditEntry): AuditRow => ({ ...entry, id: String(entry.sequence) });

export const auditList = (filters: Filters) => ({
  ...cursorList<AuditEntry>(['audit', 'list', filters], URL, filters),
  ...FOLLOWED,
  select: identified(asRow),
});

export const auditEntry = (sequence: string) =>
  queryOptions({
    queryKey: ['audit', 'detail', sequence],
    queryFn: ({ signal }) => getJson<AuditEntry>(`${URL}/${encodeURIComponent(sequence)}`, { signal }),
  });

export const auditVerification = queryOptions({
  queryKey: ['audit', 'verification'],
  queryFn: ({ signal }) => getJson<AuditVerification>(`${URL}/verification`, { signal }),
  staleTime: 0,
  refetchInterval: 60_000,
});

export const verifyAuditLog = () => postJson<AuditVerification>(`${URL}/verification`);

/** Everything that fits the filters, however long it takes. */
export async function exportAuditLog(format: AuditFormat, filters: Filters): Promise<Blob> {
  const response = await http.get<Blob>(`${URL}/export`, { params: { format, ...filters }, responseType: 'blob', timeout: 0 });
  return response.data;
}
