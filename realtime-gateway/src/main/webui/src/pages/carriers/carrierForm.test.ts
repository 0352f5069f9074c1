import { describe, expect, test } from 'vitest';
import type { CarrierAccount, CarrierKind, SettingField } from '~/api/types';
import { changeOf, emptyForm, faultsOf, formOf, numberOf, routeOf, wantedOf } from './carrierForm';

const field = (name: string, pattern: string, more: Partial<SettingField> = {}): SettingField => ({
  name,
  label: name,
  help: '',
  secret: false,
  required: false,
  fixed: false,
  pattern,
  ...more,
});

const KIND: CarrierKind = {
  kind: 'acme',
  title: 'Acme',
  hindrance: null,
  simulable: true,
  callsAgents: false,
  fields: [
    field('accountSid', 'AC[0-9]{4}', { required: true, fixed: true }),
    field('authToken', '\\S{8,200}', { required: true, secret: true }),
    field('applicationSid', 'AP[0-9]{4}'),
  ],
};

const ACCOUNT: CarrierAccount = {
  id: '1',
  managed: true,
  kind: 'acme',
  name: 'Main line',
  state: 'OPEN',
  simulated: false,
  callsPerSecond: 5,
  callerIds: ['+12125550100'],
  countries: ['CA', 'US'],
  preference: 10,
  routes: [
    { to: 'US', order: 1 },
    { to: '*', order: 2 },
  ],
  settings: [
    { name: 'accountSid', value: 'AC0001', setAt: null },
    { name: 'applicationSid', value: 'AP0001', setAt: null },
    { name: 'authToken', value: null, setAt: '2026-11-21T20:00:00Z' },
  ],
  addedAt: '2026-11-21T20:00:00Z',
  changedAt: '2026-11-21T20:00:00Z',
};

const filled = () => ({
  ...emptyForm(KIND),
  callerIds: ['+12125550100'],
  countries: ['US'],
  settings: { accountSid: ' AC0001 ', authToken: 'a-long-token', applicationSid: '' },
});

describe('the form of a carrier account', () => {
  test('a form that is right has no fault and sends what was entered, trimmed', () => {
    expect(faultsOf(filled(), KIND)).toEqual({});
    expect(wantedOf({ ...filled(), callsPerSecond: '2,5' }).callsPerSecond).toBe(2.5);
    expect(wantedOf(filled()).settings).toEqual({
      accountSid: 'AC0001',
      authToken: 'a-long-token',
    });
  });

  test('an empty form names everything that is missing', () => {
    expect(Object.keys(faultsOf(emptyForm(KIND), KIND)).sort()).toEqual([
      'callerIds',
      'countries',
      'settings.accountSid',
      'settings.authToken',
    ]);
  });

  test('what does not look like what it should be is told at its field', () => {
    const form = filled();
    form.settings.applicationSid = 'AC0001';
    form.callerIds = ['2125550100'];
    form.callsPerSecond = '0';
    form.preference = '1.5';
    const faults = faultsOf(form, KIND);
    expect(faults['settings.applicationSid']).toBeDefined();
    expect(faults.callerIds).toContain('2125550100');
    expect(faults.callsPerSecond).toBeDefined();
    expect(faults.preference).toBeDefined();
    form.callsPerSecond = 'two';
    expect(faultsOf(form, KIND).callsPerSecond).toContain('number');
  });

  test('a number is taken as people write it', () => {
    expect(numberOf(' +1 (212) 555-0100')).toBe('+12125550100');
  });

  test('an account that is opened shows no secret and need not be given it again', () => {
    const form = formOf(ACCOUNT, KIND);
    expect(form.settings).toEqual({
      accountSid: 'AC0001',
      authToken: '',
      applicationSid: 'AP0001',
    });
    expect(faultsOf(form, KIND, ACCOUNT)).toEqual({});
    expect(changeOf(ACCOUNT, KIND, form)).toBeNull();
  });

  test('only what is different is sent', () => {
    const form = formOf(ACCOUNT, KIND);
    form.countries = ['US', 'CA'];
    form.preference = '1';
    form.settings.authToken = 'another-token';
    expect(changeOf(ACCOUNT, KIND, form)).toEqual({
      preference: 1,
      settings: { authToken: 'another-token' },
    });
  });

  test('routes are written as people say them, and come back so', () => {
    expect(formOf(ACCOUNT, KIND).routes).toEqual(['US', '*/2']);
    expect(routeOf(' +91 (80)')).toBe('+9180');
    expect(routeOf('us')).toBe('US');
    const form = { ...formOf(ACCOUNT, KIND), routes: ['US', '+1416/3'] };
    expect(faultsOf(form, KIND, ACCOUNT)).toEqual({});
    expect(changeOf(ACCOUNT, KIND, form)).toEqual({
      routes: [
        { to: 'US', order: 1 },
        { to: '+1416', order: 3 },
      ],
    });
  });

  test.each([
    [['India'], 'INDIA is no country'],
    [['US', 'US/2'], 'two routes to US'],
    [['IN'], 'may not call IN'],
    [['*/0'], 'is no country'],
  ])('a route that would do nothing is told: %s', (routes, words) => {
    const form = { ...formOf(ACCOUNT, KIND), routes: routes.map(routeOf) };
    expect(faultsOf(form, KIND, ACCOUNT).routes).toContain(words);
  });

  test('a setting that is emptied is taken away', () => {
    const form = formOf(ACCOUNT, KIND);
    form.settings.applicationSid = '';
    expect(changeOf(ACCOUNT, KIND, form)).toEqual({ settings: { applicationSid: '' } });
  });
});
