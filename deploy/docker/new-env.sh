#!/bin/sh
# Writes a .env for docker-compose.yml with fresh secrets; leaves one that is there alone.
set -eu
cd "$(dirname "$0")/../.."
[ ! -e .env ] || { echo '.env is there already; it is left as it is'; exit 0; }
random() { od -An -N "$1" -tx1 /dev/urandom | tr -d ' \n'; }
token() { head -c 32 /dev/urandom | base64 | tr -d '\n=' | tr '+/' '-_'; }
umask 077
cat >.env <<ENV
POSTGRES_PASSWORD=$(random 18)
DATABASE_PASSWORD=$(random 18)
RABBITMQ_PASSWORD=$(random 18)
INTERNAL_TOKEN=aki_$(token)
CLIENT_SENDER_SECRET_KEY=$(random 32)
GATEWAY_KEY_ENCRYPTION_KEYS=first:$(random 32)
OFFICE=12345
OFFICE_ADMIN_TOKEN=akc_$(token)
ENV
echo 'wrote .env'
