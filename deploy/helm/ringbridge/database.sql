-- Makes what Ringbridge needs in a PostgreSQL (16 or newer) of your own. Run it once, as somebody who may create roles and
-- databases, with passwords of your own, which also go into the Secret:
--
--   psql -v owner_password=... -v queue_password=... -v telephony_password=... -v gateway_password=... -f database.sql
--
-- The owner migrates; each service logs in with its own role, which row level security holds to one organization and which
-- may switch to, but does not inherit, an engine role. None is a superuser, and none but the owner owns anything.
create role ringbridge_owner login nosuperuser nocreatedb nocreaterole nobypassrls password :'owner_password';
create role queue_app login nosuperuser nocreatedb nocreaterole nobypassrls password :'queue_password';
create role telephony_app login nosuperuser nocreatedb nocreaterole nobypassrls password :'telephony_password';
create role gateway_app login nosuperuser nocreatedb nocreaterole nobypassrls password :'gateway_password';
create role queue_engine nologin nobypassrls;
create role telephony_engine nologin nobypassrls;
create role gateway_engine nologin nobypassrls;
grant queue_engine to queue_app with inherit false, set true;
grant telephony_engine to telephony_app with inherit false, set true;
grant gateway_engine to gateway_app with inherit false, set true;
create database ringbridge owner ringbridge_owner;
revoke all on database ringbridge from public;
grant connect, temporary on database ringbridge to queue_app, telephony_app, gateway_app;
\connect ringbridge
revoke all on schema public from public;
