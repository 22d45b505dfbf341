import { Controller, Get, Header, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { readFile } from 'node:fs/promises';
import { WsdlFiles } from '../wus/wsdl-files.js';
import { PageUnknown } from './page.errors.js';

const folder = new URL('../../public/', import.meta.url);

// The page needs nothing but its own files; nothing may frame it or be loaded into it.
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

/** The files of the page by their name, with their type; no other file can be asked for. */
const FILES: Readonly<Record<string, string>> = {
  'index.html': 'text/html; charset=utf-8',
  'style.css': 'text/css; charset=utf-8',
  'icon.svg': 'image/svg+xml',
  'app.js': 'text/javascript; charset=utf-8',
  'dom.js': 'text/javascript; charset=utf-8',
  'words.js': 'text/javascript; charset=utf-8',
  'words.nl.js': 'text/javascript; charset=utf-8',
  'words.en.js': 'text/javascript; charset=utf-8',
  'xml.js': 'text/javascript; charset=utf-8',
  'orders.js': 'text/javascript; charset=utf-8',
  'received.js': 'text/javascript; charset=utf-8',
  'processes.js': 'text/javascript; charset=utf-8',
  'switches.js': 'text/javascript; charset=utf-8',
};

/** The page at the ordinary port: plain files, and our WSDL and XSD to download. */
@Controller()
export class PageController {
  constructor(private readonly wsdl: WsdlFiles) {}

  @Get()
  index(@Res() reply: FastifyReply): Promise<FastifyReply> {
    return this.send('index.html', reply);
  }

  @Get('page/:name')
  file(@Param('name') name: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    return this.send(name, reply);
  }

  @Get('wsdl/:name')
  @Header('content-type', 'text/xml; charset=utf-8')
  @Header('x-content-type-options', 'nosniff')
  description(@Param('name') name: string): string {
    const content = this.wsdl.file(name);
    if (content === undefined) throw new PageUnknown();
    return content;
  }

  private async send(name: string, reply: FastifyReply): Promise<FastifyReply> {
    const type = Object.hasOwn(FILES, name) ? FILES[name] : undefined;
    if (type === undefined) throw new PageUnknown();
    const content = await readFile(new URL(name, folder));
    return reply
      .headers({
        'content-type': type,
        'content-security-policy': POLICY,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'no-cache',
      })
      .send(content);
  }
}
