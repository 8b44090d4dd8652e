#!/bin/sh
# Makes the secrets of a compose installation on its first start. Each service gets a volume with what it needs and no more:
# the agent's holds the service key and nothing of the store.
set -eu

services=10001
postgres=999
rabbitmq=999

random() {
  head -c 32 /dev/urandom | base64 | tr -d '=+/\n'
}

# write FILE OWNER CONTENT : readable by the owner only, and never half written
write() {
  umask 077
  printf '%s' "$3" >"$1.new"
  chown "$2:$2" "$1.new"
  mv "$1.new" "$1"
}

if [ -s /keys/control-plane/complete ]; then
  exit 0
fi

service_key=$(random)
database_password=$(random)
broker_password=$(random)

write /keys/agent/service.key $services "$service_key"
write /keys/postgres/password $postgres "$database_password"
write /keys/rabbitmq/20-signalbox.conf $rabbitmq "default_user = signalbox
default_pass = $broker_password
default_vhost = signalbox
loopback_users = none
"

# File names are property names: Spring reads the folder as a configuration tree
write /keys/control-plane/signalbox.service-key $services "$service_key"
write /keys/control-plane/signalbox.database.url $services "postgres://postgres:$database_password@postgres:5432/signalbox"
write /keys/control-plane/signalbox.rabbitmq.url $services "amqp://signalbox:$broker_password@rabbitmq:5672/signalbox"

# The services make more secrets of their own here
chown $services:$services /keys/control-plane /keys/agent /data
write /keys/control-plane/complete $services yes
