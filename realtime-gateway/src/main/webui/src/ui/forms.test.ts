import { describe, expect, it } from 'vitest';
import { RequestFailed } from '~/api/problem';
import { limits } from '~/generated/rules';
import { check, troubleOf } from './forms';

describe('checking a form', () => {
  it('finds what the server would refuse, by the limits that its description has', () => {
    expect(
      check(limits.NewUser, { username: 'a b', name: ' ', role: undefined, password: 'short' }),
    ).toEqual({
      username: 'Holds characters that are not allowed',
      name: 'Required',
      role: 'Required',
      password: 'At least 10 characters',
    });
    expect(check(limits.NewCampaign, { name: 'x', linesPerAgent: 11, maxAttempts: 0 })).toEqual({
      linesPerAgent: 'From 0.1 to 10',
      maxAttempts: 'From 1 to 50',
    });
  });

  it('finds nothing where nothing is wrong, and lets what is optional be empty', () => {
    expect(
      check(limits.NewUser, {
        username: 'ann.b@x-y_z',
        name: 'Ann',
        role: 'AGENT',
        password: 'long enough',
      }),
    ).toEqual({});
    expect(check(limits.NewCampaign, { name: 'Spring', safeHarborText: '' })).toEqual({});
    expect(check(limits.NewCampaign, { name: 'x'.repeat(201) })).toEqual({
      name: 'At most 200 characters',
    });
  });
});

describe('what a refused request says of a form', () => {
  const refusal = (errors: { field: string; constraint: string; message: string }[]) =>
    new RequestFailed(400, {
      type: '',
      title: '',
      status: 400,
      code: 'VALIDATION_ERROR',
      detail: 'Something is not right.',
      errors,
    });

  it('stands at its fields', () => {
    const failure = refusal([
      { field: 'name', constraint: 'NotBlank', message: 'must not be blank' },
      { field: 'retryMinutes[BUSY].<map value>', constraint: 'Min', message: 'is too small' },
    ]);
    expect(troubleOf(failure, ['name', 'retryMinutes'])).toEqual({
      fields: { name: 'Must not be blank', retryMinutes: 'Is too small' },
      rest: undefined,
    });
  });

  it('stands above the form where it belongs to no field', () => {
    expect(troubleOf(new RequestFailed(0), ['name']).rest).toMatch(/cannot be reached/);
    const failure = refusal([{ field: 'other', constraint: 'X', message: 'm' }]);
    expect(troubleOf(failure, ['name'])).toEqual({ fields: {}, rest: 'Something is not right.' });
  });
});
