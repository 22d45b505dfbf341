export { figuresOf } from './figures.js';
export { actLabel, methodLabel, partyLabel } from './act-label.js';
export { KeyUnreadable, verifyFile, type GivenToVerify, type Verification } from './verify-file.js';
export { renderVerification } from './render-verification.js';
export type { Language } from './words.js';
export { run } from './verify-approval.cli.js';
