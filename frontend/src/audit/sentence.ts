const SUBJECTS: Record<string, string> = { api_key: 'API key', sign_on: 'Single sign-on' };

/** What an entry is about: `api_key` as "API key". */
export function kindOf(type: string): string {
  return SUBJECTS[type] ?? capital(type.replaceAll('_', ' '));
}

/** `member.role_changed` as "Member: role changed". What was refused is often named by its operation: `pauseIntegration`. */
export function sentence(action: string): string {
  const [subject = '', ...rest] = action.split('.');
  if (rest.length === 0)
    return capital(
      action
        .replaceAll(/([a-z])([A-Z])/gu, '$1 $2')
        .replaceAll('_', ' ')
        .toLowerCase(),
    );
  return `${kindOf(subject)}: ${rest.join(' ').replaceAll('_', ' ')}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
