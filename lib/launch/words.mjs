// What the launcher says before the program itself runs: the message catalogues are TypeScript, and
// the Node that starts us may be too old to read them.
export const words = {
  nodeTooOld: (found) =>
    `Broadsheet needs Node 20.9 or newer; this is ${found}. Install a newer one from https://nodejs.org.`,
  installing: 'Installing (once, a minute or so) …',
  installFailed: 'The packages could not be installed: see the lines above. A network is needed the first time.',
  notInstalled:
    'The packages are not installed or not the ones this version needs: run npm ci --ignore-scripts, then start again.',
  building: 'Building …',
  buildFailed: 'The build failed: see the lines above.',
  staticPages: (pages) =>
    `These pages were made at build time and could not be sealed: ${pages}. Their layout must await connection().`,
  notBuilt: 'There is no build of this version: run npm start once without --prebuilt, then start again.',
  running: (pid) => `The paper is running (process ${pid}): stop it first, then this version is built.`,
  waiting: (pid) => `Another start (process ${pid}) is preparing this folder; waiting for it …`,
  noNode24: (platform) =>
    `Broadsheet runs on Node 24, and none comes with it for ${platform}: install Node 24 or newer from https://nodejs.org.`,
  unknownFlag: (flag) => `npm start does not know ${flag}; it knows --prebuilt and --dev.`,
  portTaken: (port) => `Port ${port} is in use by another program: stop it, or set PORT to another number.`,
  needsWriting: (path) => `The folder ${path} cannot be written to: give this user the right to write there.`,
  gettingBrowser: 'Getting a Chromium for the journeys …',
  noBrowser: 'No Chromium can be had: install one, or name one in CHROME.',
  noNginx: 'No nginx can be had (that needs root and apt): the journey behind a cache is skipped.',
  noServer: (reason, tests) => `The ${tests} tests on a PostgreSQL server are skipped: ${reason}.`,
}
