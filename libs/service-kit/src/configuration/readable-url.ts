import { ValidateBy } from 'class-validator';

/**
 * The address of a server, with a log-in, can be taken apart. A password with `/`, `#` or `%` as it is ends the address too early; without this check
 * the service would start and never get in, or end with no more than "Invalid URL".
 */
export const ReadableUrl = (): PropertyDecorator =>
  ValidateBy({
    name: 'readableUrl',
    validator: {
      validate: isReadable,
      defaultMessage: () =>
        'must be an address that can be read: in a user name or password write signs such as / # ? % @ as %2F %23 %3F %25 %40',
    },
  });

function isReadable(value: unknown): boolean {
  try {
    // PostgreSQL takes an address without a host: then the socket is a parameter.
    const { username, password } = new URL(String(value).replace('@/', '@localhost/'));
    return [username, password].every((part) => typeof decodeURIComponent(part) === 'string');
  } catch {
    return false;
  }
}
