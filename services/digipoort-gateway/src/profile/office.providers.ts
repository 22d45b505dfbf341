import { CertificateController } from '../certificate/certificate.controller.js';
import { CertificateMetrics } from '../certificate/certificate.metrics.js';
import { CertificateRepository } from '../certificate/certificate.repository.js';
import { Certificates } from '../certificate/certificates.js';
import { ImportCertificate } from '../certificate/import-certificate.js';
import { KnownAuthorityRepository } from '../certificate/known-authority.repository.js';
import { WarnExpiring } from '../certificate/warn-expiring.js';
import { WatchCertificates } from '../certificate/watch-certificates.js';
import { Clock } from '../clock.js';
import { GuardBodies } from '../http/guard-bodies.js';
import { KeyEncryptionController } from '../key-encryption/key-encryption.controller.js';
import { KeyRing } from '../key-encryption/key-ring.js';
import { RotateKeys } from '../key-encryption/rotate-keys.js';
import { SealedKeyRepository } from '../key-encryption/sealed-key.repository.js';
import { BootstrapProfiles } from './bootstrap-profiles.js';
import { ProfileController } from './profile.controller.js';
import { ProfileRepository } from './profile.repository.js';
import { Profiles } from './profiles.js';
import { RemoveProfile } from './remove-profile.js';
import { ResumeFilings } from './resume-filings.js';
import { SaveProfile } from './save-profile.js';

/** Profiles, certificates and keys of offices: what the gateway's module takes over. */
export const OFFICE_CONTROLLERS = [CertificateController, KeyEncryptionController, ProfileController];

/** The providers behind them. */
export const OFFICE_PROVIDERS = [
  BootstrapProfiles,
  CertificateMetrics,
  CertificateRepository,
  Certificates,
  Clock,
  GuardBodies,
  ImportCertificate,
  KeyRing,
  KnownAuthorityRepository,
  ProfileRepository,
  Profiles,
  RemoveProfile,
  ResumeFilings,
  RotateKeys,
  SaveProfile,
  SealedKeyRepository,
  WarnExpiring,
  WatchCertificates,
];
