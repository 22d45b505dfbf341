import type { Migration } from '@akkoord/persistence';

/** What the check on arrival remarked, and the PDF the ERP sent along. */
export const findings: Migration = {
  name: '0002-findings',
  up: `
  alter table message
    add column findings jsonb not null default '[]',
    add column supplied_pdf_sha256 text,
    add column supplied_pdf_size integer,
    add constraint message_supplied_pdf foreign key (tenant, supplied_pdf_sha256) references document (tenant, sha256),
    add check ((supplied_pdf_sha256 is null) = (supplied_pdf_size is null));`,
};
