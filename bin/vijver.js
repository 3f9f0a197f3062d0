#!/usr/bin/env node
// The door for the command line. Says one sentence to a Node that is too old; does nothing else itself.
var major = Number(process.versions.node.split('.')[0]);
if (major < 26) {
  console.error(
    'Vijver needs Node 26 and this is ' +
      process.version +
      ': start it with "npm start" or "npx vijver …" in this folder, which use the Node 26 that "npm ci" installed.',
  );
  process.exit(1);
} else {
  import('../src/main.ts');
}
