import type { FieldError } from '@/api/generated/public';

/** What a generated check says of one value: the keyword of the schema that it broke, with the keyword's parameters. */
interface SchemaFault {
  keyword: string;
  instancePath: string;
  params: Readonly<Record<string, unknown>>;
}

/** A check of a request body, generated from the contract. */
export interface SchemaCheck {
  (body: unknown): boolean;
  errors?: readonly SchemaFault[] | null;
}

/** What the contract refuses in a body, in the words and with the pointers of the control plane. */
export function faultsOf(check: SchemaCheck, body: unknown): FieldError[] {
  if (check(body)) return [];
  return (check.errors ?? []).map((fault) => ({ pointer: pointerOf(fault), message: messageOf(fault) }));
}

function pointerOf({ keyword, instancePath, params }: SchemaFault): string {
  return keyword === 'required' ? `${instancePath}/${String(params.missingProperty)}` : instancePath;
}

function messageOf({ keyword, params }: SchemaFault): string {
  const limit = String(params.limit);
  switch (keyword) {
    case 'required':
      return 'is required';
    case 'minLength':
      return limit === '1' ? 'is required' : `must have at least ${limit} characters`;
    case 'maxLength':
      return `must have at most ${limit} characters`;
    case 'minItems':
      return limit === '1' ? 'needs at least one' : `needs at least ${limit}`;
    case 'maxItems':
      return `must name at most ${limit}`;
    case 'minimum':
      return `must be at least ${limit}`;
    case 'maximum':
      return `must be at most ${limit}`;
    case 'type':
      return params.type === 'integer' ? 'must be a whole number' : 'is not valid';
    case 'pattern':
      return 'does not have the form that is needed';
    default:
      return 'is not valid';
  }
}
