// Stands in for Electron's own default app in the fallback runtime: runs the folder given on the command line.
const { app } = require('electron');
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');

const argument = process.argv.slice(1).find((word) => !word.startsWith('-'));
if (argument) {
  const folder = path.resolve(argument);
  const about = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  process.defaultApp = true;
  app.setName(about.productName);
  app.setVersion(about.version);
  app.setPath('userData', path.join(app.getPath('appData'), about.productName));
  app.setAppPath(folder);
  Module._load(path.join(folder, about.main), null, true);
} else {
  console.error('usage: electron [options] <folder>');
  app.exit(2);
}
