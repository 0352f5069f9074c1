import type { AuditEntry, Role } from '~/api/types';
import { plural } from '~/time/durations';
import { ROLE } from '~/ui/words';

/** What belongs to an entry, in a line. */
export function detailsOf({ details }: Pick<AuditEntry, 'details'>): string {
  const said = [
    ...text(details.reason),
    ...changesOf(details.changes),
    ...(Array.isArray(details.said) ? [details.said.join(', ')] : []),
    ...text(details.name),
    ...text(details.filename),
    ...text(details.order),
    ...(typeof details.weight === 'number' ? [`weight ${details.weight}`] : []),
    ...(typeof details.active === 'boolean' ? [details.active ? 'dialed' : 'paused'] : []),
    ...count(details.numbers, 'number'),
    ...role(details.role),
    ...text(details.scope),
    ...text(details.source),
    ...text(details.zone),
    ...count(details.campaigns, 'campaign'),
    ...count(details.agents, 'agent'),
    ...count(details.conditions, 'condition'),
    ...count(details.calls, 'call').map((calls) => `${calls} taken back`),
  ];
  return said.join(' · ') || '–';
}

function text(value: unknown): string[] {
  return typeof value === 'string' && value !== '' ? [value] : [];
}

function role(value: unknown): string[] {
  return typeof value === 'string' && value in ROLE ? [ROLE[value as Role]] : text(value);
}

function count(value: unknown, of: string): string[] {
  return typeof value === 'number' ? [plural(value, of)] : [];
}

/** Each rule from what to what; what is long is only named. */
function changesOf(changes: unknown): string[] {
  if (typeof changes !== 'object' || changes === null) {
    return [];
  }
  return Object.entries(changes as Record<string, readonly [unknown, unknown]>).map(
    ([rule, [before, after]]) =>
      isShort(before) && isShort(after) ? `${rule}: ${before} → ${after}` : rule,
  );
}

function isShort(value: unknown): boolean {
  return value === null || (typeof value !== 'object' && String(value).length <= 40);
}
