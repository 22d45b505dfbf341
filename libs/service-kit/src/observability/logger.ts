import type { LoggerService } from '@nestjs/common';
import { trace } from '@opentelemetry/api';
import { type DestinationStream, type Logger as Pino, pino, stdTimeFunctions } from 'pino';
import { describedError } from './described-error.js';

/** Never shown, wherever they stand in what is logged. */
const SECRET = [
  'authorization',
  'cookie',
  'password',
  'token',
  'secret',
  'privateKey',
  'content',
  'xbrl',
  'vatNumber',
  'taxpayer',
  'bsn',
];

export interface LogOptions {
  readonly service: string;
  readonly level: string;
  readonly format: string;
  readonly destination?: DestinationStream;
}

/** A pino logger that redacts secrets and adds the trace id. */
export function createLogger(options: LogOptions): Pino {
  const settings = {
    level: options.level,
    base: { service: options.service },
    timestamp: stdTimeFunctions.isoTime,
    redact: { paths: SECRET.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[redacted]' },
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: (error: unknown) => describedError(error, masked) },
    mixin: () => {
      const span = trace.getActiveSpan()?.spanContext();
      return span ? { traceId: span.traceId } : {};
    },
  };
  if (options.destination) return pino(settings, options.destination);
  if (options.format !== 'pretty') return pino(settings);
  return pino({
    ...settings,
    formatters: {},
    transport: { target: 'pino-pretty', options: { ignore: 'pid,hostname' } },
  });
}

/** A text in which whatever looks like a VAT number, BSN or token is masked: for error texts of libraries. */
export const masked = (text: string): string =>
  text
    .replace(/\b\d{9}B\d{2}\b/gi, '*********B**')
    .replace(/\b(ak[a-z]_)[A-Za-z0-9_-]{8,}/g, '$1…')
    .replace(/\b\d{9}\b/g, '*********');

/** Nest's logging goes to pino. */
export class NestLogger implements LoggerService {
  constructor(private readonly pino: Pino) {}

  log = (message: unknown, ...rest: unknown[]): void => this.write('debug', message, rest);
  error = (message: unknown, ...rest: unknown[]): void => this.write('error', message, rest);
  warn = (message: unknown, ...rest: unknown[]): void => this.write('warn', message, rest);
  debug = (message: unknown, ...rest: unknown[]): void => this.write('debug', message, rest);
  verbose = (message: unknown, ...rest: unknown[]): void => this.write('trace', message, rest);
  fatal = (message: unknown, ...rest: unknown[]): void => this.write('fatal', message, rest);

  private write(level: 'fatal' | 'error' | 'warn' | 'debug' | 'trace', message: unknown, rest: unknown[]): void {
    const context = rest.findLast((item) => typeof item === 'string');
    if (message instanceof Error) this.pino[level]({ err: message, context }, masked(message.message));
    else this.pino[level]({ context }, masked(typeof message === 'string' ? message : JSON.stringify(message)));
  }
}
