import type {
  CarrierAccount,
  CarrierAccountChange,
  CarrierKind,
  NewCarrierAccount,
  Route,
  SettingField,
} from '~/api/types';
import { limits } from '~/generated/rules';
import { check, type Errors } from '~/ui/forms';

/** What the form of an account holds. A secret that is there already is empty. */
export interface CarrierForm {
  kind: string;
  name: string;
  simulated: boolean;
  callsPerSecond: string;
  callerIds: string[];
  countries: string[];
  preference: string;
  /** Each as people write it: where to, and after a slash how early. */
  routes: string[];
  settings: Record<string, string>;
}

const PREFERENCE = '10';

export function emptyForm(kind: CarrierKind): CarrierForm {
  return {
    kind: kind.kind,
    name: kind.title,
    simulated: false,
    callsPerSecond: '1',
    callerIds: [],
    countries: [],
    preference: PREFERENCE,
    routes: [],
    settings: Object.fromEntries(kind.fields.map(({ name }) => [name, ''])),
  };
}

export function formOf(account: CarrierAccount, kind: CarrierKind): CarrierForm {
  const { name, simulated, callsPerSecond, callerIds, countries, preference, routes } = account;
  return {
    ...emptyForm(kind),
    name,
    simulated,
    callsPerSecond: String(callsPerSecond),
    callerIds,
    countries,
    preference: String(preference),
    routes: routes.map(writtenRoute),
    settings: Object.fromEntries(
      kind.fields.map((field) => [field.name, settingOf(account, field.name)?.value ?? '']),
    ),
  };
}

/** One of the things that an account is set up with, if it is. */
export function settingOf(account: CarrierAccount, name: string) {
  return account.settings.find((one) => one.name === name);
}

/** A number as people write it, without what only helps the eye. */
export function numberOf(text: string): string {
  return text.replace(/[\s().-]/g, '');
}

/** A route as people write it: `IN`, `+9180`, `*`, or `IN/2` where another account comes before it. */
function writtenRoute({ to, order }: Route): string {
  return order === 1 ? to : `${to}/${order}`;
}

/** The same as typed, without what only helps the eye. */
export function routeOf(text: string): string {
  return text.replace(/[\s().-]/g, '').toUpperCase();
}

function readRoute(text: string): { to: string; order: number } {
  const [to = '', order = '1'] = text.split('/');
  return { to, order: Number(order) };
}

/** What is wrong with the routes, in words; nothing where they are right. */
function routesFault({ routes, countries }: CarrierForm): string | undefined {
  const wrong = routes.find(
    (route) => !/^(\*|[A-Z]{2}|\+[1-9][0-9]{0,14})(\/([1-9][0-9]?|100))?$/.test(route),
  );
  if (wrong !== undefined) {
    return `${wrong} is no country like IN, no first digits like +9180, and not * for everything else`;
  }
  const known = routes.map((route) => readRoute(route).to);
  const twice = known.find((to, at) => known.indexOf(to) !== at);
  if (twice !== undefined) {
    return `There are two routes to ${twice}`;
  }
  const closed = known.find((to) => /^[A-Z]/.test(to) && !countries.includes(to));
  return closed && `It may not call ${closed}: add it to the countries, or take the route away`;
}

/** A figure as people write it; not a number where it is none. */
export function figureOf(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text.trim().replace(',', '.'));
}

/** What keeps the form from being sent, by the names of its fields. */
export function faultsOf(form: CarrierForm, kind: CarrierKind, known?: CarrierAccount): Errors {
  const callsPerSecond = figureOf(form.callsPerSecond);
  const preference = figureOf(form.preference);
  const errors: Errors = check(limits.NewCarrierAccount, {
    ...form,
    callsPerSecond,
    preference,
    routes: [],
    settings: 'checked below',
  });
  if (Number.isNaN(callsPerSecond)) {
    errors.callsPerSecond = 'A number, like 1 or 2.5';
  }
  if (!Number.isInteger(preference)) {
    errors.preference = 'A whole number from 1 to 100';
  }
  const wrong = form.callerIds.find((number) => !/^\+[1-9][0-9]{6,14}$/.test(number));
  if (form.callerIds.length === 0) {
    errors.callerIds = 'Enter at least one number';
  } else if (wrong !== undefined) {
    errors.callerIds = `${wrong} needs + and its country code, like +1 212 555 0100`;
  }
  if (form.countries.length === 0) {
    errors.countries = 'Choose at least one country: all others are refused';
  }
  const misrouted = routesFault(form);
  if (misrouted) {
    errors.routes = misrouted;
  }
  for (const field of kind.fields) {
    const fault = settingFault(field, form.settings[field.name] ?? '', known);
    if (fault) {
      errors[`settings.${field.name}`] = fault;
    }
  }
  return errors;
}

function settingFault(
  field: SettingField,
  value: string,
  known: CarrierAccount | undefined,
): string | undefined {
  if (value.trim() === '') {
    const kept = field.secret && known !== undefined && settingOf(known, field.name) !== undefined;
    return field.required && !kept ? 'Required' : undefined;
  }
  return new RegExp(`^(?:${field.pattern})$`).test(value.trim())
    ? undefined
    : 'Does not look like one';
}

export function wantedOf(form: CarrierForm): NewCarrierAccount {
  return {
    ...form,
    name: form.name.trim(),
    callsPerSecond: figureOf(form.callsPerSecond),
    preference: figureOf(form.preference),
    routes: form.routes.map(readRoute),
    settings: given(form.settings),
  };
}

function given(settings: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(settings)
      .map(([name, value]) => [name, value.trim()] as const)
      .filter(([, value]) => value !== ''),
  );
}

/** Only what is different; null where nothing is. A secret that is left empty stays. */
export function changeOf(
  account: CarrierAccount,
  kind: CarrierKind,
  form: CarrierForm,
): CarrierAccountChange | null {
  const settings = changedSettings(account, kind, form);
  const change: CarrierAccountChange = {
    ...(form.name.trim() === account.name ? {} : { name: form.name.trim() }),
    ...(figureOf(form.callsPerSecond) === account.callsPerSecond
      ? {}
      : { callsPerSecond: figureOf(form.callsPerSecond) }),
    ...(form.callerIds.join() === account.callerIds.join() ? {} : { callerIds: form.callerIds }),
    ...(sorted(form.countries) === sorted(account.countries) ? {} : { countries: form.countries }),
    ...(figureOf(form.preference) === account.preference
      ? {}
      : { preference: figureOf(form.preference) }),
    ...(form.routes.join() === account.routes.map(writtenRoute).join()
      ? {}
      : { routes: form.routes.map(readRoute) }),
    ...(Object.keys(settings).length === 0 ? {} : { settings }),
  };
  return Object.keys(change).length === 0 ? null : change;
}

function changedSettings(account: CarrierAccount, kind: CarrierKind, form: CarrierForm) {
  const changed: Record<string, string> = {};
  for (const field of kind.fields.filter(({ fixed }) => !fixed)) {
    const value = (form.settings[field.name] ?? '').trim();
    const before = settingOf(account, field.name)?.value ?? '';
    if (value !== before) {
      changed[field.name] = value;
    }
  }
  return changed;
}

function sorted(values: readonly string[]): string {
  return [...values].sort().join();
}
