import { fileURLToPath } from 'node:url';

/** Folder with the page's files, to be served at `/`. */
export const publicFolder = fileURLToPath(new URL('../public/', import.meta.url));
