const DAY = 86_400_000;

/** When a new key ends, as a person chooses it. */
export const EXPIRIES = [
  { value: '7', words: 'In 7 days' },
  { value: '30', words: 'In 30 days' },
  { value: '90', words: 'In 90 days' },
  { value: '365', words: 'In a year' },
  { value: 'day', words: 'On a day…' },
  { value: 'never', words: 'Never' },
];

/** The moment as the API takes it, the end of the local day where a day was chosen; nothing for a key that does not end. */
export function expiryOf(choice: string, day: string, now = Date.now()): string | undefined {
  if (choice === 'never') return undefined;
  if (choice === 'day') return new Date(`${day}T23:59:59`).toISOString();
  return new Date(now + Number(choice) * DAY).toISOString();
}
