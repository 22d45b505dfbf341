import { Body, Controller, Delete, Get, Header, HttpCode, Param, ParseUUIDPipe, Post, UseGuards } from '@nestjs/common';
import {
  CertificateList,
  CertificatePreview,
  CertificateView,
  ImportCertificate as ImportBody,
} from '@akkoord/contracts';
import { Database } from '@akkoord/persistence';
import { Answers, InternalGuard } from '@akkoord/service-kit';
import { Clock } from '../clock.js';
import { officeParam } from '../http/office-param.js';
import { Profiles } from '../profile/profiles.js';
import { chooseCertificate } from './certificate.js';
import { CertificateNotFound } from './certificate.errors.js';
import { CertificateRepository } from './certificate.repository.js';
import { previewOf, viewOf } from './certificate.views.js';
import { type HandedIn, ImportCertificate } from './import-certificate.js';

/** An office's certificates. */
@Controller('v1/offices/:participantNumber/certificates')
@UseGuards(InternalGuard)
export class CertificateController {
  constructor(
    private readonly database: Database,
    private readonly repository: CertificateRepository,
    private readonly importCertificate: ImportCertificate,
    private readonly profiles: Profiles,
    private readonly clock: Clock,
  ) {}

  @Answers(CertificatePreview)
  @Header('cache-control', 'no-store')
  @Post('preview')
  @HttpCode(200)
  async preview(
    @Param('participantNumber', officeParam) tenant: string,
    @Body() body: ImportBody,
  ): Promise<CertificatePreview> {
    return previewOf(await this.importCertificate.preview(tenant, handedIn(body)));
  }

  @Answers(CertificateView)
  @Post()
  async add(
    @Param('participantNumber', officeParam) tenant: string,
    @Body() body: ImportBody,
  ): Promise<CertificateView> {
    const id = await this.importCertificate.store(tenant, handedIn(body), 'administration', body.fingerprint);
    await this.profiles.refresh();
    const { certificates } = await this.list(tenant);
    const stored = certificates.find(({ certificateId }) => certificateId === id);
    if (!stored) throw new CertificateNotFound();
    return stored;
  }

  @Answers(CertificateList)
  @Get()
  async list(@Param('participantNumber', officeParam) tenant: string): Promise<CertificateList> {
    const stored = await this.database.inTenant(tenant, (tx) => this.repository.list(tx));
    const now = this.clock.now();
    const certificates = stored.map((certificate) => {
      const { environment } = certificate;
      return viewOf(certificate, (use) => chooseCertificate(stored, use, environment, now)?.id, now);
    });
    return { certificates };
  }

  @Delete(':certificateId')
  @HttpCode(204)
  async remove(
    @Param('participantNumber', officeParam) tenant: string,
    @Param('certificateId', ParseUUIDPipe) certificateId: string,
  ): Promise<void> {
    const isRemoved = await this.database.inTenant(tenant, (tx) => this.repository.remove(tx, certificateId));
    if (!isRemoved) throw new CertificateNotFound();
    await this.profiles.refresh();
  }
}

const handedIn = ({ container, fingerprint: _, ...rest }: ImportBody): HandedIn => ({
  ...rest,
  ...(container === undefined ? {} : { container: Buffer.from(container, 'base64') }),
});
