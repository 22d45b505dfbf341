export { createTestPki, splitPem, TEST_OINS } from './pki/test-pki.js';
export type { TestPki } from './pki/test-pki.js';
export type { IssuedCertificate } from './pki/test-certificates.js';
