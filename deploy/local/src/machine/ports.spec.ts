import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { answers, freePorts, freePortsLike } from './ports.mjs';

describe('ports', () => {
  const server = createServer((socket) => socket.resume().end('hello'));
  afterEach(() => new Promise((done) => server.close(done)));

  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));

  it('are all different', async () => {
    await listen(0);
    const ports = await freePorts(50);
    expect(new Set(ports).size).toBe(50);
    // Where the system finds ports for outgoing connections, ours would be taken now and then.
    expect(ports.filter((port) => port < 20_000 || port >= 32_000)).toEqual([]);
  });

  it('are the wished-for ones, except those that are taken', async () => {
    const [taken = 0, free = 0] = await freePorts(2);
    await listen(taken);
    const [first, second] = await freePortsLike([taken, free]);
    expect(first).not.toBe(taken);
    expect(second).toBe(free);
  });

  it('answer when the first bytes are as expected, and do not when nobody listens', async () => {
    const [port = 0, silent = 0] = await freePorts(2);
    await listen(port);
    const judge = (answer: Buffer) => answer.toString() === 'hello';
    expect(await answers({ port, hello: Buffer.from('?'), judge })).toBe(true);
    expect(await answers({ port: silent, hello: Buffer.from('?'), judge })).toBe(false);
  });
});
