import type { Role } from '~/api/types';

/** A part of the console, and who may see it. */
export interface Place {
  readonly path: string;
  readonly label: string;
  readonly roles: readonly Role[];
  /** Whether it is looked at now and then only: behind a menu, so that the daily ones have room. */
  readonly setup?: true;
}

/** The parts of the console in the order of the navigation; the first one that is yours is home. */
export const PLACES: readonly Place[] = [
  { path: '/desk', label: 'Desk', roles: ['AGENT'] },
  { path: '/board', label: 'Board', roles: ['SUPERVISOR', 'ADMIN', 'VIEWER'] },
  { path: '/campaigns', label: 'Campaigns', roles: ['ADMIN', 'SUPERVISOR'] },
  { path: '/leads', label: 'Leads', roles: ['ADMIN', 'SUPERVISOR'] },
  { path: '/do-not-call', label: 'Do not call', roles: ['ADMIN', 'SUPERVISOR'] },
  { path: '/follow-ups', label: 'Follow-ups', roles: ['AGENT', 'SUPERVISOR', 'ADMIN'] },
  { path: '/incoming', label: 'Incoming', roles: ['SUPERVISOR', 'ADMIN'] },
  { path: '/escalations', label: 'Escalations', roles: ['SUPERVISOR', 'ADMIN'] },
  { path: '/users', label: 'Users', roles: ['ADMIN'], setup: true },
  { path: '/carriers', label: 'Carriers', roles: ['ADMIN'], setup: true },
  { path: '/audit', label: 'Audit', roles: ['ADMIN'], setup: true },
];

export function placesOf(role: Role): readonly Place[] {
  return PLACES.filter((place) => place.roles.includes(role));
}

/** Where somebody begins: admins at their campaigns, everybody else at their first place. */
export function homeOf(role: Role): string | undefined {
  return role === 'ADMIN' ? '/campaigns' : placesOf(role)[0]?.path;
}
