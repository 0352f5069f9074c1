-- Which numbers an account is dialed with, and how early: by country, by the first digits, or everything else.
alter table telephony.accounts
  add column route_to text[] not null default '{}',
  add column route_order int[] not null default '{}',
  add constraint accounts_routes_in_pairs check (cardinality(route_to) = cardinality(route_order));
comment on column telephony.accounts.route_to is 'ISO 3166 codes, plus signs with first digits, or * for everything else; none: all its countries';
comment on column telephony.accounts.route_order is 'of equally close routes the lowest is dialed with first';
