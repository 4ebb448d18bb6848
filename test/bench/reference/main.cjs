// The reference window: empty, or a list as plain React would have it. Remembers when it was ready to show.
const { app, BrowserWindow } = require('electron');
const path = require('node:path');

app.setPath('userData', process.env.HOLDFAST_PROFILE);
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, show: false, backgroundColor: '#0B0E14' });
  window.once('ready-to-show', () => {
    globalThis.readyAt = Date.now();
    window.show();
  });
  void window.loadFile(process.env.HOLDFAST_REFERENCE_PAGE || path.join(__dirname, 'empty.html'));
});
app.on('window-all-closed', () => app.quit());
