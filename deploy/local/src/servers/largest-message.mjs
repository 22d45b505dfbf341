/**
 * RabbitMQ 3 takes messages up to 128 MiB and RabbitMQ 4 up to 16 MiB, beyond which it ends the sender's channel. Twice what a service
 * takes in: what is too large for us is then refused by us, with a reason. docker-compose.yml says the same.
 */
export const LARGEST_MESSAGE = 64 * 1024 * 1024;

/** For a container, whose configuration files are not ours. */
export const LARGEST_MESSAGE_ENVIRONMENT = {
  RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: `-rabbit max_message_size ${LARGEST_MESSAGE}`,
};
