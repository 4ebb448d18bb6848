// An Electron given as an unpacked folder keeps its default app. It must not be shipped.
const fs = require('node:fs');
const path = require('node:path');

exports.default = ({ appOutDir, electronPlatformName }) => {
  if (electronPlatformName !== 'darwin') fs.rmSync(path.join(appOutDir, 'resources/default_app.asar'), { force: true });
};
