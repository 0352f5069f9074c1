import type { FieldError } from '~/api/problem';
import type { FilterOperator, LeadCondition, LeadField } from '~/api/types';
import { enums } from '~/generated/rules';

/** A condition as it is edited: it has a key that no other has, and every part. */
export interface Draft {
  readonly key: string;
  readonly field: LeadField;
  readonly column: string;
  readonly operator: FilterOperator;
  readonly values: readonly string[];
}

export const FIELD: Record<LeadField, string> = {
  SOURCE: 'Source',
  LANGUAGE: 'Language',
  REGION: 'Region of the address',
  PLACE: 'Place (ISO code, such as US-FL)',
  PRIORITY: 'Priority',
  TEMPERATURE: 'Temperature',
  SCORE: 'Score',
  ATTEMPTS: 'Attempts',
  AGE_DAYS: 'Age in days',
  COLUMN: 'Another column',
};

export const OPERATOR: Record<FilterOperator, string> = {
  IS_ONE_OF: 'is one of',
  IS_NOT_ONE_OF: 'is not one of',
  AT_LEAST: 'is at least',
  AT_MOST: 'is at most',
  IS_EMPTY: 'is empty',
  IS_FILLED: 'is filled',
};

const CHOICE: readonly FilterOperator[] = ['IS_ONE_OF', 'IS_NOT_ONE_OF'];
const LIMIT: readonly FilterOperator[] = ['AT_LEAST', 'AT_MOST'];
const PRESENCE: readonly FilterOperator[] = ['IS_EMPTY', 'IS_FILLED'];

/** What one may ask of a field. */
export function operatorsOf(field: LeadField): readonly FilterOperator[] {
  switch (field) {
    case 'PRIORITY':
    case 'TEMPERATURE':
      return CHOICE;
    case 'ATTEMPTS':
    case 'AGE_DAYS':
      return LIMIT;
    case 'SCORE':
      return [...LIMIT, ...PRESENCE];
    case 'COLUMN':
      return enums.FilterOperator;
    default:
      return [...CHOICE, ...PRESENCE];
  }
}

/** How a condition's values are given. */
export type Values = 'none' | 'number' | 'choice' | 'text';

export function valuesOf({ field, operator }: Pick<Draft, 'field' | 'operator'>): Values {
  if (PRESENCE.includes(operator)) {
    return 'none';
  }
  if (LIMIT.includes(operator)) {
    return 'number';
  }
  return field === 'PRIORITY' || field === 'TEMPERATURE' ? 'choice' : 'text';
}

/** The values that a field can have. */
export function choicesOf(field: LeadField): readonly string[] {
  return field === 'PRIORITY' ? enums.Priority : enums.Temperature;
}

export function newDraft(key: string): Draft {
  return { key, field: 'SOURCE', column: '', operator: 'IS_ONE_OF', values: [] };
}

/** The same condition about another field: what does not fit it is begun anew. */
export function withField(draft: Draft, field: LeadField): Draft {
  const operators = operatorsOf(field);
  const operator = operators.includes(draft.operator) ? draft.operator : operators[0];
  return { ...draft, field, column: '', operator: operator ?? 'IS_ONE_OF', values: [] };
}

/** The same condition with another operator; values stay where they are given in the same way. */
export function withOperator(draft: Draft, operator: FilterOperator): Draft {
  const next = { ...draft, operator };
  return valuesOf(next) === valuesOf(draft) ? next : { ...next, values: [] };
}

export function isComplete(draft: Draft): boolean {
  const named = draft.field !== 'COLUMN' || draft.column.trim() !== '';
  return named && (valuesOf(draft) === 'none' || draft.values.length > 0);
}

export function draftsOf(conditions: readonly LeadCondition[]): Draft[] {
  return conditions.map((condition, n) => ({
    key: String(n),
    field: condition.field,
    column: condition.column ?? '',
    operator: condition.operator,
    values: condition.values ?? [],
  }));
}

export function conditionsOf(drafts: readonly Draft[]): LeadCondition[] {
  return drafts.map(({ field, column, operator, values }) => ({
    field,
    column: field === 'COLUMN' ? column : null,
    operator,
    values: [...values],
  }));
}

/** What the server says of one condition. */
export function faultOf(errors: readonly FieldError[], index: number): string | undefined {
  return errors.find(({ field }) => field.includes(`conditions[${index}]`))?.message;
}

/** How many fit, in words. */
export function countWords(fitting: number, of: number): string {
  const leads = of === 1 ? 'lead that waits' : 'leads that wait';
  return `${fitting.toLocaleString('en')} of ${of.toLocaleString('en')} ${leads}`;
}
