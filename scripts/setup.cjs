// Installs what package.json names. Old syntax on purpose: it must run far enough on an old Node to say what is wrong.
'use strict';
var childProcess = require('node:child_process');
var fs = require('node:fs');
var path = require('node:path');

var oldestNode = 20;
var root = path.join(__dirname, '..');

if (Number(process.versions.node.split('.')[0]) < oldestNode) {
  console.error(
    'Broadsheet needs Node ' + oldestNode + ' or newer to install itself; this is ' + process.version + '.',
  );
  process.exit(1);
}

var isFirst = !fs.existsSync(path.join(root, 'node_modules', '.modules.yaml'));
if (isFirst) console.log('Installing what Broadsheet needs. The first time takes a while.');

var pnpm = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')).packageManager;
var result = childProcess.spawnSync('npx', ['--yes', pnpm, 'install', '--frozen-lockfile'], {
  cwd: root,
  // A later time has nothing to tell, unless it fails.
  stdio: ['ignore', isFirst ? 'inherit' : 'pipe', isFirst ? 'inherit' : 'pipe'],
  shell: process.platform === 'win32',
});
if (result.error) console.error('npx cannot be started: ' + result.error.message);
if (result.status !== 0) {
  if (!isFirst) console.error(String(result.stdout) + String(result.stderr));
  console.error('Installing failed. Is there a connection to the npm registry?');
}
process.exit(result.status === null ? 1 : result.status);
