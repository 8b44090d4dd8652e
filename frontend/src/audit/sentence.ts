const SUBJECTS: Record<string, string> = { api_key: 'API key', sign_on: 'Single sign-on' };

/** `member.role_changed` as "Member: role changed". What was refused is often named by its operation: `pauseIntegration`. */
export function sentence(action: string): string {
  const [subject = '', ...rest] = action.split('.');
  if (rest.length === 0) return capital(action.replaceAll(/([a-z])([A-Z])/gu, '$1 $2').replaceAll('_', ' ').toLowerCase());
  return `${SUBJECTS[subject] ?? capital(subject.replaceAll('_', ' '))}: ${rest.join(' ').replaceAll('_', ' ')}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
