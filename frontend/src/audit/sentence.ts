const SUBJECTS: Record<string, string> = { api_key: 'API key', sign_on: 'Single sign-on' };

/** `member.role_changed` as "Member: role changed". */
export function sentence(action: string): string {
  const [subject = '', ...rest] = action.split('.');
  const text = subject.replaceAll('_', ' ');
  const named = SUBJECTS[subject] ?? text.charAt(0).toUpperCase() + text.slice(1);
  return rest.length === 0 ? named : `${named}: ${rest.join(' ').replaceAll('_', ' ')}`;
}
