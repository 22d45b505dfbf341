export { checkFiles, type FileReport, type FilingReport, type GivenFile } from './check-file.js';
export { renderReport, type Language } from './render-report.js';
export { run } from './check-filing.cli.js';
