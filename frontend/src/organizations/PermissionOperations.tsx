import type { PermissionSummary } from '@/api/generated/public';

/** What of the API a permission opens, folded away until somebody asks. */
export function PermissionOperations({ permission }: { permission: PermissionSummary }) {
  const { operations } = permission;
  if (operations.length === 0) return <code className="block text-[11px] text-ink-faint">{permission.name}</code>;
  return (
    <details className="text-[11px] text-ink-faint">
      <summary className="w-fit cursor-pointer hover:text-ink">
        <code>{permission.name}</code> · {operations.length === 1 ? '1 operation' : `${operations.length} operations`}
      </summary>
      <ul className="mt-1 list-disc pl-4 text-ink-soft">
        {operations.map((operation) => (
          <li key={operation}>{operation}</li>
        ))}
      </ul>
    </details>
  );
}
