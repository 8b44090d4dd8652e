import { queryOptions } from '@tanstack/react-query';
import { answerOf } from '@/api/answer';
import type { AuditEntry, AuditFormat } from '@/api/generated/public';
import { api, queryOf, sendWithoutTimeout } from '@/api/http';
import { cursorList, type Filters, FOLLOWED, identified } from '@/api/lists';

/** Lists and panels know rows by a text. */
export type AuditRow = Omit<AuditEntry, 'id'> & { id: string };
const asRow = (entry: AuditEntry): AuditRow => ({ ...entry, id: String(entry.sequence) });

export const auditList = (filters: Filters) => ({
  ...cursorList(['audit', 'list', filters], (cursor, signal) =>
    answerOf(api.GET('/api/v1/audit', { params: { query: { ...queryOf<'listAuditEntries'>(filters), cursor } }, signal })),
  ),
  ...FOLLOWED,
  select: identified(asRow),
});

export const auditEntry = (sequence: string) =>
  queryOptions({
    queryKey: ['audit', 'detail', sequence],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/audit/{sequence}', { params: { path: { sequence: Number(sequence) } }, signal })),
  });

export const auditVerification = queryOptions({
  queryKey: ['audit', 'verification'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/audit/verification', { signal })),
  staleTime: 0,
  refetchInterval: 60_000,
});

export const verifyAuditLog = () => answerOf(api.POST('/api/v1/audit/verification'));

/** Everything that fits the filters, however long it takes. */
export const exportAuditLog = (format: AuditFormat, filters: Filters): Promise<Blob> =>
  answerOf(
    api.GET('/api/v1/audit/export', {
      params: { query: { ...queryOf<'exportAuditLog'>(filters), format } },
      parseAs: 'blob',
      fetch: sendWithoutTimeout,
    }),
  );
