import type { FieldError } from '~/api/problem';
import { RequestFailed } from '~/api/problem';

/** The limits of one field, as the API's description has them. */
export interface Limits {
  readonly required?: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
}

export type Errors = Record<string, string>;

/** What breaks the limits, field by field, in words. Empty fields that may be left out are fine. */
export function check(limits: Readonly<Record<string, Limits>>, values: object): Errors {
  const errors: Errors = {};
  for (const [field, limit] of Object.entries(limits)) {
    const error = fault(limit, (values as Record<string, unknown>)[field]);
    if (error) {
      errors[field] = error;
    }
  }
  return errors;
}

function fault(limit: Limits, value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') {
    return limit.required ? 'Required' : undefined;
  }
  return typeof value === 'number' ? numberFault(limit, value) : textFault(limit, String(value));
}

function numberFault({ minimum, maximum }: Limits, value: number): string | undefined {
  const low = minimum !== undefined && value < minimum;
  const high = maximum !== undefined && value > maximum;
  if (!low && !high) {
    return undefined;
  }
  if (minimum !== undefined && maximum !== undefined) {
    return `From ${minimum} to ${maximum}`;
  }
  return low ? `At least ${minimum}` : `At most ${maximum}`;
}

function textFault(limit: Limits, value: string): string | undefined {
  if (limit.required && value.trim() === '') {
    return 'Required';
  }
  if (limit.minLength !== undefined && value.length < limit.minLength) {
    return `At least ${limit.minLength} characters`;
  }
  if (limit.maxLength !== undefined && value.length > limit.maxLength) {
    return `At most ${limit.maxLength} characters`;
  }
  return fitsPattern(limit.pattern, value) ? undefined : 'Holds characters that are not allowed';
}

/** Bean Validation matches the whole value; `\S` alone is how "not blank" is described. */
function fitsPattern(pattern: string | undefined, value: string): boolean {
  return pattern === undefined || pattern === '\\S' || new RegExp(`^(?:${pattern})$`).test(value);
}

/** What a refused request says of the fields of a form, and what belongs to none of them. */
export interface FormTrouble {
  readonly fields: Errors;
  readonly rest: string | undefined;
}

export function troubleOf(failure: unknown, fields: readonly string[]): FormTrouble {
  const errors = failure instanceof RequestFailed ? failure.errors : [];
  const known: Errors = {};
  const others: FieldError[] = [];
  for (const error of errors) {
    const field = fields.find((name) => belongs(error.field, name));
    if (field === undefined) {
      others.push(error);
    } else {
      known[field] ??= sentence(error.message);
    }
  }
  const allKnown = errors.length > 0 && others.length === 0;
  const detail = failure instanceof Error ? failure.message : String(failure);
  return { fields: known, rest: allKnown ? undefined : detail };
}

/** `retryMinutes[BUSY].<map value>` is a matter of `retryMinutes`. */
function belongs(path: string, field: string): boolean {
  return path === field || path.startsWith(`${field}[`) || path.startsWith(`${field}.`);
}

function sentence(message: string): string {
  return message.charAt(0).toUpperCase() + message.slice(1);
}
