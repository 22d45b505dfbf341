import 'reflect-metadata';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, Min, MinLength } from 'class-validator';
import { ReadableUrl } from './readable-url.js';

/** What every service is told. A property `databaseUrl` of the service `connector` is read from `CONNECTOR_DATABASE_URL`, else `AKKOORD_DATABASE_URL`; with `_FILE` behind the name from that file. */
export class ServiceConfig {
  /** Address to listen on. */
  @IsString() host: string = '127.0.0.1';
  /** Port for HTTP; 0 takes a free one. */
  @IsInt() @Min(0) @Max(65_535) port: number = 0;
  /** PostgreSQL URL with the service's own role. */
  @Matches(/^postgres(ql)?:\/\//) @ReadableUrl() databaseUrl!: string;
  /** Connections to PostgreSQL at most. */
  @IsInt() @Min(2) @Max(200) databasePoolSize: number = 10;
  /** RabbitMQ URL. */
  @Matches(/^amqps?:\/\//) @ReadableUrl() amqpUrl!: string;
  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']) logLevel: string = 'info';
  /** `json` for machines, `pretty` for people. */
  @IsIn(['json', 'pretty']) logFormat: string = 'json';
  /** Secret that parts of one installation show each other; at least 32 characters. */
  @IsString() @MinLength(32) internalToken!: string;
  /** Secret with which Prometheus reads `/metrics`; at least 32 characters. Without it only this machine itself reads them. */
  @IsOptional() @IsString() @MinLength(32) metricsToken?: string;
  /** Unsettled messages at most. */
  @IsInt() @Min(1) @Max(2000) prefetch: number = 200;
  /** Waiting times before each next attempt at a message, in milliseconds, comma separated. */
  @IsOptional() @Matches(/^\d+(,\d+)*$/) retryDelaysMs?: string;
  /** How long closing waits for work in progress, in milliseconds. */
  @IsInt() @Min(0) drainTimeoutMs: number = 25_000;
  /** Largest request body in bytes; routes may ask for less. */
  @IsInt() @Min(1024) bodyLimit: number = 32 * 1024 * 1024;
  /** Who stands before this service and says truly where a request comes from (`X-Forwarded-For`): `loopback`, addresses or networks, comma separated. */
  @Matches(/^[\w.:/]+( *, *[\w.:/]+)*$/) trustedProxies: string = 'loopback';
}
