#!/bin/sh
# Writes a .env for docker-compose.yml with fresh secrets; leaves one that is there alone.
set -eu
cd "$(dirname "$0")/../.."
[ ! -e .env ] || { echo '.env is there already; it is left as it is'; exit 0; }
random() { od -An -N "$1" -tx1 /dev/urandom | tr -d ' \n'; }
token() { head -c 32 /dev/urandom | base64 | tr -d '\n=' | tr '+/' '-_'; }
umask 077
cat >.env <<ENV
# Count when the servers' volumes are made; to change one later, change it in the server too (alter role postgres password …, rabbitmqctl change_password).
POSTGRES_PASSWORD=$(random 18)
RABBITMQ_PASSWORD=$(random 18)
# Of the services' own roles, which reach one schema each; each start of the migrations sets them.
CLIENT_SENDER_DATABASE_PASSWORD=$(random 18)
CONNECTOR_DATABASE_PASSWORD=$(random 18)
WORKFLOW_DATABASE_PASSWORD=$(random 18)
DIGIPOORT_GATEWAY_DATABASE_PASSWORD=$(random 18)
MAILER_DATABASE_PASSWORD=$(random 18)
PORTAL_API_DATABASE_PASSWORD=$(random 18)
DIGIPOORT_SIMULATOR_DATABASE_PASSWORD=$(random 18)
INTERNAL_TOKEN=aki_$(token)
# What Prometheus shows to read /metrics.
METRICS_TOKEN=akm_$(token)
CLIENT_SENDER_SECRET_KEY=$(random 32)
GATEWAY_KEY_ENCRYPTION_KEYS=first:$(random 32)
EVIDENCE_KEY=$(random 32)
OFFICE=12345
# How offices show themselves in mail and on PDFs: [{"participantNumber":"12345","name":"…","colour":"#1f4e79","email":"…"}]
OFFICES=[]
# Who can log in at the portal: [{"participantNumber":"12345","email":"…","name":"…","site":"client","password":"…"}]; site is client or office. What somebody may do
# is decided by the contacts and employees that the connector knows by the same address.
PORTAL_ACCOUNTS=[]
# The catcher of the profile demo. For real mail: your mail server, and MAIL_SMTP_TLS=required.
MAIL_SMTP_URL=smtp://mail-catcher:1025
MAIL_SMTP_TLS=off
MAIL_FROM=portal@akkoord.example
MAIL_BOUNCE_ADDRESS=bounces@akkoord.example
PORTAL_URL=http://localhost:4000
OFFICE_ADMIN_TOKEN=akc_$(token)
ENV
echo 'wrote .env'
