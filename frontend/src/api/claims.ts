/** Whose workspace a token opens: person and organization. Read for comparison only; the control plane judges the token. */
export function workspaceOf(token: string): string {
  const claims = claimsOf(token);
  return `${String(claims.sub)}/${String(claims.org)}`;
}

function claimsOf(token: string): Record<string, unknown> {
  try {
    const payload = token.split('.')[1] ?? '';
    return JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as Record<string, unknown>;
  } catch {
    return {};
  }
}
