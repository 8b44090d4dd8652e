export interface ParsedPayload {
  payload?: Record<string, unknown>;
  refused?: string;
}

/** Text of a payload; a refusal says where, in line and column where the browser tells. */
export function parsePayload(text: string): ParsedPayload {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { payload: value as Record<string, unknown> };
    return { refused: 'A payload is a JSON object: it starts with { and ends with }.' };
  } catch (error) {
    return { refused: `This is not JSON yet: ${placed(error instanceof Error ? error.message : String(error), text)}` };
  }
}

function placed(message: string, text: string): string {
  const position = /position (\d+)/u.exec(message)?.[1];
  if (position === undefined || message.includes('line ')) return message;
  const before = text.slice(0, Number(position)).split('\n');
  return `${message} (line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1})`;
}
